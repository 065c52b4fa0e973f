// @ts-check
// Clicks that change nothing, clicks in anger, clicks that break something, and a pointer that goes back and forth.
// A signal is a guess first ("provisional"), then confirmed or withdrawn. docs/observation.md has numbers and sources.

/** Three clicks within a second and 30 pixels; decided when it was quiet for this long. */
const RAGE = { clicks: 3, within: 1_000, distance: 30, decide: 800 };
/** Dead: a guess, confirmed, and no longer withdrawn after so long; scrolling and selecting must follow at once. */
const DEAD = { guess: 1_000, sure: 2_500, late: 7_000, reaction: 100, wake: 300 };
/** An error counts to a click so long, and is decided after so long. */
const ERROR = { after: 1_000, decide: 2_500 };
/** Turns of at least so many pixels, so many of them within so long. */
const THRASH = { distance: 90, turns: 6, within: 1_500, pause: 15_000 };

const CLICKABLE = "a,button,summary,label,[role=button],[role=link],[role=tab],[role=menuitem],[data-action]";
const TYPING = "input:not([type=checkbox],[type=radio],[type=submit],[type=button],[type=image]),textarea,select,[contenteditable]";
/** What shows its answers where no script can see them. */
const SHOWS = "canvas,video,audio,object,embed,iframe";
/** Our own life signs are no answer to a click. */
const OURS = "#offline,.offer-region,live-stream";
const ALERT = "[role=alert],[aria-live=assertive]";

/** @typedef {typeof import("./observer.js").say} Say */
/** @typedef {{ at: number, target: Element, values: string, ok?: boolean, x: number, y: number }} Click */

/** What our own page calls it. @param {Element} element */
function nameOf(element) {
  const thing = element.closest(CLICKABLE) ?? element;
  const label = thing.closest("[data-private]") ? "" : (thing.getAttribute("aria-label") ?? thing.textContent ?? "");
  return { name: thing.getAttribute("name") ?? thing.id, label: label.replace(/\s+/g, " ").trim().slice(0, 64) };
}

/** What is around a control. @param {Element} target */
const around = (target) => (target.closest(CLICKABLE) ?? target).parentElement?.parentElement;
/** Values around a control: setting one changes no markup. @param {Element} target */
const values = (target) => [...(around(target)?.querySelectorAll("input,output,progress,meter,select") ?? [])].slice(0, 50)
  .map((field) => /** @type {any} */ (field).value + /** @type {any} */ (field).checked).join();

/** @param {Say} say */
export function watchClicks(say) {
  const ending = new AbortController();
  const options = { capture: true, passive: true, signal: ending.signal };
  // When anything changed, anything but an alert, and what the page says.
  let [changed, helped, told, scrolled, selected, woke] = [0, 0, 0, 0, 0, -DEAD.wake];
  /** @type {Click | undefined} */
  let last;
  /** Changes that nobody asked for: a clock is no answer. @type {WeakMap<Element, number[]>} */
  const restless = new WeakMap();
  const now = () => performance.now();
  const mark = () => (changed = helped = told = now());
  const hear = (/** @type {EventTarget} */ where, /** @type {string} */ types, /** @type {(event: any) => void} */ act) =>
    types.split(" ").forEach((type) => where.addEventListener(type, act, options));

  const mutations = new MutationObserver((all) => {
    for (const { target, type } of all) {
      const element = target instanceof Element ? target : target.parentElement;
      if (!element || element === document.documentElement || element.closest(OURS)) continue;
      const [times, when] = restless.get(element) ?? [0, 0];
      if (!last || now() - last.at > RAGE.within) restless.set(element, [times + 1, now()]);
      if (times > 1 && now() - when < 3_000) continue;
      changed = now();
      if (element.closest(ALERT) || element.querySelector(`:scope>${ALERT}`)) continue;
      helped = changed;
      if (type !== "attributes") told = changed;
    }
  });
  mutations.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  hear(document, "turbo:visit turbo:submit-start turbo:before-fetch-request submit change input toggle play pause seeking volumechange fullscreenchange copy cut", mark);
  hear(window, "pagehide beforeunload beforeprint hashchange popstate", mark);
  // Those of its fields pass here, too.
  hear(window, "blur", ({ target }) => target === window && mark());
  // Downloads and other ways out that change no markup.
  hear(/** @type {any} */ (window).navigation ?? window, "navigate", mark);
  hear(window, "focus", ({ target }) => target === window && (woke = now()));
  hear(document, "scroll", () => (scrolled = now()));
  // A cursor that goes is no selection.
  hear(document, "selectionchange", () => isSelected() && (selected = now()));
  const isSelected = () => getSelection()?.type === "Range";

  /** @type {Click[]} */
  let burst = [];
  /** @type {any} */ let decide;
  let raging = "";
  const answered = (/** @type {Click} */ click) => helped >= click.at || values(click.target) !== click.values;

  /** Three clicks select a paragraph; a stepper, a pager and a calendar answer every click. @param {Click} click */
  const rage = (click) => {
    const before = burst.at(-1);
    const near = before && click.at - before.at < RAGE.within && Math.hypot(click.x - before.x, click.y - before.y) < RAGE.distance;
    if (before && near) before.ok ||= answered(before);
    else [burst, raging] = [[], ""];
    burst = [...burst.slice(-20), click];
    const within = burst.filter((c) => click.at - c.at < RAGE.within);
    if (!raging && (within.length < RAGE.clicks || isSelected())) return;
    const what = { ...nameOf(click.target), count: burst.length };
    raging ||= say("rage_click", { ...what, proof: "provisional" });
    clearTimeout(decide);
    const [of, all] = [raging, burst];
    decide = setTimeout(() => {
      const fine = isSelected() || all.every((c) => c.ok || answered(c));
      say("rage_click", { ...what, of, proof: fine ? "withdrawn" : "confirmed" });
      burst = [];
    }, RAGE.decide);
  };

  /** @param {Click} click @param {PointerEvent} event */
  const dead = (click, { button, ctrlKey, metaKey, shiftKey }) => {
    const { at, target } = click;
    if (button !== 0 || ctrlKey || metaKey || shiftKey || at - woke < DEAD.wake) return;
    // A chosen radio button rightly does nothing; what is drawn is not seen.
    if (target.closest("label,input") || around(target)?.querySelector(SHOWS)) return;
    const link = target.closest("a[href]");
    if (link?.matches("[download],[target=_blank],[href^='mailto:'],[href^='tel:']")) return;
    if (!target.closest(CLICKABLE) && getComputedStyle(target).cursor !== "pointer") return;
    const soon = (/** @type {number} */ when) => when >= at && when - at < DEAD.reaction;
    const quiet = () => changed < at && !soon(scrolled) && !soon(selected) && values(target) === click.values;
    const what = nameOf(target);
    setTimeout(() => {
      if (!quiet() || document.hidden || options.signal.aborted) return;
      const of = say("dead_click", { ...what, proof: "provisional" });
      const judge = (/** @type {boolean} */ is) => say("dead_click", { ...what, of, proof: is ? "confirmed" : "withdrawn" });
      setTimeout(() => {
        if (!judge(quiet()) || !quiet()) return;
        setTimeout(() => last === click && !quiet() && judge(false), DEAD.late - DEAD.sure);
      }, DEAD.sure - DEAD.guess);
    }, DEAD.guess);
  };

  hear(document, "click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest || target.closest(TYPING) || target.closest(SHOWS)) return;
    last = { at: now(), target, values: values(target), x: event.clientX, y: event.clientY };
    if (event.detail > 0 && !target.closest("[data-repeat]")) rage(last);
    dead(last, event);
  });

  /** @type {Click | undefined} */
  let broken;
  hear(window, "error unhandledrejection", ({ type, filename = "", message }) => {
    // Images that do not load are errors, too; what an extension breaks is not the page's.
    if ((type === "error" && !message) || /^\w+-extension:/.test(filename)) return;
    if (!last || last === broken || now() - last.at > ERROR.after) return;
    broken = last;
    const [{ at, target }, rule] = [last, type === "error" ? type : "rejection"];
    const of = say("error_click", { ...nameOf(target), rule, proof: "provisional" });
    setTimeout(() => say("error_click", { ...nameOf(target), rule, of, proof: told >= at ? "withdrawn" : "confirmed" }), ERROR.decide);
  });

  thrash(say, options);
  return () => {
    ending.abort();
    mutations.disconnect();
  };
}

/** @param {Say} say @param {AddEventListenerOptions} options */
function thrash(say, options) {
  let [from, direction, toldAt] = [0, 0, -THRASH.pause];
  /** @type {number[]} */
  let turns = [];
  document.addEventListener("pointermove", (event) => {
    // Who draws, drags or plays goes back and forth rightly.
    if (event.pointerType !== "mouse" || event.buttons !== 0 || /** @type {Element} */ (event.target).closest?.(SHOWS)) return;
    const way = event.clientX - from;
    if (Math.abs(way) < THRASH.distance) return;
    from = event.clientX;
    if (Math.sign(way) === direction) return;
    direction = Math.sign(way);
    const at = event.timeStamp;
    turns = [...turns.filter((t) => at - t < THRASH.within), at];
    if (turns.length < THRASH.turns || at - toldAt < THRASH.pause) return;
    toldAt = at;
    turns = [];
    say("thrash");
  }, options);
}
