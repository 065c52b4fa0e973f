// Takes the focus when it appears: an error summary, a confirmation.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.element.focus({ preventScroll: false });
  }
}
