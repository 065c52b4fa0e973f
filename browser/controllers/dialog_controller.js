// Opens and closes the <dialog> within; the form inside works without it.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["dialog"];

  open(event) {
    event.preventDefault();
    this.dialogTarget.showModal();
  }

  close(event) {
    event.preventDefault();
    this.dialogTarget.close();
  }

  // A click on the ground around it closes it.
  ground(event) {
    if (event.target === this.dialogTarget) this.dialogTarget.close();
  }
}
