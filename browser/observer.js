// @ts-check
// Notices difficulty on a page and tells the server: what happened, never what was typed.
//
// What leaves the page is a list of names from our own markup: which field was visited, left, refilled or
// not accepted, which section came into view, which button does nothing. The content of a field leaves only
// where the markup says data-share="label", to be proposed for sharing should help be offered; nobody is
// shown it before the person agrees. Passwords, numbers of cards and data-private never leave.
import { up } from "segue/live";
import { call, sharable } from "segue/names";
import { watchFields } from "./segue/fields.js";
import { deviceOf, watchClicks, watchPage } from "./segue/page.js";

/** Events wait this long for company, in milliseconds. */
const PAUSE = 150;
const BATCH = 50;

const tab = crypto.randomUUID().slice(0, 13);
let count = 0;
/** @type {Array<{ at: number, event: any }>} */
let waiting = [];
/** @type {Array<{ name: string, label: string, value: string }>} */
let typed = [];
/** @type {any} */ let device;
/** @type {any} */ let soon;

/**
 * Says that something happened.
 * @param {string} kind
 * @param {{ name?: string, label?: string, how?: string, rule?: string, count?: number, page?: string, of?: string,
 *   proof?: "provisional" | "confirmed" | "withdrawn" }} [what] `of`: the guess that is confirmed or withdrawn
 * @returns {string} its id
 */
function say(kind, what = {}) {
  const id = `${tab}-${++count}`;
  waiting.push({ at: performance.now(), event: { id, kind, page: location.pathname, ...what } });
  soon ??= setTimeout(send, PAUSE);
  return id;
}

/**
 * Proposes what was typed into a field that may be shared.
 * @param {import("./names.js").Field} filled
 */
function propose(filled) {
  const field = sharable(filled);
  if (!field) return;
  typed = [...typed.filter((t) => t.name !== field.name), field].slice(-8);
  soon ??= setTimeout(send, PAUSE);
}

function send() {
  clearTimeout(soon);
  soon = undefined;
  if (waiting.length === 0 && typed.length === 0 && !device) return;
  const now = performance.now();
  const events = waiting.splice(0, BATCH).map(({ at, event }) => ({ ...event, ago: Math.round(now - at) }));
  const body = { page: location.pathname, events, ...(typed.length > 0 && { typed }), ...(device && { device }) };
  typed = [];
  device = undefined;
  up("visit", body).catch(() => {});
  if (waiting.length > 0) soon = setTimeout(send, PAUSE);
}

/** Told once per tab and when it changes. */
function describe() {
  device = deviceOf(keyboard);
  soon ??= setTimeout(send, PAUSE);
}

let described = false;
let keyboard = false;
let tabs = 0;
let pointed = false;
addEventListener("pointerdown", () => (pointed = true), { passive: true });
addEventListener("keydown", (event) => {
  if (keyboard || pointed || event.key !== "Tab" || ++tabs < 4) return;
  keyboard = true;
  describe();
});
// Before the page goes: the connection takes along what it has.
document.addEventListener("visibilitychange", () => document.hidden && send());
// Earlier than the connection hears of it, and so in time to go along.
addEventListener("pagehide", send, true);

/** Parts of the page, as they come into view: what the markup marks, and what stands under a heading. */
function watchSections() {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const label = target.closest("[data-private]") ? "" : (target.textContent ?? "").trim();
      const marked = target.getAttribute("data-section");
      say("section", { name: marked ?? target.id, label: marked ? "" : label.slice(0, 64) });
      seen.unobserve(target);
    }
  }, { threshold: 0.5 });
  [...document.querySelectorAll("[data-section],main h2")].slice(0, 12).forEach((part) => seen.observe(part));
  return () => seen.disconnect();
}

/** Watches the page until the function that it answers is called. */
export function watch() {
  if (!described) describe();
  described = true;
  const mine = (/** @type {string} */ url) => url.startsWith(`${location.origin}/live/`);
  const place = { say, call, propose, mine, view: window, page: () => location.pathname, ours: "#offline,.offer-region,live-stream" };
  const stops = [watchClicks(place), watchFields(place), watchPage(place), watchSections()];
  return () => stops.forEach((stop) => stop());
}
