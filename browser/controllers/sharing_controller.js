// Shows at once which facts are struck from what would be shared.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["fact"];

  connect() {
    this.mark();
  }

  mark() {
    for (const fact of this.factTargets) {
      const kept = fact.querySelector("input[type=checkbox]").checked;
      fact.classList.toggle("struck", !kept);
      fact.querySelector("textarea").disabled = !kept;
    }
  }
}
