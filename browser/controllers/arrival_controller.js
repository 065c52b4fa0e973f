// @ts-check
// Help that was offered on another website goes on here: the visit stands behind the # of the address, which nobody but
// this browser sees. It leaves the address at once.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["visit", "struck"];

  connect() {
    const sent = new URLSearchParams(location.hash.slice(1));
    const visit = sent.get("v");
    if (!visit) return;
    history.replaceState(history.state, "", location.pathname);
    const form = /** @type {HTMLFormElement} */ (this.element);
    /** @type {any} */ (this).visitTarget.value = visit;
    /** @type {any} */ (this).struckTarget.value = sent.get("s") ?? "";
    form.requestSubmit();
  }
}
