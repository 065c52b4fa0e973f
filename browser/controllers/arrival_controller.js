// @ts-check
// Help that was asked for on another website goes on here: the visit stands behind the # of the address, which nobody but
// this browser sees. It leaves the address at once. The page that opened this window is told that it is there, and may
// answer with what ties it to what follows; who it is, the browser says.
import { Controller } from "@hotwired/stimulus";

/** A page that answers does so at once, in milliseconds. */
const PATIENCE = 600;

export default class extends Controller {
  static targets = ["visit", "struck", "tie", "origin"];

  connect() {
    const sent = new URLSearchParams(location.hash.slice(1));
    if (!sent.has("v")) return;
    history.replaceState(history.state, "", location.pathname);
    const it = /** @type {any} */ (this);
    it.visitTarget.value = sent.get("v") ?? "";
    it.struckTarget.value = sent.get("s") ?? "";
    this.heard = (/** @type {MessageEvent} */ event) => {
      if (event.source !== opener || typeof event.data?.tie !== "string") return;
      it.tieTarget.value = event.data.tie;
      it.originTarget.value = event.origin;
      this.go();
    };
    addEventListener("message", this.heard);
    this.soon = setTimeout(() => this.go(), opener ? PATIENCE : 0);
    opener?.postMessage("segue-arrival", "*");
  }

  disconnect() {
    clearTimeout(this.soon);
    if (this.heard) removeEventListener("message", this.heard);
  }

  go() {
    this.disconnect();
    /** @type {HTMLFormElement} */ (this.element).requestSubmit();
  }
}
