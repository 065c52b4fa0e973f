// @ts-check
// The account manager's hand on a person's page: pointer, mark, drawing, scroll, a proposal, a click where it is allowed.
import { Drawings } from "./drawing.js";
import { isPrivate } from "./segue/fields.js";

const MARKED = 4_000;
const TEXTS = /^(text|search|email|tel|url|number|)$/;

export class Hand {
  /** @param {Element} root where pointer and mark are drawn; never recorded */
  constructor(root) {
    this.root = root;
    this.pointer = Object.assign(document.createElement("div"), { className: "cobrowse-pointer", hidden: true });
    this.frame = Object.assign(document.createElement("div"), { className: "cobrowse-mark", hidden: true });
    this.pointer.setAttribute("aria-hidden", "true");
    this.frame.setAttribute("aria-hidden", "true");
    this.drawings = new Drawings(root);
    this.there();
  }

  // What changes the page in place takes away what it does not know.
  there() {
    if (!this.pointer.isConnected || !this.frame.isConnected) this.root.append(this.pointer, this.frame);
  }

  leave() {
    clearTimeout(this.fade);
    cancelAnimationFrame(this.following ?? 0);
    this.pointer.remove();
    this.frame.remove();
    this.drawings.clear();
  }

  /** @param {number} x @param {number} y in pixels of the window */
  point(x, y) {
    this.there();
    this.pointer.hidden = false;
    this.pointer.style.translate = `${x}px ${y}px`;
  }

  off() {
    this.pointer.hidden = true;
  }

  /** @param {Element} element */
  mark(element) {
    this.there();
    this.scroll(element, "nearest");
    clearTimeout(this.fade);
    cancelAnimationFrame(this.following ?? 0);
    const follow = () => {
      const box = element.getBoundingClientRect();
      this.frame.hidden = false;
      this.frame.style.translate = `${box.x - 6}px ${box.y - 6}px`;
      this.frame.style.inlineSize = `${box.width + 12}px`;
      this.frame.style.blockSize = `${box.height + 12}px`;
      this.following = requestAnimationFrame(follow);
    };
    follow();
    this.fade = setTimeout(() => {
      cancelAnimationFrame(this.following ?? 0);
      this.frame.hidden = true;
    }, MARKED);
  }

  /** @param {Element} element @param {ScrollLogicalPosition} [block] */
  scroll(element, block = "center") {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset.motion === "less";
    element.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
  }
}

/**
 * Whether a text may be proposed for it: what is never shown is never filled either.
 * @param {Element | null} field
 */
export function fillable(field) {
  if (!field || isPrivate(field) || field.matches(":disabled,[readonly]")) return false;
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXTS.test(field.getAttribute("type") ?? ""));
}

/**
 * As if the person had typed it.
 * @param {any} field
 * @param {string} text
 */
export function fill(field, text) {
  field.focus();
  // A framework that put its own setter on the field hears of it by the event, if the value came by the browser's own.
  const kind = field.localName === "textarea" ? HTMLTextAreaElement : HTMLInputElement;
  const own = Object.getOwnPropertyDescriptor(kind.prototype, "value");
  own?.set?.call(field, text.slice(0, field.maxLength > 0 ? field.maxLength : undefined));
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * What may be clicked by permission: what one can see, never what is private or what is about co-browsing itself.
 * @param {Element | null} element
 * @returns {HTMLElement | null}
 */
export function clickable(element) {
  if (!element || element.closest("[data-private],.cobrowse-region,segue-help") || isPrivate(element)) return null;
  const target = element.closest("a[href],button,summary,label,input[type=checkbox],input[type=radio],[role=button]") ?? element;
  return target.matches("input[type=file],input[type=password]") ? null : /** @type {HTMLElement} */ (target);
}
