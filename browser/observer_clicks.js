// @ts-check
// Clicks that change nothing, clicks in anger, and a pointer that goes back and forth.

/** Three clicks within a second and 30 pixels. */
const RAGE = { clicks: 3, within: 1_000, distance: 30 };
/** A click is dead where nothing changes within this long; scrolling and selecting must follow at once. */
const DEAD = { change: 2_500, reaction: 100 };
/** Turns of at least so many pixels, so many of them within so long. */
const THRASH = { distance: 90, turns: 6, within: 1_500, pause: 15_000 };

const CLICKABLE = "a,button,summary,label,[role=button],[role=link],[role=tab],[role=menuitem],[data-action]";
const TYPING = "input:not([type=checkbox],[type=radio],[type=submit],[type=button],[type=image]),textarea,select,[contenteditable]";

/** What our own page calls it. @param {Element} element */
function nameOf(element) {
  const thing = element.closest(CLICKABLE) ?? element;
  const label = thing.closest("[data-private]") ? "" : (thing.getAttribute("aria-label") ?? thing.textContent ?? "");
  return { name: thing.getAttribute("name") ?? thing.id, label: label.replace(/\s+/g, " ").trim().slice(0, 64) };
}

/** @param {typeof import("./observer.js").say} say */
export function watchClicks(say) {
  const ending = new AbortController();
  const options = { capture: true, passive: true, signal: ending.signal };
  const stops = [rage(say, options), dead(say, options), thrash(say, options)];
  return () => {
    ending.abort();
    stops.forEach((stop) => stop?.());
  };
}

/** @param {typeof import("./observer.js").say} say @param {AddEventListenerOptions} options */
function rage(say, options) {
  /** @type {Array<{ x: number, y: number, at: number }>} */
  let burst = [];
  let told = false;
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    // Three clicks select a paragraph; a stepper is meant to be clicked often.
    if (target.closest?.(TYPING) || target.closest?.("[data-repeat]") || event.detail === 0) return;
    const [x, y, at] = [event.clientX, event.clientY, event.timeStamp];
    const last = burst.at(-1);
    const near = last && at - last.at < RAGE.within && Math.hypot(x - last.x, y - last.y) < RAGE.distance;
    if (!near) {
      burst = [];
      told = false;
    }
    burst = [...burst.filter((c) => at - c.at < RAGE.within), { x, y, at }];
    if (burst.length < RAGE.clicks || told || getSelection()?.type === "Range") return;
    told = true;
    say("rage_click", { ...nameOf(target), count: burst.length });
  }, options);
}

/** @param {typeof import("./observer.js").say} say @param {AddEventListenerOptions} options */
function dead(say, options) {
  let [changed, scrolled, selected] = [0, 0, 0];
  const mutations = new MutationObserver((all) => {
    // Our own life signs are no answer to a click.
    if (all.some((m) => m.target !== document.documentElement && !elementOf(m.target)?.closest("#offline,.offer-region,live-stream"))) {
      changed = performance.now();
    }
  });
  mutations.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  const mark = () => (changed = performance.now());
  for (const type of ["turbo:visit", "turbo:submit-start", "turbo:before-fetch-request", "submit", "change", "input", "toggle"]) {
    document.addEventListener(type, mark, options);
  }
  addEventListener("pagehide", mark, options);
  addEventListener("blur", mark, options);
  document.addEventListener("scroll", () => (scrolled = performance.now()), options);
  document.addEventListener("selectionchange", () => {
    // A cursor that goes is no selection.
    if (getSelection()?.type === "Range") selected = performance.now();
  }, options);
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || target.closest?.(TYPING)) return;
    // A chosen radio button rightly does nothing.
    if (target.closest?.("label,input")) return;
    const link = target.closest?.("a[href]");
    if (link?.hasAttribute("download") || link?.getAttribute("target") === "_blank") return;
    if (!target.closest?.(CLICKABLE) && getComputedStyle(target).cursor !== "pointer") return;
    const at = performance.now();
    setTimeout(() => {
      const answered = changed >= at || within(scrolled, at) || within(selected, at);
      if (!answered && !document.hidden && !options.signal?.aborted) say("dead_click", nameOf(target));
    }, DEAD.change);
  }, options);
  return () => mutations.disconnect();
}

/** @param {number} when @param {number} click */
const within = (when, click) => when >= click && when - click < DEAD.reaction;

/** @param {Node} node */
const elementOf = (node) => (node instanceof Element ? node : node.parentElement);

/** @param {typeof import("./observer.js").say} say @param {AddEventListenerOptions} options */
function thrash(say, options) {
  let [from, direction, toldAt] = [0, 0, -THRASH.pause];
  /** @type {number[]} */
  let turns = [];
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
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
