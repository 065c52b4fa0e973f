// @ts-check
// Minutes since an instant, in the page's language; under a minute the server's words stay.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static values = { since: String };

  connect() {
    this.format = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "minute", unitDisplay: "short" });
    this.timer = setInterval(() => this.show(), 10_000);
    this.show();
  }

  disconnect() {
    clearInterval(this.timer);
  }

  show() {
    const minutes = Math.floor((Date.now() - Date.parse(this.sinceValue)) / 60_000);
    if (minutes >= 1) this.element.textContent = this.format.format(minutes);
  }
}
