// @ts-check
// The one connection of a tab: facts come down, messages go up, and nothing acknowledged is lost.
//
//   <live-stream face="portal" topics="person:1 dialogue:2" since="- 7.31"></live-stream>
//
// Events on document: live:fact {topic, kind, data, n}, live:gone {topic}, live:state {on}, live:signed-out.
// A fact's data may carry `html` (Turbo Stream elements) and `refresh` (ids of frames, or "page").
import { csrf } from "segue/page";
import * as screen from "segue/live_screen";
import { open as openSocket } from "segue/live_socket";
import { open as openEvents } from "segue/live_events";

const QUEUE_LIMIT = 1000;
const tab = crypto.randomUUID();

/** @typedef {{ seq: number, to: string, body: any, tries: number, sent: boolean, at: number, done: (v: any) => void, fail: (e: any) => void }} Message */

/** What this tab listens to: the last mark heard, and whether only the page's first load came before it. */
/** @type {Map<string, { mark: string, fresh: boolean, open: boolean }>} */
const topics = new Map();
/** When the page was asked for: what was told since then it may not show. */
let came = 0;
addEventListener("turbo:visit", () => (came = performance.now()));
/** @type {Message[]} */
const unacknowledged = [];
let seq = 0;
let face = "portal";
/** @type {{ say: (m: any) => void, close: () => void, sends: boolean } | null} */
let line = null;
let on = false;
let wanted = false;
let failures = 0;
let everOpened = false;
let since = performance.now();
/** @type {any} */ let timer;
/** @type {any} */ let watch;
/** @type {any} */ let banner;
let patience = 60_000;
/** The server reads more slowly: one goes up when one is acknowledged. */
let slow = false;

/**
 * Sends a message up; it is sent again until the server has it. Resolves with the acknowledgement's data,
 * rejects with {rule, reason, instead} where it was refused. Give the body an id of its own: a message may
 * arrive twice.
 * @param {string} to
 * @param {any} body
 * @returns {Promise<any>}
 */
export function up(to, body) {
  return new Promise((done, fail) => {
    const message = { seq: ++seq, to, body, tries: 0, sent: false, at: performance.now(), done, fail };
    unacknowledged.push(message);
    if (unacknowledged.length > QUEUE_LIMIT) unacknowledged.shift()?.fail({ rule: "live.queue", reason: "" });
    if (!slow) send(message);
    wanted = true;
    if (!line && !timer) connect();
  });
}

/** Whether both sides hear each other now. */
export const connected = () => on;

// What happened is told in milliseconds before the message was made: how long that waited for a connection comes to it.
/** @param {Message} m */
const upward = (m) => {
  const late = Math.round(performance.now() - m.at);
  return { op: "up", to: m.to, seq: m.seq, body: m.to === "visit" ? { ...m.body, late } : m.body };
};

/** @param {string} mark */
const number = (mark) => Number(mark.slice(mark.lastIndexOf(".") + 1)) || 0;

/** @param {Message} m */
function send(m) {
  m.sent = true;
  line?.say(upward(m));
}

function connect() {
  clearTimeout(timer);
  timer = undefined;
  if (line || !wanted) return;
  const query = new URLSearchParams({ face, tab, lang: document.documentElement.lang });
  // Where sockets never open (some proxies), events and requests do the same.
  const socket = everOpened || failures % 6 < 3 !== blocked();
  const heard = { opened, message: receive, closed };
  line = socket ? openSocket(query, heard) : openEvents(query, topics, heard, csrf);
}

function opened() {
  everOpened ||= line?.sends === true;
  blocked(!everOpened);
  for (const [topic, state] of topics) {
    state.open = true;
    line?.say({ op: "open", topic, since: state.mark === "-" ? null : state.mark });
  }
  slow = false;
  for (const message of unacknowledged) send(message);
}

/** Whether no socket opened on the last page either: then it is not tried first. @param {boolean} [now] */
function blocked(now) {
  try {
    if (now === true) sessionStorage.setItem("segue-blocked", "1");
    if (now === false) sessionStorage.removeItem("segue-blocked");
    return sessionStorage.getItem("segue-blocked") !== null;
  } catch {
    return false;
  }
}

/** @param {number} code */
function closed(code) {
  line = null;
  clearTimeout(watch);
  state(false);
  for (const t of topics.values()) {
    t.open = false;
    t.fresh = false;
  }
  if (code === 4401) {
    document.dispatchEvent(new CustomEvent("live:signed-out"));
    screen.refreshPage();
  }
  if (wanted && !document.hidden) retry();
  else if (wanted) timer = setTimeout(connect, 1_500 + Math.random() * 1_500);
}

/** At once the first time, then within two seconds; after minutes of silence less often. */
function retry() {
  const away = performance.now() - since;
  const most = away < 120_000 ? 1_800 : 10_000;
  const wait = Math.min(most, 100 * 1.7 ** failures);
  failures += 1;
  timer = setTimeout(connect, wait / 2 + (Math.random() * wait) / 2 + 50);
}

/** @param {any} m */
function receive(m) {
  clearTimeout(watch);
  watch = setTimeout(() => line?.close(), patience);
  switch (m.op) {
    case "hello":
      patience = m.beat * 2.5 + 1_000;
      failures = 0;
      state(true);
      break;
    case "opened": {
      const state = topics.get(m.topic);
      if (state?.mark === "-") {
        state.mark = m.n;
        // Nobody heard what was told since the page was asked for: fetch its frames.
        if (m.told <= performance.now() - came) screen.reset(m.topic, true);
      }
      break;
    }
    case "fact":
      fact(m);
      break;
    case "reset": {
      const state = topics.get(m.topic);
      document.dispatchEvent(new CustomEvent("live:reset", { detail: m }));
      // A seen page begins anew by itself.
      if (!m.topic.startsWith("cobrowse:")) screen.reset(m.topic, state?.fresh ?? false);
      if (state) state.fresh = false;
      break;
    }
    case "gone":
      topics.delete(m.topic);
      document.dispatchEvent(new CustomEvent("live:gone", { detail: m }));
      break;
    case "ack":
      acknowledge(m);
      break;
    case "slow":
      slow = unacknowledged.length > 0;
      break;
    case "again":
      setTimeout(() => again(m.seq), 1_000 + Math.random() * 1_000);
      break;
  }
}

/** @param {any} m */
function fact(m) {
  const state = topics.get(m.topic);
  if (!state) return;
  if (m.n) {
    state.mark = m.n;
    state.fresh = false;
  }
  document.dispatchEvent(new CustomEvent("live:fact", { detail: m }));
  screen.show(m.data?.html ?? m.html, m.data?.refresh ?? m.refresh);
}

/** @param {any} m */
function acknowledge(m) {
  const at = unacknowledged.findIndex((u) => u.seq === m.seq);
  if (at < 0) return;
  const [message] = unacknowledged.splice(at, 1);
  if (slow) {
    const next = unacknowledged.find((u) => !u.sent);
    if (next) send(next);
    else slow = unacknowledged.length > 0;
  }
  if (m.refused) message.fail(m.refused);
  else message.done(m.data);
}

/** @param {number} number */
function again(number) {
  const message = unacknowledged.find((u) => u.seq === number);
  if (!message) return;
  message.tries += 1;
  if (message.tries > 20) acknowledge({ seq: number, refused: { rule: "live.fault", reason: "" } });
  else send(message);
}

/** @param {boolean} now */
function state(now) {
  if (now === on && banner) return;
  if (now !== on) since = performance.now();
  on = now;
  document.documentElement.dataset.live = on ? "on" : "off";
  document.dispatchEvent(new CustomEvent("live:state", { detail: { on } }));
  clearTimeout(banner);
  banner = undefined;
  if (on) screen.offline(false);
  else banner = setTimeout(() => screen.offline(true), 1_500);
}

/** Brings the open topics in line with the elements of the page. */
function sync() {
  const asked = new Map();
  for (const element of document.querySelectorAll("live-stream")) {
    face = element.getAttribute("face") ?? face;
    const marks = (element.getAttribute("since") ?? "").split(/\s+/);
    (element.getAttribute("topics") ?? "").split(/\s+/).forEach((topic, i) => {
      if (topic) asked.set(topic, marks[i] || "-");
    });
    wanted = true;
  }
  for (const topic of [...topics.keys()]) {
    if (asked.has(topic)) continue;
    topics.delete(topic);
    line?.say({ op: "close", topic });
  }
  for (const [topic, mark] of asked) {
    const state = topics.get(topic);
    if (!state) {
      topics.set(topic, { mark, fresh: true, open: false });
      listen(topic);
    } else if (mark !== "-" && number(mark) < number(state.mark)) {
      // The page was made before facts that only the last page showed: hear them again.
      state.mark = mark;
      line?.say({ op: "close", topic });
      listen(topic);
    } else if (mark !== "-" && number(mark) > number(state.mark)) {
      state.mark = mark;
    }
  }
  if (!line && !timer) connect();
}

/** @param {string} topic */
function listen(topic) {
  const state = topics.get(topic);
  if (!state) return;
  state.open = true;
  line?.say({ op: "open", topic, since: state.mark === "-" ? null : state.mark });
}

let due = false;
class LiveStream extends HTMLElement {
  static observedAttributes = ["topics", "since", "face"];
  connectedCallback() {
    this.#changed();
  }
  disconnectedCallback() {
    this.#changed();
  }
  attributeChangedCallback() {
    this.#changed();
  }
  // Turbo takes one page's element away and brings the next one's: look once both have happened.
  #changed() {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      sync();
    }, 0);
  }
}
customElements.define("live-stream", LiveStream);

const now = () => {
  if (line || !wanted) return;
  failures = 0;
  connect();
};
addEventListener("online", now);
addEventListener("pageshow", now);
document.addEventListener("visibilitychange", () => !document.hidden && now());
addEventListener("offline", () => line?.close());

// Leaving the page: what is not acknowledged yet goes along, to be recognised by its id if it arrives twice.
addEventListener("pagehide", () => {
  // A browser lets little go along: a page that is seen has no more use for it.
  for (const m of unacknowledged.filter((m) => !m.to.startsWith("cobrowse:")).slice(0, 20)) {
    fetch(`/live/up?${new URLSearchParams({ face, tab, lang: document.documentElement.lang })}`, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf() },
      body: JSON.stringify({ to: m.to, seq: m.seq, body: upward(m).body }),
    }).catch(() => {});
  }
});
