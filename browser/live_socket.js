// @ts-check
// The live stream over a WebSocket.

/**
 * @param {URLSearchParams} query
 * @param {{ opened: () => void, message: (m: any) => void, closed: (code: number) => void }} heard
 */
export function open(query, heard) {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live?${query}`);
  let over = false;
  const end = (/** @type {number} */ code) => {
    if (over) return;
    over = true;
    heard.closed(code);
  };
  socket.onopen = () => !over && heard.opened();
  socket.onmessage = (event) => !over && heard.message(JSON.parse(event.data));
  socket.onclose = (event) => end(event.code);
  // A handshake that hangs is no better than a refused one.
  const patience = setTimeout(() => socket.readyState === WebSocket.CONNECTING && close(), 5_000);
  const close = () => {
    clearTimeout(patience);
    socket.close();
    end(1006);
  };
  return {
    sends: true,
    close,
    say: (/** @type {any} */ m) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(m));
    },
  };
}
