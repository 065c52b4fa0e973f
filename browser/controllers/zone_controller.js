// @ts-check
// Proposes the browser's time zone, where the page could not know one and nobody has chosen yet.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    const field = /** @type {HTMLInputElement} */ (this.element);
    if (field.value === "UTC") field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? field.value;
  }
}
