// @ts-check
// What live facts do to the page, and what they never do: take away what somebody is typing.
import { morphBodyElements, renderStreamMessage, visit } from "@hotwired/turbo";
import { busy } from "segue/page";

/** @type {Set<string>} */
const frames = new Set();
/** @type {any} */ let soon;
/** Named while another page was on its way, which may have been made before. @type {Set<string> | undefined} */
let meanwhile;
addEventListener("turbo:visit", () => (meanwhile = new Set()));
addEventListener("turbo:load", () => {
  const named = [...(meanwhile ?? [])];
  meanwhile = undefined;
  show(undefined, named);
});

/**
 * Shows ready HTML and fetches the frames that a fact names.
 * @param {string | undefined} html Turbo Stream elements
 * @param {string[] | undefined} refresh ids of frames; "page" for the page as a whole
 */
export function show(html, refresh) {
  if (html) renderStreamMessage(html);
  for (const id of refresh ?? []) {
    frames.add(id);
    meanwhile?.add(id);
  }
  if (frames.size > 0 && !soon) soon = setTimeout(fetchFrames, 60 + Math.random() * 60);
}

/**
 * Something may have been missed: fetch the frames of a topic; without any, the page (unless it has just come).
 * @param {string} topic
 * @param {boolean} fresh
 */
export function reset(topic, fresh) {
  const own = [...document.querySelectorAll("turbo-frame[data-topic]")].filter((f) =>
    (f.getAttribute("data-topic") ?? "").split(/\s+/).includes(topic),
  );
  if (own.length > 0) show(undefined, own.map((f) => f.id));
  else if (!fresh) show(undefined, ["page"]);
}

export function refreshPage() {
  show(undefined, ["page"]);
}

/** @param {boolean} yes */
export function offline(yes) {
  const line = document.querySelector("#offline p");
  if (line) line.toggleAttribute("hidden", !yes);
}

// Nobody is offered help while they type: the card waits until the field is left, or for four seconds without a key
// (our own choice: longer than a pause between words).
const QUIET = 4000;
let keyed = -QUIET;
/** @type {EventTarget | null} */ let typedIn = null;
addEventListener("input", (event) => ([keyed, typedIn] = [performance.now(), event.target]), true);
addEventListener("focusout", () => (typedIn = null), true);
const typing = () => typedIn !== null && performance.now() - keyed < QUIET;

/** Frames that are being fetched, by their ids. @type {Map<string, number>} */
const fetching = new Map();
// What was fetched before a form was answered may come after its answer, and would put the form back: it is fetched again.
addEventListener("turbo:submit-end", (event) => {
  const id = /** @type {Element} */ (event.target).closest("turbo-frame")?.id ?? "";
  if (fetching.has(id)) setTimeout(show, 500, undefined, [id]);
});

/** @param {string} a @param {string | undefined} b */
const same = (a, b) => b !== undefined && new URL(a, location.href).href === new URL(b, location.href).href;

function fetchFrames() {
  soon = undefined;
  const ids = [...frames];
  frames.clear();
  if (ids.includes("page")) {
    fetchPage();
    return;
  }
  for (const id of ids) {
    const frame = /** @type {any} */ (document.getElementById(id));
    if (!frame || frame.localName !== "turbo-frame") continue;
    // What a form of the frame is being answered with comes first: fetched now, the form would overtake its own answer.
    if (frame.hasAttribute("busy") || (id === "offer" && typing())) {
      frames.add(id);
      soon ??= setTimeout(fetchFrames, 300);
      continue;
    }
    // Where somebody went on within a frame, it is that which is fetched again, now and with the page.
    const address = frame.src ?? frame.dataset.src;
    if (!address) continue;
    frame.setAttribute("refresh", "morph");
    // Only what is fetched again is morphed: a frame that has not been fetched takes its address first, while it may not.
    frame.disabled = !frame.src;
    frame.src ??= address;
    fetching.set(id, (fetching.get(id) ?? 0) + 1);
    Promise.resolve(frame.reload()).catch(() => {}).finally(() => {
      const left = (fetching.get(id) ?? 1) - 1;
      if (left > 0) fetching.set(id, left);
      else fetching.delete(id);
    });
    frame.disabled = false;
    // With this, a page that comes with another choice would fetch the frame with the old one.
    if (same(address, frame.dataset.src)) frame.removeAttribute("refresh");
  }
}

// Fetched here and not by a visit of Turbo's, which leaves for the browser's error page when the server is away.
async function fetchPage() {
  const url = location.href;
  // A form that came back with errors is not to be had by asking again.
  if (document.querySelector(".summary")) return;
  const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || location.href !== url) return;
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) return visit(answer.url);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = fresh.title;
  const meta = "meta[name=csrf-token]";
  document.querySelector(meta)?.setAttribute("content", fresh.querySelector(meta)?.getAttribute("content") ?? "");
  nameForms([document.body, fresh.body]);
  morphBodyElements(document.body, fresh.body);
  document.dispatchEvent(new CustomEvent("live:refreshed"));
}

/**
 * Names forms by where they send, so that no form is morphed into another: it would keep what listens to it, and whether it was
 * sent. @param {Element[]} roots what is there, and what comes
 */
function nameForms(roots) {
  for (const root of roots) {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const form of root.querySelectorAll("form")) {
      const id = form.getAttribute("id") ?? "form ";
      if (!id.startsWith("form ")) continue;
      const to = form.getAttribute("action") ?? "";
      const n = (times.get(to) ?? 0) + 1;
      times.set(to, n);
      form.setAttribute("id", `form ${n} ${to}`);
    }
  }
}
addEventListener("turbo:before-frame-render", (event) => {
  const { newFrame } = /** @type {any} */ (event).detail;
  nameForms([/** @type {Element} */ (event.target), newFrame]);
});

// A field in use, and what it stands in, survive every morph.
addEventListener("turbo:before-morph-element", (event) => {
  const element = /** @type {Element} */ (event.target);
  const next = /** @type {any} */ (event).detail?.newElement;
  const field = element.matches?.("input,textarea,select");
  if ((!field && next) || !busy(element)) return;
  event.preventDefault();
  // That it was not accepted, and why, is said of it all the same.
  for (const name of next ? ["aria-invalid", "aria-describedby"] : []) {
    const said = next.getAttribute(name);
    if (said === null) element.removeAttribute(name);
    else element.setAttribute(name, said);
  }
});

// What was opened stays open; what the server opens (a section with a mistake in it) opens.
addEventListener("turbo:before-morph-attribute", (event) => {
  const element = /** @type {Element} */ (event.target);
  const { attributeName, mutationType } = /** @type {any} */ (event).detail ?? {};
  const closes = attributeName === "open" && mutationType === "remove";
  if (closes && element.matches("details,dialog")) event.preventDefault();
  // What was sent stays sent until its answer is there.
  if (attributeName === "data-sent") event.preventDefault();
});

// A stream that would replace a field in use is morphed in instead.
addEventListener("turbo:before-stream-render", (event) => {
  const stream = /** @type {any} */ (event.target);
  const action = stream.getAttribute("action");
  if (action !== "replace" && action !== "update") return;
  const targets = /** @type {Element[]} */ (stream.targetElements ?? []);
  if (targets.some(busy)) stream.setAttribute("method", "morph");
});
