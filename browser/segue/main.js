// @ts-check
// What `segue` does on a foreign page: asks the site's setting, watches where that is allowed, tells what it saw in
// masked form, and shows help that is offered. Before consent nothing is watched, sent or kept.
import { watchFields } from "./fields.js";
import { openLine, request } from "./line.js";
import { mask, pageOf } from "./mask.js";
import { deviceOf, hears, watchClicks, watchPage } from "./page.js";

const KEY = "segue";
/** Names of a site's own events in a visit. */
const EVENTS = 100;
/** An offer waits until nothing was typed for so long, in milliseconds. */
const CALM = 2_500;

/** What a visit is recognised by: 32 bytes of chance. */
const chance = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
  .replace(/\+/g, "-").replace(/\//g, "_").slice(0, 43);

/** Whether the browser says no for its person. */
const refusal = () => {
  const { globalPrivacyControl, doNotTrack } = navigator;
  return globalPrivacyControl ? "gpc" : doNotTrack === "1" && "dnt";
};

/**
 * What an earlier page of this tab kept. While a page lives, it alone has the visit, so that a copied tab begins one
 * of its own. Storage may be shut.
 * @param {any} [keep]
 */
const storage = (keep) => {
  try {
    const found = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (keep) sessionStorage.setItem(KEY, JSON.stringify(keep));
    return JSON.parse(found ?? "null");
  } catch {
    return null;
  }
};

/**
 * @param {{ site?: string, base: string, consent?: string, lang?: string, theme?: string }} options
 * @param {any} [segue] what the page holds already
 * @param {Array<[string, any[]]>} [asked] what was asked of it before
 */
export function start({ site = "", base, consent, lang, theme }, segue = {}, asked = []) {
  const tab = chance().slice(0, 12);
  let visit = chance();
  // A visit that is kept was agreed to before.
  let kept = storage();
  if (kept?.site === site && consent !== "false") visit = kept.visit;
  else kept = null;
  let [count, typedAt, seen, keyboard, tabs] = [0, -CALM, "", false, 0];
  /** @type {any} */
  let setup, asking, line, offer, card, goal, token, calm, ending;
  /** @type {Map<any, () => void>} */
  const watched = new Map();
  const names = new Set();
  const hearers = {};

  const tell = (name, what) => hearers[name]?.forEach((hear) => setTimeout(hear, 0, what));
  const state = (now) => (segue.state = now);
  const spoken = () => (lang ?? document.documentElement.lang).slice(0, 2);
  const query = () => new URLSearchParams({ site, lang: spoken() });
  const load = () => (asking ??= request(`${base}setup?${query()}`).then((got) => (setup = got), () => (asking = null)));
  const ask = (to, what) => request(base + to, { site, visit, ...what }).catch(() => null);

  // Only words of our own scripts, names that the mask made, and numbers leave.
  const say = (kind, what) => {
    const id = `${tab}-${++count}`;
    line?.say({ id, kind, page: pageOf(), ...what });
    return id;
  };
  const context = () => ({ page: pageOf(), lang: spoken(), goal, token });
  const describe = () => line?.describe(deviceOf(keyboard));

  const watch = (view) => {
    if (watched.has(view)) return;
    const { document } = view;
    const call = mask(setup.fields ?? []);
    const warned = (where) => say("invalid", { ...call(where), rule: "said" });
    const place = { say, call, warned, view, page: pageOf, ours: "segue-help", mine: (url) => url.startsWith(base) };
    const stops = [watchClicks(place), watchFields(place), watchPage(place)];
    const frames = (frame) => {
      try {
        // A frame of another origin has no document for us.
        if (frame.localName === "iframe" && frame.contentDocument) watch(frame.contentWindow);
      } catch {
        // It closed itself.
      }
    };
    const end = new AbortController();
    const hear = hears(end.signal);
    hear(document, "load", ({ target }) => frames(target));
    hear(document, "input", () => (typedAt = performance.now()));
    hear(document, "submit", ({ target }) => say("submit", call(target)));
    if (view !== window) hear(view, "pagehide", () => watched.delete(view));
    watched.set(view, () => {
      end.abort();
      stops.forEach((stop) => stop());
    });
    document.querySelectorAll("iframe").forEach(frames);
  };
  const unwatch = () => {
    watched.forEach((stop) => stop());
    watched.clear();
  };

  /** Another address is another page, without a load where the page is an application. */
  const turn = () => {
    if (!line || location.pathname === seen) return;
    unwatch();
    seen = location.pathname;
    watch(window);
    say("page");
  };
  const soonTurn = () => setTimeout(turn, 50);

  const begin = () => {
    if (line || !setup || setup.basis === "none" || refusal()) return;
    state("on");
    line = openLine(base, { seq: 0, batches: [], ...kept, site, visit }, context, (got) => {
      if (got.gone) return end("gone");
      if (got.taken) tell("taken", got.taken);
      if (!got.offer || got.offer.id === offer?.id) return;
      offer = got.offer;
      tell("offer", offer);
      show();
    });
    ending = new AbortController();
    const hear = hears(ending.signal);
    hear(window, "popstate hashchange click", soonTurn);
    hear(window.navigation, "currententrychange", soonTurn);
    hear(window, "keydown", ({ key }) => {
      if (key !== "Tab" || ++tabs !== 4) return;
      keyboard = true;
      describe();
    });
    hear(window, "pagehide", () => {
      unwatch();
      line.flush();
      storage(line.kept());
      line.rest();
    });
    hear(window, "pageshow", ({ persisted }) => {
      if (!persisted) return;
      // A later page counted on, or heard a no; it may still be about to say so.
      setTimeout(() => {
        const later = storage();
        if (!later) return end("stopped");
        line.awake(later);
        seen = "";
        turn();
      }, 300);
    });
    const wake = () => (document.hidden ? line.flush() : line.awake());
    hear(document, "visibilitychange", wake);
    hear(window, "online", wake);
    turn();
    // What measures the page waits until the page has nothing better to do.
    (window.requestIdleCallback ?? setTimeout)(describe);
  };

  const end = (why) => {
    ending?.abort();
    unwatch();
    line?.stop();
    line = null;
    clearTimeout(calm);
    card?.close();
    storage();
    kept = null;
    visit = chance();
    state(why);
  };

  /** Help is shown when nobody types. */
  const show = async (wanted) => {
    clearTimeout(calm);
    const wait = typedAt + CALM - performance.now();
    if (!wanted && (wait > 0 || document.hidden)) {
      calm = setTimeout(show, Math.max(wait, 500));
      return;
    }
    try {
      const { Card } = await import("./offer.js");
      card ??= new Card(setup, { theme, tie, answer: (what) => {
        line?.flush();
        return ask("answer", { ...context(), ...what });
      } });
      card.show(offer, wanted);
    } catch {
      // What blocks help, blocks it quietly.
    }
  };

  /** What is asked for from here goes on beside the page, too. @param {string} [secret] of the one that begins */
  const beside = (secret) => import("./beside.js").then(
    ({ stand }) => stand({ base, site, setup, theme, lang: spoken(), tie: secret, shown: () => card?.close() }), () => {});
  const tie = (origin) => {
    const hear = (event) => {
      if (event.origin !== origin || event.data !== "segue-arrival") return;
      removeEventListener("message", hear);
      const secret = chance();
      event.source.postMessage({ tie: secret }, origin);
      setTimeout(beside, 500, secret);
    };
    addEventListener("message", hear);
  };
  const resume = () => {
    try {
      if (sessionStorage["segue-tie"]) load().then(() => setup && beside());
    } catch {
      // Storage may be shut.
    }
  };

  const fits = (name) => typeof name === "string" && /^[a-z0-9.-]{1,40}$/.test(name);
  const named = (kind, name, rule) => {
    if (!fits(name) || (names.size >= EVENTS && !names.has(name))) return void (segue.dropped += 1);
    names.add(name);
    say(kind, { name, rule });
  };
  const api = {
    dropped: 0,
    identify: (jwt) => {
      token = jwt;
      describe();
    },
    goal: (name, step) => {
      step = fits(step) ? step : undefined;
      if (fits(name)) goal = { name, step };
      named("goal", name, step);
    },
    mark: (name) => named("section", name),
    event: (name) => named("event", name),
    consent: (yes) => {
      consent = `${yes}`;
      if (yes) begin();
      else {
        if (line) ask("forget");
        end("refused");
      }
      tell("consent", segue.state === "on");
    },
    lang: (code) => {
      lang = code;
      asking = null;
      load().then(() => card?.set({ setup }));
    },
    theme: (name) => {
      theme = name;
      card?.set({ theme });
    },
    open: () => load().then(() => setup && show(true)),
    stop: () => end("stopped"),
    observed: () => request(`${base}observed?${query()}&visit=${visit}`),
    forget: () => ask("forget"),
    on: (name, hear) => void (hearers[name] ??= []).push(hear),
  };
  Object.assign(segue, api);
  const done = () => asked.forEach(([name, what]) => api[name](...what));

  resume();
  const no = refusal();
  if (no) {
    state(no);
    done();
  } else {
    load().then(() => {
      if (segue.state === "loading") state(!setup ? "unreachable" : setup.basis === "none" ? "off" : "waiting");
      if (segue.state === "waiting" && (setup.basis === "interest" || consent === "true" || kept)) begin();
      done();
    });
  }
  return segue;
}
