// @ts-check
// A page that its account manager sees: streams it, draws the other's hand on it, and ends with one key. Serves our own pages
// and foreign ones: where things are shown and said is the caller's.
import { Stream } from "./cobrowse.js";
import { Hand, clickable, fillable } from "./cobrowse_hand.js";

/** Escape pressed twice within so many milliseconds ends it. */
const TWICE = 1_000;

/**
 * @typedef {object} Beside
 * @property {Element | ShadowRoot} root where pointer and mark are drawn; never recorded
 * @property {() => boolean} clicks whether the account manager may click
 * @property {{ marked: string, drawn: string, clicked: string }} words
 * @property {(text: string) => void} announce says what the other does, without moving anybody
 * @property {(field: any, text: string) => void} propose asks whether a text may be filled in
 * @property {() => void} end the person ends it
 */

export class ShownPage {
  /** @param {Beside & import("./cobrowse.js").Shows} host */
  constructor(host) {
    this.host = host;
    this.hand = new Hand(host.root);
    this.stream = new Stream(host);
    this.escaped = -TWICE;
    this.heard = new AbortController();
    const how = { signal: this.heard.signal };
    const look = () => this.look();
    document.addEventListener("visibilitychange", look, how);
    addEventListener("focus", look, how);
    addEventListener("pageshow", look, how);
    addEventListener("keydown", (event) => this.key(event), { ...how, capture: true });
    this.look();
  }

  leave() {
    this.heard.abort();
    this.stream.stop();
    this.hand.leave();
  }

  // The page that the person is at is the one that is seen.
  look() {
    if (document.hidden) this.stream.away();
    else this.stream.look();
  }

  /** What the account manager does, or that another page is seen now. @param {any} said */
  act(said) {
    if (said.kind === "run") return this.stream.gone(said.run);
    if (!this.stream.run || said.run !== this.stream.run) return;
    const { hand, host } = this;
    const node = this.stream.mirror?.getNode(said.node);
    const found = node instanceof Element ? node : node?.parentElement;
    const element = found && !found.closest(".cobrowse-region,segue-help") ? found : null;
    switch (said.kind) {
      case "fresh":
        return this.stream.again();
      case "pointer":
        return hand.point(said.x, said.y);
      case "off":
        return hand.off();
      case "scroll":
        return element && hand.scroll(element);
      case "mark":
        if (!element) return;
        hand.mark(element);
        return host.announce(host.words.marked);
      case "draw":
        if (!element) return;
        hand.drawings.draw(element, said.points);
        return host.announce(host.words.drawn);
      case "wipe":
        return hand.drawings.clear();
      case "fill":
        if (!fillable(element)) return;
        // Nothing is filled in before the person says so.
        hand.mark(/** @type {Element} */ (element));
        return host.propose(element, String(said.text));
      case "click": {
        const target = host.clicks() ? clickable(element) : null;
        if (!target) return;
        hand.mark(target);
        host.announce(host.words.clicked);
        return target.click();
      }
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || event.repeat) return;
    const now = performance.now();
    if (now - this.escaped < TWICE) {
      this.stream.stop();
      this.host.end();
    }
    this.escaped = now;
  }
}
