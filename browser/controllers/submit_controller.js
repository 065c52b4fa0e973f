// Sends its form when a field changes (data-action="change->submit#now") or after a pause in typing.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static values = { pause: { type: Number, default: 250 } };

  now() {
    this.element.requestSubmit();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.element.requestSubmit(), this.pauseValue);
  }

  disconnect() {
    clearTimeout(this.timer);
  }
}
