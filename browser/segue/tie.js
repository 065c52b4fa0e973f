// @ts-check
// The connection of a page that follows what was asked for from it: numbered messages up, each answered; states down.

/** Longest pause before it is tried again, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/**
 * @param {string} base where the addresses of segue begin
 * @param {string} site
 * @param {() => any} hello what is said first
 * @param {(message: any) => void} heard
 */
export function openTie(base, site, hello, heard) {
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {any} */
  let again;
  let [seq, failures, over] = [0, 0, false];
  /** @type {Map<number, { body: any, stays: boolean, done: (value: any) => void, fail: (why: string) => void }>} */
  const waiting = new Map();
  const send = (n, body) => socket?.readyState === 1 && socket.send(JSON.stringify({ ...body, seq: n }));

  const connect = () => {
    clearTimeout(again);
    if (over || socket || document.hidden) return;
    try {
      socket = new WebSocket(`${base.replace(/^http/, "ws")}beside?site=${encodeURIComponent(site)}`);
    } catch {
      return;
    }
    socket.onopen = () => {
      socket?.send(JSON.stringify(hello()));
      waiting.forEach(({ body }, n) => send(n, body));
    };
    socket.onmessage = ({ data }) => {
      let m;
      try {
        m = JSON.parse(data);
      } catch {
        return;
      }
      if (failures) heard({ online: true });
      failures = 0;
      const one = waiting.get(m.ack);
      if (!one) return m.ack === undefined && heard(m);
      if (m.later) return;
      waiting.delete(m.ack);
      if (m.error === undefined) one.done(m.value);
      else one.fail(m.error);
    };
    socket.onclose = () => {
      socket = null;
      // What is about a moment is over with it.
      waiting.forEach(({ stays, fail }, n) => !stays && waiting.delete(n) && fail(""));
      if (over) return;
      failures += 1;
      if (failures === 2) heard({ online: false });
      again = setTimeout(connect, Math.min(LONGEST_PAUSE, 500 * 2 ** failures) * (0.5 + Math.random()));
    };
  };
  const ending = new AbortController();
  const on = { signal: ending.signal };
  document.addEventListener("visibilitychange", connect, on);
  addEventListener("online", connect, on);
  addEventListener("pageshow", connect, on);
  // A page that rests keeps no connection.
  addEventListener("pagehide", () => socket?.close(), on);
  connect();

  return {
    /**
     * @param {any} body
     * @param {boolean} [stays] sent again after a break, until it is answered
     * @returns {Promise<any>}
     */
    say: (body, stays = false) => new Promise((done, fail) => {
      if (!stays && socket?.readyState !== 1) return fail("");
      const n = ++seq;
      waiting.set(n, { body, stays, done, fail });
      send(n, body);
    }),
    stop: () => {
      over = true;
      ending.abort();
      clearTimeout(again);
      socket?.close();
    },
  };
}
