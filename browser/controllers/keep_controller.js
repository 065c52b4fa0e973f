// @ts-check
import { Controller } from "@hotwired/stimulus";

/** A form keeps what was chosen and typed when one comes back to its page: Turbo keeps attributes only. */
export default class extends Controller {
  connect() {
    this.write = () => this.reflect();
    addEventListener("turbo:before-cache", this.write);
  }

  disconnect() {
    removeEventListener("turbo:before-cache", this.write);
  }

  reflect() {
    const form = /** @type {HTMLFormElement} */ (this.element);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
        field.toggleAttribute("checked", field.checked);
      } else if (field instanceof HTMLInputElement && ["text", "tel", "email", "search"].includes(field.type)) {
        field.setAttribute("value", field.value);
      } else if (field instanceof HTMLSelectElement) {
        for (const option of field.options) option.toggleAttribute("selected", option.selected);
      } else if (field instanceof HTMLTextAreaElement) {
        field.textContent = field.value;
      }
    }
  }
}
