// @ts-check
// Says in the window's title how many wait for this account manager.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static values = { count: Number };

  countValueChanged() {
    const plain = document.title.replace(/^\(\d+\) /, "");
    document.title = this.countValue > 0 ? `(${this.countValue}) ${plain}` : plain;
  }

  disconnect() {
    document.title = document.title.replace(/^\(\d+\) /, "");
  }
}
