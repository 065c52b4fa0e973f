// @ts-check
// How batches travel: numbered, over a socket or by requests, and again with the same number until they are taken.

/** A batch waits for company, in milliseconds; events in a batch; batches kept while nobody answers. */
const PAUSE = 400;
const MOST = 50;
const KEPT = 40;
/** After so many failures in a row it is tried again when something happens, not by itself. */
const PATIENCE = 6;

/**
 * One request: nothing of the page goes along, neither its address nor its cookies. Without a body it asks.
 * @param {string} to
 * @param {any} [body]
 */
export async function request(to, body) {
  const response = await fetch(to, {
    ...(body && { method: "POST", body: JSON.stringify(body), keepalive: true }), credentials: "omit", referrerPolicy: "no-referrer",
  });
  if (!response.ok) throw response.status;
  return response.json();
}

/**
 * @param {string} base where the addresses of segue begin
 * @param {{ site: string, visit: string, seq: number, batches: any[] }} kept what an earlier page left
 * @param {() => any} context what goes with every batch
 * @param {(answer: any) => void} heard
 */
export function openLine(base, { site, visit, seq, batches }, context, heard) {
  /** @type {Array<{ at: number, event: any }>} */
  let waiting = [];
  /** @type {any} */
  let device, soon, again;
  /** @type {WebSocket | null} */
  let socket = null;
  let [sockets, met, failures, taken, posting, over] = [true, false, 0, seq - batches.length, false, false];

  // An old library's toJSON on every array would make text of it.
  const list = (all) => Object.assign(all, { toJSON: undefined });
  // `late` is when it was made, and on its way how long it has waited since; `ago` counts to when it was made.
  const whole = (body) => ({ site, visit, ...body, late: Date.now() - body.late });
  const say = (body) => socket?.send(JSON.stringify(whole(body)));
  const ready = () => socket?.readyState === 1;

  const answer = (got) => {
    failures = 0;
    if (got.taken >= taken) {
      taken = got.taken;
      batches = batches.filter((b) => b.seq > taken);
    }
    heard(got);
  };

  /** One request at a time, the oldest first. */
  const post = async () => {
    clearTimeout(again);
    again = 0;
    const batch = batches[0];
    if (over || posting || !batch || ready()) return;
    posting = true;
    try {
      answer(await request(`${base}events`, whole(batch)));
    } catch (error) {
      failures += 1;
      // What is refused is refused again.
      if (error >= 400 && error < 500 && error !== 429) {
        batches.shift();
        if (failures >= PATIENCE) stop();
      }
    }
    posting = false;
    const tired = failures >= PATIENCE;
    if (batches[0]) again = setTimeout(tired ? () => (again = 0) : post, failures && 500 * 2 ** (tired ? PATIENCE : failures));
  };

  const connect = () => {
    if (over || socket || !sockets) return;
    try {
      socket = new WebSocket(`${base.replace(/^http/, "ws")}live?site=${encodeURIComponent(site)}`);
    } catch {
      sockets = false;
      return;
    }
    socket.onopen = () => {
      met = true;
      say({ kind: "hello", seq: taken, ...context() });
      batches.forEach(say);
    };
    socket.onmessage = ({ data }) => {
      try {
        answer(JSON.parse(data));
      } catch {
        // Not for us.
      }
    };
    socket.onclose = () => {
      socket = null;
      // Where no socket opens (a proxy, a blocker), requests do the same.
      sockets = met && ++failures < 3;
      if (sockets && !document.hidden) setTimeout(connect, 1_000 * 2 ** failures * (0.5 + Math.random()));
      post();
    };
  };

  const batch = () => {
    clearTimeout(soon);
    soon = undefined;
    if (over || !(waiting[0] || device)) return;
    const now = performance.now();
    const events = list(waiting.splice(0, MOST).map(({ at, event }) => ({ ...event, ago: Math.round(now - at) })));
    if (device) list(device.aids);
    const made = { seq: ++seq, late: Date.now(), ...context(), events, device };
    device = undefined;
    batches = [...batches, made].slice(-KEPT);
    if (ready()) say(made);
    else if (!socket && !again) post();
    if (waiting[0]) later();
  };
  const later = () => (soon ??= setTimeout(batch, PAUSE));

  /** The page goes, or rests: what is not taken yet goes along, to be recognised by its number. */
  const rest = () => {
    batch();
    for (const b of batches.slice(0, 8)) request(`${base}events`, whole(b)).catch(() => {});
    if (socket) socket.onclose = null;
    socket?.close();
    socket = null;
  };
  const stop = () => {
    over = true;
    clearTimeout(soon);
    clearTimeout(again);
    waiting = [];
    batches = [];
    rest();
  };

  connect();
  if (!sockets) post();
  return {
    say: (event) => {
      if (waiting.length < 1_000) waiting.push({ at: performance.now(), event });
      later();
    },
    describe: (what) => {
      device = what;
      later();
    },
    kept: () => ({ site, visit, seq, batches }),
    awake: (later) => {
      if (later) ({ seq, batches } = later);
      failures = 0;
      sockets ||= met;
      connect();
      post();
    },
    flush: batch, rest, stop,
  };
}
