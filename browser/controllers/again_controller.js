// @ts-check
// Fetches a part of the page again and again while somebody looks at it, for at most ten minutes.
import { Controller } from "@hotwired/stimulus";

const LONGEST = 600_000;

export default class extends Controller {
  static targets = ["frame"];
  static values = { every: Number };

  connect() {
    const self = /** @type {any} */ (this);
    const began = performance.now();
    this.timer = setInterval(() => {
      if (performance.now() - began > LONGEST) return clearInterval(this.timer);
      if (document.hidden || self.frameTarget.hasAttribute("busy")) return;
      if (self.frameTarget.src) self.frameTarget.reload();
      else self.frameTarget.src = location.pathname;
    }, self.everyValue);
  }

  disconnect() {
    clearInterval(this.timer);
  }
}
