// @ts-check
// The transcript of a dialogue: stays at its end, shows who types, tells and shows how far it was read.
import { Controller } from "@hotwired/stimulus";
import { connected, up } from "segue/live";

const TYPING = 4_000;

export default class extends Controller {
  static targets = ["list", "typing"];
  static values = {
    id: String,
    side: String,
    had: Number,
    read: Number,
    active: { type: Boolean, default: true },
    sent: String,
    arrived: String,
    seen: String,
  };

  connect() {
    this.told = { read: 0, had: 0 };
    this.heard = (/** @type {any} */ event) => this.fact(event.detail);
    this.look = () => this.report();
    document.addEventListener("live:fact", this.heard);
    document.addEventListener("visibilitychange", this.look);
    addEventListener("focus", this.look);
    this.watch = new MutationObserver((changes) => {
      if (changes.some((c) => c.type === "childList" && c.target === this.listTarget)) this.grown();
    });
    this.watch.observe(this.listTarget, { childList: true });
    this.end = true;
    this.listTarget.addEventListener("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = this.listTarget;
      this.end = scrollHeight - scrollTop - clientHeight < 80;
    });
    // What opens below (a form to rate, to wrap up) makes it shorter.
    this.size = new ResizeObserver(() => this.end && this.toEnd());
    this.size.observe(this.listTarget);
    // Pictures make the transcript longer once they have come.
    this.listTarget.addEventListener("load", () => this.end && this.toEnd(), true);
    this.grown();
    this.toEnd();
  }

  disconnect() {
    document.removeEventListener("live:fact", this.heard);
    document.removeEventListener("visibilitychange", this.look);
    removeEventListener("focus", this.look);
    this.watch.disconnect();
    this.size.disconnect();
    clearTimeout(this.quiet);
    clearTimeout(this.soon);
  }

  /** @param {any} fact */
  fact({ topic, kind, data }) {
    if (topic !== `dialogue:${this.idValue}`) return;
    const said = data?.data ?? {};
    const other = said.side && said.side !== this.sideValue;
    if (kind === "typing" && other) this.typing();
    if (kind === "message" && said.author !== this.sideValue) this.silent();
    if (kind === "read" && other) this.readValue = Math.max(this.readValue, said.n);
    if ((kind === "delivered" || kind === "read") && other) this.hadValue = Math.max(this.hadValue, said.n);
    if (kind === "delivered" || kind === "read") this.marks();
    const gone = this.sideValue === "staff" ? ["vanished", "passed", "ended"] : ["ended"];
    if (gone.includes(kind)) this.leave();
  }

  // There is nobody to write to any more: the field lets itself be taken away. Its text stays in this tab.
  leave() {
    const field = this.element.querySelector(".compose textarea");
    if (!field) return;
    field.value = field.defaultValue;
    field.blur();
  }

  typing() {
    this.typingTarget.hidden = false;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.silent(), TYPING);
  }

  silent() {
    clearTimeout(this.quiet);
    this.typingTarget.hidden = true;
  }

  grown() {
    this.marks();
    if (this.end) this.toEnd();
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.report(), 150);
  }

  toEnd() {
    this.listTarget.scrollTop = this.listTarget.scrollHeight;
  }

  // Only the last message of one's own says how far it has got.
  marks() {
    const own = [...this.listTarget.querySelectorAll(`[data-author=${this.sideValue}]`)];
    own.forEach((message, i) => {
      const mark = message.querySelector("[data-mark]");
      if (!mark) return;
      const n = Number(message.dataset.n);
      const state = !n ? "" : n <= this.readValue ? "seen" : n <= this.hadValue ? "arrived" : "sent";
      message.dataset.state = state;
      mark.textContent = state && i === own.length - 1 ? this[`${state}Value`] : "";
    });
  }

  // Tells the other side what reached this screen, and what was seen on it.
  report() {
    if (!this.activeValue || !connected()) return;
    const others = [...this.listTarget.querySelectorAll("[data-n]")].filter((m) => m.dataset.author !== this.sideValue);
    const n = Math.max(0, ...others.map((m) => Number(m.dataset.n)));
    const kind = document.hidden || !document.hasFocus() ? "had" : "read";
    if (n <= this.told[kind] || n <= this.told.read) return;
    this.told[kind] = n;
    up(`dialogue:${this.idValue}`, { kind, n }).catch(() => {});
  }
}
