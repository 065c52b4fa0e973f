// Lets a message go after a while, unless somebody points at it or reads it with the keyboard.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static values = { after: { type: Number, default: 8000 } };

  connect() {
    this.timer = setTimeout(() => {
      if (!this.element.matches(":hover,:focus-within")) this.element.remove();
    }, this.afterValue);
  }

  disconnect() {
    clearTimeout(this.timer);
  }
}
