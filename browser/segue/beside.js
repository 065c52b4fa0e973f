// @ts-check
// The conversation that was asked for from this page, beside it: whether somebody is there, what they write, an answer, and
// the page itself where its person shows it. It goes on in the window that opened; both are the same conversation.
//
// What it may is what its tie may: 32 bytes of chance that this page handed to the window. Everything here is text.
import { paint } from "./colour.js";
import { openTie } from "./tie.js";
import { SHEET } from "./sheet.js";

const KEY = "segue-tie";
const WINDOW = "popup,width=440,height=720";
/** A pause between two words that they write, in milliseconds. */
const TYPING = 2_500;

/** @param {string} name @param {Record<string, any>} [what] @param {...(Node | string)} inside @returns {any} */
function part(name, what = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(what)) {
    if (key.includes("-") || key === "role") made.setAttribute(key, value);
    else /** @type {any} */ (made)[key] = value;
  }
  made.append(...inside);
  return made;
}

/** What this tab keeps of it: the tie, what is being written, whether it is open. @param {any} [kept] */
const memory = (kept) => {
  try {
    if (kept === null) sessionStorage.removeItem(KEY);
    else if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept));
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return kept ?? null;
  }
};

/** @type {Conversation | undefined} */
let standing;

/**
 * Stands beside this page; with `tie`, from now on with that one.
 * @param {{ base: string, site: string, setup: any, theme?: string, lang: string, tie?: string, shown: () => void }} how
 */
export function stand({ tie, ...how }) {
  if (tie) memory({ site: how.site, tie });
  const kept = memory();
  if (kept?.site !== how.site || !kept.tie) return;
  standing?.leave();
  standing = new Conversation(how, kept);
}

class Conversation {
  host = document.createElement("segue-help");
  root = this.host.attachShadow({ mode: "closed" });
  /** @type {any} */ words = {};
  /** @type {any} */ state = {};
  /** @type {any} */ page;
  /** What was written and has not come back yet, by its own id. @type {Map<string, any>} */ unsent = new Map();
  heard = new AbortController();
  told = 0;
  typed = -TYPING;

  constructor(how, kept) {
    this.how = how;
    this.kept = kept;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${SHEET}.all{${paint(how.setup?.theme?.accent)}}`);
    this.root.adoptedStyleSheets = [sheet];
    this.build();
    this.tie = openTie(how.base, how.site, () => ({ hello: kept.tie, lang: how.lang, after: this.state.last ?? 0 }), (m) => this.hear(m));
    const on = { signal: this.heard.signal };
    document.addEventListener("visibilitychange", () => this.read(), on);
    addEventListener("pagehide", () => this.page?.stream.stop(), on);
  }

  leave() {
    this.heard.abort();
    this.tie.stop();
    this.page?.leave();
    this.page = undefined;
    this.host.remove();
  }

  keep(what) {
    Object.assign(this.kept, what);
    if (this.state.stage !== "over") memory(this.kept);
  }

  t(key, name = "") {
    return String(this.words[key] ?? "").replace("{name}", name);
  }

  build() {
    this.said = part("p", { role: "status", className: "said" });
    this.count = part("span", { className: "count", hidden: true });
    this.pillText = part("span");
    this.pillDoes = part("span", { className: "said" });
    this.pill = part("button", { type: "button", className: "pill", onclick: () => this.open(true) }, this.pillText, this.count, this.pillDoes);
    this.title = part("h2");
    this.hide = part("button", { type: "button", className: "plain", onclick: () => this.open(false) }, "–");
    this.question = part("div", { className: "question", hidden: true });
    this.text = part("p", { className: "muted" });
    this.list = part("ol");
    this.log = part("div", { role: "log", className: "log", tabIndex: 0 }, this.list);
    this.typing = part("p", { className: "muted" });
    this.problem = part("p", { className: "problem", role: "alert", hidden: true });
    this.label = part("label", { htmlFor: "write" });
    this.field = part("textarea", { id: "write", rows: 2, maxLength: 4000, value: this.kept.draft ?? "" });
    this.send = part("button", { type: "submit", className: "yes" });
    this.send.setAttribute("form", "answer");
    this.form = part("form", { id: "answer", hidden: true }, this.label, this.field);
    this.window = part("button", { type: "button", className: "plain", onclick: () => open(this.state.open, "segue-dialogue", WINDOW) });
    this.done = part("button", { type: "button", className: "yes", hidden: true, onclick: () => this.forget() });
    this.section = part("section", { hidden: true },
      part("header", {}, this.title, this.hide), this.question, this.text, this.log, this.typing, this.problem, this.form,
      part("div", { className: "acts" }, this.send, this.done, this.window));
    this.bar = part("div", { className: "bar", hidden: true, role: "region" });
    this.all = part("div", { className: `all ${this.how.theme ?? ""}` }, this.said, this.section, this.pill, this.bar);
    this.root.append(this.all);
    this.form.onsubmit = (event) => {
      event.preventDefault();
      this.write();
    };
    this.field.onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.write();
    };
    this.field.oninput = () => {
      this.keep({ draft: this.field.value });
      if (performance.now() - this.typed < TYPING) return;
      this.typed = performance.now();
      this.tie.say({ kind: "typing" }).catch(() => {});
    };
    this.section.onkeydown = (event) => {
      if (event.key === "Escape" && !this.page) this.open(false);
    };
  }

  /** Large or small, by the person's wish. @param {boolean} yes */
  open(yes) {
    this.keep({ open: yes });
    this.show();
    if (!yes) this.pill.focus();
    else (this.form.hidden ? this.section.querySelector("button") : this.field).focus();
    this.read();
  }

  forget() {
    memory(null);
    this.leave();
  }

  hear(m) {
    if (m.gone) return this.forget();
    if (m.online !== undefined) {
      this.away = !m.online;
      if (this.state.stage) this.show();
      return;
    }
    if (m.typing) {
      this.typing.textContent = `${this.state.messages?.findLast?.((l) => l.by === "staff")?.name ?? ""} ${this.t("beside-typing")}`.trim();
      clearTimeout(this.soon);
      this.soon = setTimeout(() => (this.typing.textContent = ""), 4_000);
      return;
    }
    if (m.hand) return this.page?.act(m.hand);
    if (!m.stage) return;
    if (m.words) Object.assign(this.words, m.words);
    const before = this.state;
    this.state = { ...m, messages: [...(before.messages ?? []), ...(m.messages ?? [])].slice(-200) };
    if (m.stage === "open") return;
    if (!this.host.isConnected) {
      document.documentElement.append(this.host);
      this.how.shown();
    }
    for (const line of m.messages ?? []) this.line(line);
    if (m.title !== before.title) this.say([m.title, m.text].filter(Boolean).join(". "));
    this.shows();
    this.show();
    this.read();
    if (m.stage !== "over") return;
    // It stays on this page until it is closed; the tie is of no more use.
    this.tie.stop();
    memory(null);
  }

  /** Read out, without moving anybody. @param {string} text */
  say(text) {
    this.said.textContent = "";
    setTimeout(() => (this.said.textContent = text), 50);
  }

  line({ n, by, name, at, text, files, client }) {
    this.unsent.get(client)?.remove();
    this.unsent.delete(client);
    if (n <= this.told) return;
    this.told = n;
    this.list.append(this.row(by, name, at, text, files));
    if (by === "staff") {
      this.typing.textContent = "";
      if (!this.kept.open) this.say(`${name}: ${text}`);
    }
    this.log.scrollTop = this.log.scrollHeight;
  }

  row(by, name, at, text, files) {
    const who = by === "person" ? this.t("beside-you") : by === "staff" ? name : "";
    const row = part("li", { className: by }, text);
    if (files) row.append(part("span", { className: "when" }, this.t("beside-file")));
    row.append(part("span", { className: "when" }, [by === "system" ? " " : who, at].filter(Boolean).join(" · ")));
    return row;
  }

  /** How it stands, on the screen. */
  show() {
    const { state } = this;
    const talking = state.stage === "talking" || state.stage === "again";
    const asked = !!state.share && !state.share.on;
    const large = !!this.kept.open || asked;
    this.all.lang = this.how.setup?.lang ?? "";
    this.section.setAttribute("aria-label", this.t("beside-region"));
    this.log.setAttribute("aria-label", this.t("beside-open"));
    this.section.hidden = !large;
    this.pill.hidden = large;
    this.pillDoes.textContent = ` · ${this.t("beside-show")}`;
    this.pillText.textContent = this.title.textContent = state.title ?? "";
    this.count.hidden = !state.unread;
    this.count.replaceChildren(part("span", { className: "said" }, " · "), String(state.unread ?? ""));
    this.hide.setAttribute("aria-label", this.t("beside-hide"));
    const note = this.away ? this.t("beside-away") : state.text;
    this.text.textContent = note;
    this.text.hidden = !note;
    this.label.textContent = this.t("beside-write");
    this.send.textContent = this.t("beside-send");
    this.window.textContent = this.t("beside-window");
    this.done.textContent = this.t("beside-done");
    this.form.hidden = this.send.hidden = !talking;
    this.log.hidden = this.list.childElementCount === 0;
    this.done.hidden = state.stage !== "over";
    if (large) this.log.scrollTop = this.log.scrollHeight;
  }

  /** What they saw is read. */
  read() {
    const { last, unread } = this.state;
    if (!unread || !this.kept.open || document.hidden) return;
    this.tie.say({ kind: "read", n: last }).catch(() => {});
    this.state.unread = 0;
    this.show();
  }

  async write() {
    const body = this.field.value.trim();
    if (!body) return;
    const client = crypto.randomUUID();
    const row = this.row("person", "", "", body, 0);
    row.classList.add("unsent");
    this.unsent.set(client, row);
    this.list.append(row);
    this.field.value = "";
    this.keep({ draft: "" });
    this.problem.hidden = true;
    this.show();
    try {
      await this.tie.say({ kind: "message", client, body }, true);
    } catch (why) {
      // What was not taken is there to be tried again.
      row.remove();
      this.unsent.delete(client);
      this.field.value = this.field.value ? `${body}\n${this.field.value}` : body;
      this.keep({ draft: this.field.value });
      this.problem.textContent = why || this.t("beside-failed");
      this.problem.hidden = false;
      this.show();
    }
  }

  /** The question whether the page may be seen, and the bar while it is. */
  shows() {
    const { share } = this.state;
    const key = share ? `${share.id} ${share.on} ${share.tape} ${share.clicks}` : "";
    if (key === this.shareKey) return;
    this.shareKey = key;
    this.question.hidden = !share || share.on;
    this.bar.hidden = !share?.on;
    if (!share?.on) {
      this.page?.leave();
      this.page = undefined;
    }
    if (!share) return;
    if (!share.on) return this.ask(share);
    this.tell(share);
    if (!this.page) this.begin();
  }

  ask(share) {
    const clicks = part("input", { type: "checkbox" });
    const yes = part("button", { type: "button", className: "yes" }, this.t("cobrowse-yes"));
    const no = part("button", { type: "button" }, this.t("cobrowse-no"));
    yes.onclick = () => this.tie.say({ kind: "agree", id: share.id, clicks: clicks.checked }).catch(() => {});
    no.onclick = () => this.tie.say({ kind: "end" }).catch(() => {});
    const title = this.t("cobrowse-question", share.name);
    this.question.setAttribute("role", "group");
    this.question.setAttribute("aria-label", title);
    this.question.replaceChildren(part("strong", {}, title),
      part("ul", {}, ...["beside-visible", "beside-never", "cobrowse-how-to-end"].map((k) => part("li", {}, this.t(k)))),
      part("label", { className: "choice" }, clicks, part("span", {}, this.t("cobrowse-clicks", share.name))),
      part("div", { className: "acts" }, yes, no));
    this.say(title);
  }

  tell(share) {
    const end = part("button", { type: "button", className: "yes", onclick: () => this.end() }, this.t("cobrowse-end"));
    const title = this.t("cobrowse-on", share.name);
    const tape = share.tape ? part("p", {}, this.t(`beside-tape-${share.tape}`)) : "";
    this.proposal = part("div", { className: "acts", hidden: true });
    this.bar.classList.toggle("taping", share.tape === "on");
    this.bar.setAttribute("aria-label", title);
    this.bar.replaceChildren(part("p", {}, part("strong", {}, title), ` ${this.t("cobrowse-key")}`), end, tape, this.proposal);
    this.say(title);
  }

  end() {
    this.page?.leave();
    this.page = undefined;
    this.tie.say({ kind: "end" }).catch(() => {});
  }

  async begin() {
    const { ShownPage, fill, recorder, picture } = await import("./shown.js");
    const { share } = this.state;
    if (!share?.on || this.page) return;
    const word = (key) => this.t(key, share.name);
    this.page = new ShownPage({
      root: this.all,
      say: (body) => this.tie.say(body),
      recorder, picture,
      shows: () => false,
      clicks: () => this.state.share?.clicks === true,
      words: { marked: word("cobrowse-marked"), drawn: word("cobrowse-drawn"), clicked: word("cobrowse-clicked") },
      announce: (text) => this.say(text),
      propose: (field, text) => {
        const close = () => (this.proposal.hidden = true);
        const yes = part("button", { type: "button", className: "yes" }, this.t("cobrowse-fill-yes"));
        yes.onclick = () => {
          if (field.isConnected) fill(field, text);
          close();
        };
        const no = part("button", { type: "button", onclick: close }, this.t("cobrowse-fill-no"));
        const name = field.labels?.[0]?.textContent?.trim() || field.getAttribute("aria-label") || "";
        this.proposal.replaceChildren(part("p", {}, `${word("cobrowse-filling")} ${name}: `, part("q", {}, text)), yes, no);
        this.proposal.hidden = false;
        this.say(this.proposal.textContent);
      },
      end: () => this.end(),
    });
  }
}
