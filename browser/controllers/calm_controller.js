// @ts-check
// A frame whose content is changed in place: what goes on inside it goes on.
import { Controller } from "@hotwired/stimulus";
import { morphTurboFrameElements } from "@hotwired/turbo";

export default class extends Controller {
  /** @param {any} event turbo:before-frame-render */
  morph(event) {
    if (event.target === this.element) event.detail.render = morphTurboFrameElements;
  }
}
