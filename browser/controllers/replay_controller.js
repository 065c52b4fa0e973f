// @ts-check
// A recording at the desk: fetched piece by piece, shown by the viewer, a document of its own; played and sought here.
import { Controller } from "@hotwired/stimulus";
import { csrf } from "segue/page";

/** @param {number} ms */
const clock = (ms) => {
  const s = Math.round(ms / 1000);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
};

export default class extends Controller {
  static targets = ["frame", "button", "place", "time", "speed", "skip", "state"];
  static values = { origin: String, parts: String, loading: String, empty: String, failed: String, play: String, pause: String };

  connect() {
    this.length = 0;
    this.playing = false;
    this.knocked = (/** @type {MessageEvent} */ event) => this.open(event);
    addEventListener("message", this.knocked);
    // A frame that was there before this script knocks again.
    this.frameTarget.contentWindow?.postMessage("knock", this.origin());
  }

  disconnect() {
    removeEventListener("message", this.knocked);
    this.port?.close();
    this.port = undefined;
  }

  origin() {
    return this.originValue || location.origin;
  }

  /** @param {MessageEvent} event */
  open(event) {
    if (event.source !== this.frameTarget.contentWindow || event.origin !== this.origin() || event.data !== "ready" || this.port) return;
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = (/** @type {MessageEvent} */ e) => this.said(e.data);
    this.frameTarget.contentWindow.postMessage("line", this.origin(), [port2]);
    this.stateTarget.textContent = this.loadingValue;
    this.load().catch(() => (this.stateTarget.textContent = this.failedValue));
  }

  async load() {
    const { port } = this;
    for (let after = 0; ; ) {
      const answer = await fetch(this.partsValue, {
        method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams({ csrf: csrf(), after: String(after) }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { pieces, after: last } = await answer.json();
      if (this.port !== port) return;
      if (pieces.length === 0) break;
      this.say({ act: "pieces", pieces });
      after = last;
    }
    this.say({ act: "ready" });
  }

  /** @param {any} body */
  say(body) {
    this.port?.postMessage({ kind: "tape", ...body });
  }

  /** @param {any} said from the viewer */
  said(said) {
    if (said.kind === "empty") this.stateTarget.textContent = this.emptyValue;
    if (said.kind === "length") {
      this.length = said.ms;
      this.placeTarget.max = String(Math.max(1000, Math.ceil(said.ms / 1000) * 1000));
      this.placeTarget.disabled = false;
      this.stateTarget.textContent = "";
    }
    if (said.kind !== "time") return;
    this.playing = said.playing;
    this.buttonTarget.textContent = said.playing ? this.pauseValue : this.playValue;
    if (!this.placeTarget.matches(":active")) this.placeTarget.value = String(said.at);
    const words = `${clock(said.at)} / ${clock(this.length)}`;
    this.timeTarget.textContent = words;
    this.placeTarget.setAttribute("aria-valuetext", words);
  }

  toggle() {
    this.say({ act: this.playing ? "pause" : "play" });
  }

  seek() {
    this.say({ act: "seek", to: Number(this.placeTarget.value) });
  }

  speed() {
    this.say({ act: "speed", speed: Number(this.speedTarget.value) });
  }

  skip() {
    this.say({ act: "skip", skip: this.skipTarget.checked });
  }
}
