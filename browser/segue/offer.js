// @ts-check
// Help that is offered on a foreign page: a card that takes no focus, moves nothing, and is gone with one key.
//
// An offer is { id, why, promise?, shared?: [{ key, label, value? }] }: sentences in the person's language. What would be shared
// is struck here where the offer lists it, else in the window that opens. Texts come with the site's setting, under the
// names of locales/*/offer.ftl. Everything here is text, never markup.
import { CSS } from "./card.js";
import { paint } from "./colour.js";

/** The texts that are needed. */
export const TEXTS = ["offer-region", "offer-title", "offer-shared", "offer-card-hint", "offer-accept", "offer-no", "offer-never",
  "offer-ask-title", "offer-ask-text", "offer-ask-yes", "offer-opened", "offer-open", "offer-failed", "offer-close"];

const WINDOW = "popup,width=440,height=720";

/**
 * @param {string} name
 * @param {Record<string, any>} [what] properties
 * @param {...(Node | string)} inside
 * @returns {any}
 */
function element(name, what = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(what)) {
    if (key.includes("-") || key === "role") made.setAttribute(key, value);
    else /** @type {any} */ (made)[key] = value;
  }
  made.append(...inside.filter((part) => part !== ""));
  return made;
}

export class Card {
  #setup;
  #how;
  #host = document.createElement("segue-help");
  #root = this.#host.attachShadow({ mode: "closed" });
  #section = element("section", { role: "region", tabIndex: -1 });
  /** Read out when the card comes, without moving anybody. */
  #said = element("p", { role: "status", className: "said" });
  /** @type {any} */
  #offer;
  /** @type {Element | null} */
  #before = null;
  #open = false;

  /**
   * @param {any} setup
   * @param {{ lang?: string, theme?: string, answer: (what: any) => Promise<any>, tie: (origin: string) => void }} how
   */
  constructor(setup, how) {
    this.#setup = setup;
    this.#how = how;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${CSS}section{${paint(setup.theme?.accent)}}`);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#said, this.#section);
    this.#section.hidden = true;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.#open) return;
      // A dialogue of the page's own is closed first.
      const inside = event.composedPath()[0] === this.#host || document.activeElement === this.#host;
      if (inside || !document.querySelector("dialog[open],[aria-modal=true]")) this.#answer("no");
    });
  }

  /** @param {string} key @returns {string} */
  #t(key) {
    return this.#setup.texts?.[key] ?? "";
  }

  /** @param {{ lang?: string, theme?: string, setup?: any }} what */
  set({ setup, ...what }) {
    if (setup) this.#setup = setup;
    Object.assign(this.#how, what);
    if (this.#open) this.show(this.#offer, false);
  }

  /**
   * @param {any} offer nothing: the person asks by themselves
   * @param {boolean} wanted by the person, who is led there
   */
  show(offer, wanted) {
    this.#offer = offer;
    this.#open = true;
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    this.#section.lang = this.#setup.lang ?? "";
    this.#section.className = this.#how.theme ?? "auto";
    this.#section.setAttribute("aria-label", this.#t("offer-region"));
    const title = offer ? (offer.title ?? this.#t("offer-title")) : this.#t("offer-ask-title");
    const text = offer ? [offer.why, offer.promise].filter(Boolean).join(" ") : this.#t("offer-ask-text");
    const shared = Array.isArray(offer?.shared) ? offer.shared.slice(0, 20) : [];
    const list = shared.map((/** @type {any} */ fact) => element("li", {}, element("label", {},
      element("input", { type: "checkbox", checked: true, value: String(fact.key) }),
      element("span", {}, [fact.label, fact.value].filter(Boolean).join(": ")))));
    this.#section.replaceChildren(
      element("h2", {}, title), element("p", {}, text),
      list.length > 0 ? element("fieldset", {}, element("legend", {}, this.#t("offer-shared")),
        element("p", { className: "hint" }, this.#t("offer-card-hint")), element("ul", {}, ...list)) : "",
      element("div", { className: "acts" },
        this.#button("yes", this.#t(list.length > 0 ? "offer-accept" : "offer-ask-yes")),
        this.#button("no", this.#t(offer ? "offer-no" : "offer-close")),
        offer ? this.#button("never", this.#t("offer-never")) : ""),
    );
    this.#section.hidden = false;
    if (wanted) {
      this.#before = document.activeElement;
      this.#section.focus();
    } else {
      setTimeout(() => (this.#said.textContent = `${title} ${text}`), 100);
    }
  }

  /** @param {"yes" | "no" | "never"} what @param {string} text */
  #button(what, text) {
    return element("button", { type: "button", className: what, onclick: () => this.#answer(what) }, text);
  }

  close() {
    const inside = document.activeElement === this.#host;
    this.#open = false;
    this.#section.hidden = true;
    this.#said.textContent = "";
    this.#host.remove();
    // Whoever was led here is led back.
    if (inside && this.#before?.isConnected) /** @type {any} */ (this.#before).focus?.({ preventScroll: true });
    this.#before = null;
  }

  /** @param {"yes" | "no" | "never"} answer */
  async #answer(answer) {
    const offer = this.#offer?.id ?? "";
    if (answer !== "yes") {
      this.close();
      if (offer) await this.#how.answer({ offer, answer, shared: [] });
      return;
    }
    const shared = [...this.#section.querySelectorAll("input:checked")].map((box) => box.value);
    // A browser opens a window for a click only, so it opens before its address is known.
    const place = window.open("", "segue-dialogue", WINDOW);
    this.#section.querySelectorAll("button,input").forEach((/** @type {any} */ part) => (part.disabled = true));
    const got = await this.#how.answer({ offer, answer, shared });
    const address = URL.canParse(got?.open) ? new URL(got.open) : null;
    if (!address || !/^https?:$/.test(address.protocol)) {
      place?.close();
      this.#section.querySelectorAll("button,input").forEach((/** @type {any} */ part) => (part.disabled = false));
      this.#section.querySelector(".problem")?.remove();
      this.#section.append(element("p", { className: "problem", role: "alert" }, this.#t("offer-failed")));
      return;
    }
    // The window asks for this page's tie once; from then on it knows nothing of the page that opened it.
    this.#how.tie(address.origin);
    place?.location.replace(address.href);
    this.#section.replaceChildren(
      element("p", { role: "status" }, this.#t("offer-opened")),
      // The link works once: it is here only where no window opened.
      element("div", { className: "acts" },
        place ? "" : element("a", { href: address.href, target: "_blank", rel: "opener", referrerPolicy: "no-referrer", className: "yes", onclick: () => setTimeout(() => this.close()) }, this.#t("offer-open")),
        element("button", { type: "button", className: "no", onclick: () => this.close() }, this.#t("offer-close"))),
    );
  }
}
