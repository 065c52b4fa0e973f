// @ts-check
// What Turbo leaves open about sending: twice the same, no network, and an answer that says no.
import { connected } from "segue/live";
import { offline } from "segue/live_screen";

/** A form that got no answer may be sent again after this long, in milliseconds. */
const PATIENCE = 8_000;

/** Forms on their way. @type {WeakMap<EventTarget, number>} */
const sending = new WeakMap();

// A second click before the answer is the same wish, not a second one.
addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method !== "post") return;
  const since = sending.get(form);
  if (since !== undefined && performance.now() - since < PATIENCE) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, { capture: true });
// Whoever takes a form's content elsewhere (a message goes up the line) has prevented its sending.
addEventListener("submit", (event) => event.defaultPrevented || mark(event));
addEventListener("turbo:submit-start", mark);
/** @param {Event} event */
function mark(event) {
  if (event.target) sending.set(event.target, performance.now());
}
const answered = (/** @type {Event} */ event) => event.target && sending.delete(event.target);
addEventListener("turbo:submit-end", answered);
// Somebody who comes back to a page may send its form again.
addEventListener("pageshow", () => [...document.forms].forEach((form) => sending.delete(form)));

/** Failures that the person was told of. @type {WeakSet<object>} */
const told = new WeakSet();
addEventListener("turbo:fetch-request-error", (event) => {
  const { error } = /** @type {any} */ (event).detail;
  if (error) told.add(error);
  if (!connected()) offline(true);
});
// A frame that is fetched anew lets go of the answer it was still reading: that is no error either.
addEventListener("unhandledrejection", (event) => {
  if (event.reason?.name === "AbortError" || told.has(event.reason)) event.preventDefault();
});

// A page that says what went wrong begins at its beginning, and is read out.
addEventListener("turbo:render", () => {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("main .trouble h1"));
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
});
