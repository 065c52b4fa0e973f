// @ts-check
// The bar on a person's page while their account manager sees it: streams the page, draws the other's hand, ends.
import { Controller } from "@hotwired/stimulus";
import { Stream } from "segue/cobrowse";
import { Hand, clickable, fill, fillable } from "segue/cobrowse_hand";
import { labelOf } from "segue/names";

/** Escape pressed twice within so many milliseconds ends it. */
const TWICE = 1_000;

export default class extends Controller {
  static targets = ["end", "status", "proposal", "proposed"];
  static values = { dialogue: String, fields: Boolean, clicks: Boolean, name: String, marked: String, drawn: String, clicked: String, filling: String };

  connect() {
    this.hand = new Hand(this.element.closest(".cobrowse-region") ?? this.element);
    this.stream = new Stream(this.dialogueValue, this.fieldsValue, () => {});
    this.heard = (/** @type {any} */ event) => this.fact(event.detail);
    this.looked = () => this.look();
    this.pressed = (/** @type {any} */ event) => this.key(event);
    document.addEventListener("live:fact", this.heard);
    document.addEventListener("visibilitychange", this.looked);
    addEventListener("focus", this.looked);
    addEventListener("pageshow", this.looked);
    addEventListener("keydown", this.pressed, true);
    this.escaped = -TWICE;
    this.look();
  }

  disconnect() {
    document.removeEventListener("live:fact", this.heard);
    document.removeEventListener("visibilitychange", this.looked);
    removeEventListener("focus", this.looked);
    removeEventListener("pageshow", this.looked);
    removeEventListener("keydown", this.pressed, true);
    this.stream.stop();
    this.hand.leave();
  }

  // The page that the person is at is the one that is seen.
  look() {
    if (document.hidden) this.stream.away();
    else if (!this.stream.run) this.stream.start();
  }

  /** @param {any} fact */
  fact({ topic, kind, data }) {
    if (kind !== "cobrowse" || !topic.startsWith("person:")) return;
    const said = data?.data;
    if (!said) return;
    if (said.kind === "run") {
      if (said.run !== this.stream.run) this.stream.stop();
      return;
    }
    if (said.run === this.stream.run && this.stream.run) this.act(said);
  }

  /** @param {any} said */
  act(said) {
    const node = this.stream.mirror?.getNode(said.node);
    const found = node instanceof Element ? node : node?.parentElement;
    const element = found && !found.closest(".cobrowse-region") ? found : null;
    switch (said.kind) {
      case "fresh":
        return this.stream.again();
      case "pointer":
        return this.hand.point(said.x, said.y);
      case "off":
        return this.hand.off();
      case "scroll":
        return element && this.hand.scroll(element);
      case "mark":
        if (!element) return;
        this.hand.mark(element);
        return this.say(this.markedValue);
      case "draw":
        if (!element) return;
        this.hand.drawings.draw(element, said.points);
        return this.say(this.drawnValue);
      case "wipe":
        return this.hand.drawings.clear();
      case "fill":
        return fillable(element) && this.propose(element, String(said.text));
      case "click": {
        const target = this.clicksValue ? clickable(element) : null;
        if (!target) return;
        this.hand.mark(target);
        this.say(this.clickedValue);
        return target.click();
      }
    }
  }

  /** @param {string} text */
  say(text) {
    this.statusTarget.textContent = text;
  }

  // Nothing is filled in before the person says so.
  propose(field, text) {
    this.field = field;
    this.text = text;
    this.hand.mark(field);
    this.proposedTarget.textContent = "";
    const value = Object.assign(document.createElement("q"), { textContent: text });
    this.proposedTarget.append(`${this.fillingValue} ${labelOf(field)}: `, value);
    this.proposalTarget.hidden = false;
  }

  fill() {
    if (this.field?.isConnected) fill(this.field, this.text);
    this.leave();
  }

  leave() {
    this.field = undefined;
    this.proposalTarget.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || event.repeat) return;
    const now = performance.now();
    if (now - this.escaped < TWICE) {
      this.stream.stop();
      this.endTarget.requestSubmit();
    }
    this.escaped = now;
  }
}
