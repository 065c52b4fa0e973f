// @ts-check
// The live stream where no socket opens: events down, requests up.

/** Characters of a request that may outlive its page. */
const KEEP_ALIVE = 15_000;

/**
 * @param {URLSearchParams} query
 * @param {Map<string, { mark: string }>} topics
 * @param {{ opened: () => void, message: (m: any) => void, closed: (code: number) => void }} heard
 * @param {() => string} token
 */
export function open(query, topics, heard, token) {
  /** @type {EventSource | null} */
  let source = null;
  let over = false;
  let listening = "";
  let ready = false;
  /** @type {any} */ let soon;
  // One request after the other: what goes up arrives in order, as over a socket.
  let turn = Promise.resolve();

  const end = () => {
    if (over) return;
    over = true;
    clearTimeout(soon);
    source?.close();
    heard.closed(1006);
  };

  // Topics are part of the address: another set of topics is another stream.
  const listen = () => {
    const names = [...topics.keys()];
    if (over || (source && names.join(" ") === listening)) return;
    listening = names.join(" ");
    source?.close();
    const all = new URLSearchParams(query);
    all.set("topics", listening);
    all.set("since", names.map((n) => topics.get(n)?.mark ?? "-").join(" "));
    source = new EventSource(`/live/sse?${all}`);
    source.onmessage = (event) => {
      const message = JSON.parse(event.data);
      heard.message(message);
      if (message.op === "hello" && !ready) {
        ready = true;
        heard.opened();
      }
    };
    source.onerror = end;
  };

  const post = async (/** @type {any} */ m) => {
    if (over) return;
    const body = JSON.stringify({ to: m.to, seq: m.seq, body: m.body });
    try {
      const answer = await fetch(`/live/up?${query}`, {
        method: "POST",
        // A browser refuses to keep more than 64 KiB alive.
        keepalive: body.length < KEEP_ALIVE,
        headers: { "Content-Type": "application/json", "X-CSRF-Token": token() },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      if (answer.ok) heard.message(await answer.json());
      else if (answer.status >= 500 || answer.status === 429) heard.message({ op: "again", seq: m.seq });
      else heard.message({ op: "ack", seq: m.seq, refused: { rule: `http.${answer.status}`, reason: "" } });
    } catch {
      heard.message({ op: "again", seq: m.seq });
    }
  };

  listen();
  return {
    sends: false,
    close: end,
    say: (/** @type {any} */ m) => {
      if (m.op === "up") {
        if (ready) turn = turn.then(() => post(m));
      } else {
        clearTimeout(soon);
        soon = setTimeout(listen, 20);
      }
    },
  };
}
