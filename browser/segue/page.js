// @ts-check
// What a page does to people: clicks that change nothing, clicks in anger, clicks that break something, a pointer that
// goes back and forth; slow and failed requests, errors worth copying, a language or a size that does not suit.
// A signal is a guess first ("provisional"), then confirmed or withdrawn. docs/observation.md has numbers and sources.
// Serves our own pages and foreign ones: what anything is called, and what is told, is the caller's.
import { within } from "./fields.js";

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
const ALERT = "[role=alert],[aria-live=assertive]";
/** How pages say that something is wrong. */
const WRONG = "[role=alert]:not([class*=success]),[aria-invalid=true],.is-invalid,.alert-danger";

/**
 * What the detecting parts ask of whoever uses them.
 * @typedef {object} Place
 * @property {(kind: string, what?: any) => string} say tells that something happened; answers its id
 * @property {(thing: Element) => { name: string, label: string }} call what a control, a field or a form may be called
 * @property {() => string} page what the page is called
 * @property {any} view the window that is watched
 * @property {string} ours a selector: our own life signs are no answer to a click
 * @property {(url: string) => boolean} mine whether a request is our own
 * @property {(where: Element) => void} [warned] the page said, after a click, that something is wrong
 * @property {(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) => void} [propose] a field was filled
 */
/** @typedef {{ at: number, target: Element, values: string, ok?: boolean, x: number, y: number }} Click */

/** What a click was meant for. @param {Element} target */
const thingOf = (target) => target.closest(CLICKABLE) ?? target;
/** What is around a control. @param {Element} target */
const around = (target) => thingOf(target).parentElement?.parentElement;
/** Values around a control: setting one changes no markup. @param {Element} target */
const values = (target) => [...(around(target)?.querySelectorAll("input,output,progress,meter,select") ?? [])].slice(0, 50)
  .map((field) => field.value + field.checked).join();
/** Where it really happened: within a shadow root, where there is one. @param {any} event @returns {Element} */
const targetOf = (event) => event.composedPath()[0];

/** Hears events before the page does, until the signal ends it. @param {AbortSignal} signal */
export const hears = (signal) => (at, types, act) =>
  types.split(" ").forEach((type) => at?.addEventListener(type, act, { capture: true, passive: true, signal }));

/** @param {Place} place */
export function watchClicks({ say, call, view, ours, warned }) {
  const { document } = view;
  const ending = new AbortController();
  const { signal } = ending;
  // When anything changed, anything but an alert, and what the page says.
  let [changed, helped, told, scrolled, selected, woke] = [0, 0, 0, 0, 0, -DEAD.wake];
  /** @type {Click | undefined} */
  let last;
  /** @type {Click | undefined} */
  let wrong;
  /** Changes that nobody asked for: a clock is no answer. @type {WeakMap<Element, number[]>} */
  const restless = new WeakMap();
  const now = () => performance.now();
  const mark = () => (changed = helped = told = now());
  const hear = hears(signal);

  const mutations = new view.MutationObserver((all) => {
    for (const { target, type } of all) {
      const element = target.nodeType === 1 ? target : (target.parentElement ?? target.host);
      if (!element || element === document.documentElement || within(element, ours)) continue;
      const [times, when] = restless.get(element) ?? [0, 0];
      if (!last || now() - last.at > RAGE.within) restless.set(element, [times + 1, now()]);
      if (times > 1 && now() - when < 3_000) continue;
      changed = now();
      const said = element.closest(WRONG) ?? element.querySelector(`:scope>:is(${WRONG})`);
      if (said && last !== wrong) {
        wrong = last;
        warned?.(said);
      }
      if (element.closest(ALERT) || element.querySelector(`:scope>${ALERT}`)) continue;
      helped = changed;
      if (type !== "attributes") told = changed;
    }
  });
  const changes = { subtree: true, childList: true, attributes: true, characterData: true };
  mutations.observe(document.documentElement, changes);
  /** What a component shows stands behind its shadow root. @type {WeakSet<Node>} */
  const followed = new WeakSet();
  const follow = (root) => root.querySelectorAll("*").forEach(({ shadowRoot }) => {
    if (!shadowRoot) return;
    if (!followed.has(shadowRoot)) mutations.observe(followed.add(shadowRoot) && shadowRoot, changes);
    follow(shadowRoot);
  });
  let lookedAt = -RAGE.within;
  hear(document, "pointerdown keydown", () => {
    if (now() - lookedAt < RAGE.within) return;
    lookedAt = now();
    follow(document);
  });
  hear(document, "turbo:visit turbo:submit-start turbo:before-fetch-request invalid change input toggle play pause seeking volumechange fullscreenchange copy cut", mark);
  // A form that its page keeps to itself is no answer yet.
  hear(document, "submit", (event) => setTimeout(() => event.defaultPrevented || mark()));
  hear(view, "pagehide beforeunload beforeprint hashchange popstate", mark);
  // Those of its fields pass here, too.
  hear(view, "blur", ({ target }) => target === view && mark());
  // Downloads and other ways out that change no markup.
  hear(view.navigation ?? view, "navigate", mark);
  hear(view, "focus", ({ target }) => target === view.top && (woke = now()));
  hear(document, "scroll", () => (scrolled = now()));
  // A cursor that goes is no selection.
  hear(document, "selectionchange", () => isSelected() && (selected = now()));
  const isSelected = () => view.getSelection()?.type === "Range";

  /** @type {Click[]} */
  let burst = [];
  /** @type {any} */
  let decide;
  let raging = "";
  const answered = (click) => helped >= click.at || values(click.target) !== click.values;

  /** Three clicks select a paragraph; a stepper, a pager and a calendar answer every click. @param {Click} click */
  const rage = (click) => {
    const before = burst.at(-1);
    const near = before && click.at - before.at < RAGE.within && Math.hypot(click.x - before.x, click.y - before.y) < RAGE.distance;
    if (before && near) before.ok ||= answered(before);
    else [burst, raging] = [[], ""];
    burst = [...burst.slice(-20), click];
    const within = burst.filter((c) => click.at - c.at < RAGE.within);
    if (!raging && (within.length < RAGE.clicks || isSelected())) return;
    const what = { ...call(thingOf(click.target)), count: burst.length };
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
    // A component that shows its inside to nobody answers there.
    if (target.localName.includes("-") && !target.shadowRoot) return;
    const link = target.closest("a[href]");
    if (link?.matches("[download],[target=_blank],[href^='mailto:'],[href^='tel:']")) return;
    if (!target.closest(CLICKABLE) && getComputedStyle(target).cursor !== "pointer") return;
    const soon = (when) => when >= at && when - at < DEAD.reaction;
    const quiet = () => changed < at && !soon(scrolled) && !soon(selected) && values(target) === click.values;
    const what = call(thingOf(target));
    setTimeout(() => {
      if (!quiet() || document.hidden || signal.aborted) return;
      const of = say("dead_click", { ...what, proof: "provisional" });
      const judge = (is) => say("dead_click", { ...what, of, proof: is ? "confirmed" : "withdrawn" });
      setTimeout(() => {
        if (!judge(quiet()) || !quiet()) return;
        setTimeout(() => last === click && !quiet() && judge(false), DEAD.late - DEAD.sure);
      }, DEAD.sure - DEAD.guess);
    }, DEAD.guess);
  };

  hear(document, "click", (event) => {
    const target = targetOf(event);
    if (!target.closest || target.closest(TYPING) || target.closest(SHOWS)) return;
    last = { at: now(), target, values: values(target), x: event.clientX, y: event.clientY };
    if (event.detail > 0 && !target.closest("[data-repeat]")) rage(last);
    dead(last, event);
  });

  /** @type {Click | undefined} */
  let broken;
  hear(view, "error unhandledrejection", ({ type, filename = "", message }) => {
    // Images that do not load are errors, too; what an extension breaks is not the page's.
    if ((type === "error" && !message) || /^\w+-extension:/.test(filename)) return;
    if (!last || last === broken || now() - last.at > ERROR.after) return;
    broken = last;
    const [{ at, target }, rule] = [last, type === "error" ? type : "rejection"];
    const of = say("error_click", { ...call(thingOf(target)), rule, proof: "provisional" });
    setTimeout(() => say("error_click", { ...call(thingOf(target)), rule, of, proof: told >= at ? "withdrawn" : "confirmed" }), ERROR.decide);
  });

  thrash(say, document, hear);
  return () => {
    ending.abort();
    mutations.disconnect();
  };
}

/** @param {Place["say"]} say @param {Document} document @param {ReturnType<typeof hears>} hear */
function thrash(say, document, hear) {
  let [from, direction, toldAt] = [0, 0, -THRASH.pause];
  /** @type {number[]} */
  let turns = [];
  hear(document, "pointermove", (event) => {
    // Who draws, drags or plays goes back and forth rightly.
    if (event.pointerType !== "mouse" || event.buttons !== 0 || targetOf(event).closest?.(SHOWS)) return;
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
  });
}

/** A request is slow after so long; the same is told once in so long. (Milliseconds.) */
const SLOW = 4_000;
const AGAIN = 5_000;
/** Larger by so much. */
const ZOOM = 1.25;

const ERRORS = "[role=alert],[aria-live=assertive],[aria-invalid=true],.error,.error-message,.invalid-feedback";
let lang = "";

/** @param {Place} place */
export function watchPage({ say, call, view, mine }) {
  const { document } = view;
  const ending = new AbortController();
  const hear = hears(ending.signal);
  let toldAt = -AGAIN;
  const request = (rule, count = 0) => {
    if (performance.now() - toldAt < AGAIN) return;
    toldAt = performance.now();
    say("request", { rule, count });
  };
  const requests = new view.PerformanceObserver((list) => {
    for (const { initiatorType, name, duration, responseStatus } of list.getEntries()) {
      // Our own line waits on purpose.
      if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || mine(name)) continue;
      if (responseStatus >= 500) request(`http.${responseStatus}`);
      else if (duration >= SLOW) request("slow", Math.round(duration / 1_000));
    }
  });
  requests.observe({ type: "resource" });
  hear(document, "turbo:fetch-request-error", () => request("failed"));

  hear(document, "copy", () => {
    const node = view.getSelection()?.anchorNode;
    const error = (node?.nodeType === 1 ? node : node?.parentElement)?.closest(ERRORS);
    if (error && !error.closest("[data-private]")) say("copy", { name: call(error).name });
  });

  const now = document.documentElement.lang;
  if (view === window) {
    if (lang && lang !== now && /^[\w-]{2,12}$/.test(now)) say("language", { name: now });
    lang = now;
  }

  // A window that moves to a finer screen changes more than its own measure.
  const [ratio, outer] = [view.devicePixelRatio, view.outerWidth];
  let zoomed = false;
  const zoom = () => {
    const larger = Math.max(view.visualViewport?.scale ?? 1, view.outerWidth === outer ? view.devicePixelRatio / ratio : 1);
    if (zoomed || larger < ZOOM) return;
    zoomed = true;
    say("zoom", { count: Math.round(larger * 100) });
  };
  hear(view, "resize", zoom);
  hear(view.visualViewport, "resize", zoom);

  return () => {
    ending.abort();
    requests.disconnect();
  };
}

/** Device, connection and declared aids. @param {boolean} keyboard */
export function deviceOf(keyboard) {
  const matches = (query) => matchMedia(query).matches;
  const { connection } = navigator;
  const aids = [
    matches("(prefers-reduced-motion: reduce)") && "reduced-motion",
    matches("(prefers-contrast: more)") && "more-contrast",
    matches("(forced-colors: active)") && "forced-colors",
    parseFloat(getComputedStyle(document.documentElement).fontSize) > 20 && "large-text",
    keyboard && "keyboard",
  ];
  return {
    kind: matches("(pointer: coarse)") ? (Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet") : "computer",
    width: innerWidth,
    height: innerHeight,
    link: connection?.saveData ? "slow" : (connection?.effectiveType ?? ""),
    aids: aids.filter(Boolean),
  };
}
