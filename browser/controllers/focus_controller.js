// Takes the focus when it appears: an error summary, a confirmation. A page that Turbo morphs in place
// (the same form refused again) does not appear anew, so it is taken again where nobody else has it.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.element.focus({ preventScroll: false });
    this.again = () => {
      if (document.activeElement === document.body) this.element.focus({ preventScroll: false });
    };
    document.addEventListener("turbo:render", this.again);
  }

  disconnect() {
    document.removeEventListener("turbo:render", this.again);
  }
}
