// Copies a text and says so for a moment.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["source", "label"];
  static values = { done: String };

  async copy() {
    await navigator.clipboard.writeText(this.sourceTarget.value ?? this.sourceTarget.textContent.trim());
    if (!this.hasLabelTarget || !this.doneValue) return;
    const before = this.labelTarget.textContent;
    this.labelTarget.textContent = this.doneValue;
    setTimeout(() => (this.labelTarget.textContent = before), 1_500);
  }
}
