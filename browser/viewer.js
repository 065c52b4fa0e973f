// @ts-check
// The viewer: shows a person's page as it was recorded, in a frame without scripts. Whatever comes is cleaned again:
// a recording is never trusted. It speaks with the desk by one port and knows nothing else.
// @ts-ignore vendored
import { Replayer } from "./vendor/rrweb-replay-2.1.6.js";
import { Cleaner } from "./cobrowse_clean.js";
import { Drawings } from "./drawing.js";
import { Pen } from "./pen.js";
import { Recorded } from "./viewer_replay.js";

/** UTF-16 units of one message. */
const MOST = 2_000_000;
/** Changes after which it begins anew, so that memory does not grow. */
const TIRED = 4_000;
const POINTING = 40;

/** @type {MessagePort | null} */
let port = null;
/** @type {any} */ let replayer = null;
/** @type {any} */ let meta = null;
let run = "", next = 0, shown = 0, asked = -1_000, moved = 0, scale = 1;
/** @type {string[]} */ let parts = [];
let cleaner = new Cleaner({ leaves: false });
let tool = "point";

const root = document.body.appendChild(Object.assign(document.createElement("div"), { className: "root" }));
const cover = document.body.appendChild(Object.assign(document.createElement("div"), { className: "cover" }));
const drawings = new Drawings(cover, () => scale);

/** What a click does from now on. @param {{ tool: string, label: string }} chosen */
function choose(chosen) {
  tool = chosen.tool;
  cover.dataset.tool = tool;
  hand.name(chosen.label);
}

function fresh() {
  const now = performance.now();
  if (now - asked < 1_000) return;
  asked = now;
  next = -1;
  port?.postMessage({ kind: "fresh" });
}

/** @param {any} m a part of a message */
function part(m) {
  if (m.run !== run) {
    run = m.run;
    next = m.n === 0 ? 0 : -1;
  }
  // After a gap only a picture of the whole helps; it is asked for.
  if (m.at === 0) parts = [];
  if (parts.length !== m.at || m.of > 100) return fresh();
  parts.push(String(m.text));
  if (parts.length < m.of) return;
  const text = parts.join("");
  parts = [];
  if (text.length > MOST) return;
  let events;
  try {
    events = JSON.parse(text);
  } catch {
    return fresh();
  }
  if (!Array.isArray(events)) return;
  const whole = events.some((e) => e?.type === 2);
  if (m.n !== next && !whole) return fresh();
  next = m.n + 1;
  events.forEach(show);
}

/** @param {any} raw */
function show(raw) {
  const event = cleaner.event(raw);
  if (!event) return;
  event.timestamp = Date.now();
  if (event.type === 4) {
    meta = event;
    return;
  }
  if (event.type === 2) begin();
  if (!replayer) return;
  replayer.addEvent(event);
  shown += 1;
  if (event.type === 2) port?.postMessage({ kind: "shown" });
  if (shown > TIRED) fresh();
}

/** @param {any[]} events @param {any} how */
function make(events, how) {
  replayer?.destroy();
  root.replaceChildren();
  replayer = new Replayer(events, {
    root, mouseTail: false, triggerFocus: false, showWarning: false, UNSAFE_replayCanvas: false,
    useVirtualDom: false, logger: { log() {}, warn() {} }, ...how,
  });
  replayer.on("resize", fit);
  replayer.iframe.title = document.title;
  return replayer;
}

const recorded = new Recorded({
  clean: (e) => cleaner.event(e),
  make: (events, speed) => {
    // What was is looked at; nobody is there to point for.
    root.inert = true;
    cover.removeAttribute("role");
    cover.removeAttribute("tabindex");
    return make(events, { speed, skipInactive: false });
  },
  say: (m) => port?.postMessage(m),
});

function begin() {
  shown = 0;
  make([], { liveMode: true });
  replayer.startLive(Date.now() - 1);
  if (meta) replayer.addEvent({ ...meta, timestamp: Date.now() });
}

/** As large as fits, in the middle. */
function fit() {
  const frame = replayer?.iframe;
  const width = Number(frame?.width), height = Number(frame?.height);
  if (!width || !height) return;
  scale = Math.min(1, innerWidth / width, innerHeight / height);
  const { wrapper } = replayer;
  wrapper.style.transformOrigin = "0 0";
  wrapper.style.transform = `scale(${scale})`;
  root.style.width = cover.style.width = `${width * scale}px`;
  root.style.height = cover.style.height = `${height * scale}px`;
}
addEventListener("resize", fit);

/** @param {MouseEvent} event */
const place = (event) => {
  const box = cover.getBoundingClientRect();
  return { x: (event.clientX - box.x) / scale, y: (event.clientY - box.y) / scale };
};

cover.addEventListener("pointermove", (event) => {
  const now = performance.now();
  if (now - moved < POINTING) return;
  moved = now;
  port?.postMessage({ kind: "pointer", ...place(event) });
});
cover.addEventListener("pointerleave", () => port?.postMessage({ kind: "off" }));
/** @param {Element | null | undefined} found */
function use(found) {
  const node = found ? replayer.getMirror().getId(found) : -1;
  const field = !!found?.matches("textarea,input:not([type=checkbox],[type=radio],[type=password],[type=file],[type=submit])");
  if (node <= 0 || !found) return;
  if (tool === "frame" || tool === "draw") drawings.draw(found);
  port?.postMessage({ kind: "node", node, field });
}
const inner = () => replayer?.iframe.contentDocument;
cover.addEventListener("click", (event) => {
  if (tool === "draw") return;
  const { x, y } = place(event);
  use(inner()?.elementFromPoint(x, y));
});

const hand = new Pen(cover, drawings, {
  draws: () => tool === "draw" && !!replayer,
  place,
  page: inner,
  done: (/** @type {Element} */ element, /** @type {number[][]} */ points) => {
    const node = replayer.getMirror().getId(element);
    if (node > 0) port?.postMessage({ kind: "stroke", node, points });
  },
  use,
});

addEventListener("message", (event) => {
  if (event.source !== parent) return;
  if (event.data === "knock") return parent.postMessage("ready", "*");
  if (event.data !== "line" || !event.ports[0]) return;
  port = event.ports[0];
  port.onmessage = (e) => {
    if (e.data.kind === "tool") choose(e.data);
    else if (e.data.kind === "wipe") drawings.clear();
    else if (e.data.kind === "tape") recorded.take(e.data);
    else part(e.data);
  };
});
// Nothing is told but that it is there; only the desk may frame it.
parent.postMessage("ready", "*");
