// A <details> that behaves like a menu: closes on a click elsewhere and on Escape.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.away = (event) => {
      if (!this.element.contains(event.target)) this.element.open = false;
    };
    this.key = (event) => {
      if (event.key !== "Escape" || !this.element.open) return;
      this.element.open = false;
      this.element.querySelector("summary")?.focus();
    };
    document.addEventListener("click", this.away);
    this.element.addEventListener("keydown", this.key);
  }

  close() {
    this.element.open = false;
  }

  disconnect() {
    document.removeEventListener("click", this.away);
    this.element.removeEventListener("keydown", this.key);
  }
}
