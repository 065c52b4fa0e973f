// @ts-check
// What `segue` does on a foreign page: asks the site's setting, watches where that is allowed, tells what it saw in
// masked form, and shows help that is offered. Before consent nothing is watched, sent or kept.
import { watchClicks } from "./clicks.js";
import { watchFields } from "./fields.js";
import { open as openLine } from "./line.js";
import { mask, pageOf } from "./mask.js";
import { deviceOf, watchPage } from "./page.js";

const KEY = "segue";
/** Names of a site's own events in a visit. */
const EVENTS = 100;
/** An offer waits until nothing was typed for so long, in milliseconds. */
const CALM = 2_500;
/** Our own things stand in this element; it shows nothing of the page's. */
export const HOST = "segue-help";

/** What a visit is recognised by: 32 bytes of chance. */
function chance() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/** Whether the browser says no for its person. */
function refusal() {
  const { globalPrivacyControl, doNotTrack } = /** @type {any} */ (navigator);
  return globalPrivacyControl ? "gpc" : doNotTrack === "1" ? "dnt" : "";
}

/** Storage may be shut. @param {string | null} [value] */
function storage(value) {
  try {
    const found = sessionStorage.getItem(KEY);
    // While a page lives, it alone has the visit: a copied tab begins one of its own.
    sessionStorage.removeItem(KEY);
    if (value) sessionStorage.setItem(KEY, value);
    return JSON.parse(found ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {{ site?: string, base: string, consent?: string, lang?: string, theme?: string }} options
 * @param {any} [segue] what the page holds already
 * @param {Array<[string, any[]]>} [asked] what was asked of it before
 */
export function start({ site = "", base, consent, lang, theme = "auto" }, segue = {}, asked = []) {
  const tab = chance().slice(0, 12);
  /** @type {any} */ let setup;
  /** @type {Promise<any> | undefined} */ let asking;
  /** @type {ReturnType<typeof openLine> | undefined} */ let line;
  /** @type {any} */ let offer;
  /** @type {any} */ let card;
  /** @type {any} */ let goal;
  /** @type {string | undefined} */ let token;
  let [count, typedAt, seen, keyboard, tabs, calm] = [0, -CALM, "", false, 0, 0];
  /** @type {Map<Window, () => void>} */
  const watched = new Map();
  const names = new Set();
  /** @type {Record<string, Array<(what: any) => void>>} */
  const hearers = {};
  let ending = new AbortController();
  /** Visits of whom nothing is kept. */
  let visit = chance();

  const tell = (/** @type {string} */ name, /** @type {any} */ what) => hearers[name]?.forEach((hear) => {
    try {
      hear(what);
    } catch (error) {
      setTimeout(() => { throw error; });
    }
  });
  const state = (/** @type {string} */ now) => (segue.state = now);
  const load = () => (asking ??= fetch(`${base}setup?site=${encodeURIComponent(site)}`, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then((response) => (response.ok ? response.json() : null))
    .then((got) => (setup = got), () => null));

  /** Only words that stand in our own scripts, names that the mask made, and numbers leave. */
  const say = (/** @type {string} */ kind, /** @type {any} */ what = {}) => {
    const id = `${tab}-${++count}`;
    line?.say({ id, kind, page: pageOf(), ...what });
    return id;
  };
  const context = () => ({ page: pageOf(), ...(goal && { goal }), ...(token && { token }) });

  const watch = (/** @type {any} */ view) => {
    if (watched.has(view)) return;
    const place = { say, call: mask(setup.fields ?? []), view, page: pageOf, ours: HOST, mine: (/** @type {string} */ url) => url.startsWith(base) };
    const stops = [watchClicks(place), watchFields(place), watchPage(place)];
    const frames = (/** @type {any} */ frame) => {
      try {
        // A frame of another origin has no document for us.
        if (/^i?frame$/.test(frame.localName) && frame.contentDocument) watch(frame.contentWindow);
      } catch {
        // It closed itself.
      }
    };
    const hear = new AbortController();
    view.document.addEventListener("load", ({ target }) => frames(target), { capture: true, signal: hear.signal });
    view.document.addEventListener("input", () => (typedAt = performance.now()), { capture: true, passive: true, signal: hear.signal });
    view.document.querySelectorAll("iframe,frame").forEach(frames);
    if (view !== window) view.addEventListener("pagehide", () => watched.delete(view), { signal: hear.signal });
    watched.set(view, () => (hear.abort(), stops.forEach((stop) => stop())));
  };
  const unwatch = () => {
    watched.forEach((stop) => stop());
    watched.clear();
  };

  /** Another address is another page, without a load where the page is an application. */
  const turn = () => {
    if (!line || location.pathname === seen) return;
    seen = location.pathname;
    unwatch();
    watch(window);
    say("page");
  };
  const soonTurn = () => setTimeout(turn, 50);

  const begin = () => {
    if (line || !setup) return;
    state("on");
    const kept = storage();
    const valid = kept?.site === site && kept.visit?.length === 43;
    if (valid) visit = kept.visit;
    line = openLine(base, valid ? kept : { site, visit, seq: 0, batches: [] }, context, (got) => {
      if (got.gone) return end("gone");
      if (got.taken !== undefined) tell("taken", got.taken);
      if (got.offer && got.offer.id !== offer?.id) {
        offer = got.offer;
        tell("offer", offer);
        show();
      }
    });
    ending = new AbortController();
    const { signal } = ending;
    const hear = (/** @type {EventTarget | undefined} */ at, /** @type {string} */ types, /** @type {(event: any) => void} */ act) =>
      types.split(" ").forEach((type) => at?.addEventListener(type, act, { signal, passive: true, capture: true }));
    hear(window, "popstate hashchange click", soonTurn);
    hear(/** @type {any} */ (window).navigation, "currententrychange", soonTurn);
    hear(window, "keydown", ({ key }) => {
      if (keyboard || key !== "Tab" || ++tabs < 4) return;
      keyboard = true;
      line?.describe(deviceOf(true));
    });
    hear(window, "pagehide", () => {
      unwatch();
      line?.flush();
      storage(JSON.stringify(line?.kept()));
      line?.rest();
    });
    hear(window, "pageshow", ({ persisted }) => {
      if (!persisted) return;
      storage();
      seen = "";
      turn();
      line?.awake();
    });
    hear(document, "visibilitychange", () => (document.hidden ? line?.flush() : line?.awake()));
    turn();
    // What measures the page waits until the page has nothing better to do.
    (window.requestIdleCallback ?? setTimeout)(() => line?.describe(deviceOf(keyboard)));
  };

  const end = (/** @type {string} */ why) => {
    ending.abort();
    unwatch();
    line?.stop();
    line = undefined;
    clearTimeout(calm);
    card?.close();
    storage();
    state(why);
  };

  /** Help is shown when nobody types. */
  const show = async (/** @type {boolean} */ wanted = false) => {
    clearTimeout(calm);
    const wait = typedAt + CALM - performance.now();
    if (!wanted && (wait > 0 || document.hidden)) {
      calm = setTimeout(show, Math.max(wait, 500));
      return;
    }
    const { Card } = await import("./offer.js").catch(() => ({}));
    if (!Card || !setup) return;
    card ??= new Card(setup, { lang, theme, answer });
    card.show(offer, wanted);
  };
  /** @param {any} what */
  const answer = (what) => {
    if (what.answer !== "yes") offer = undefined;
    const body = { visit, ...context(), ...what };
    return (line?.ask ?? alone)("answer", body).catch(() => null);
  };
  /** Asked for by somebody of whom nothing is observed. */
  const alone = async (/** @type {string} */ to, /** @type {any} */ body) => {
    const response = await fetch(base + to, {
      method: "POST", body: JSON.stringify({ site, ...body }), credentials: "omit", referrerPolicy: "no-referrer",
    });
    return response.ok ? response.json() : null;
  };

  const fits = (/** @type {any} */ name) => typeof name === "string" && /^[a-z0-9.-]{1,40}$/.test(name);
  const named = (/** @type {string} */ kind, /** @type {any} */ name, /** @type {any} */ how) => {
    if (!fits(name) || (names.size >= EVENTS && !names.has(name))) return void (segue.dropped += 1);
    names.add(name);
    say(kind, { name, ...(fits(how) && { rule: how }) });
  };
  const api = {
    dropped: 0,
    identify: (/** @type {string} */ jwt) => {
      token = typeof jwt === "string" && jwt.length < 4_096 ? jwt : undefined;
      say("page");
    },
    goal: (/** @type {any} */ name, /** @type {any} */ step) => {
      if (fits(name)) goal = { name, ...(fits(step) && { step }) };
      named("goal", name, step);
    },
    mark: (/** @type {any} */ name) => named("section", name, ""),
    event: (/** @type {any} */ name) => named("event", name, ""),
    consent: (/** @type {any} */ yes) => {
      if (yes === true || yes === "true") {
        if (!refusal() && setup?.basis !== "none") begin();
      } else {
        if (line) line.ask("forget", {}).catch(() => {});
        end("refused");
      }
      tell("consent", segue.state === "on");
    },
    lang: (/** @type {any} */ code) => ((lang = String(code)), card?.set({ lang })),
    theme: (/** @type {any} */ name) => ((theme = String(name)), card?.set({ theme })),
    open: () => load().then(() => setup && show(true)),
    stop: () => end("stopped"),
    observed: () => fetch(`${base}observed?${new URLSearchParams({ site, visit })}`, { credentials: "omit", referrerPolicy: "no-referrer" })
      .then((response) => response.json()),
    forget: () => line?.ask("forget", {}),
    on: (/** @type {string} */ name, /** @type {any} */ hear) => {
      if (typeof hear === "function") (hearers[name] ??= []).push(hear);
    },
  };
  Object.assign(segue, api);

  const ready = async () => {
    const no = refusal();
    if (no) return state(no);
    if (!(await load())) return state("unreachable");
    if (segue.state === "stopped") return;
    const allowed = setup.basis === "interest" || (setup.basis === "consent" && (/^(true|yes|given)$/.test(consent ?? "") || keeps()));
    state(setup.basis === "none" ? "off" : "waiting");
    if (allowed) begin();
  };
  // A visit that is kept was agreed to before.
  const keeps = () => {
    try {
      return sessionStorage.getItem(KEY) !== null;
    } catch {
      return false;
    }
  };
  state("loading");
  ready().then(() => asked.forEach(([name, what]) => /** @type {any} */ (api)[name]?.(...what)));
  return segue;
}
