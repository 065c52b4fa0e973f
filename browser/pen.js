// @ts-check
// In the viewer: drawing with a pointer, and choosing a part of the page with the keyboard.
import { aboutOf, partsOf } from "./drawing.js";

/** What the keyboard goes through. */
const PLACES = "a[href],button,input,select,textarea,summary,label,h1,h2,h3,h4,img,li,p,td,th,dt,dd";
/** Pixels between two points of a line. */
const APART = 3;
const MOST = 2_000;

export class Pen {
  /** @type {number[][]} */ line = [];
  /** @type {Element | null} */ at = null;

  /**
   * @param {HTMLElement} cover
   * @param {import("./drawing.js").Drawings} drawings
   * @param {{ draws: () => boolean, place: (e: MouseEvent) => { x: number, y: number }, page: () => Document | undefined,
   *   done: (element: Element, points: number[][]) => void, use: (element: Element) => void }} desk
   */
  constructor(cover, drawings, desk) {
    this.cover = cover;
    this.drawings = drawings;
    this.desk = desk;
    this.chosen = Object.assign(document.createElement("div"), { className: "chosen", hidden: true });
    this.says = Object.assign(document.createElement("p"), { className: "says" });
    this.says.setAttribute("aria-live", "polite");
    cover.append(this.chosen);
    document.body.append(this.says);
    cover.tabIndex = 0;
    cover.setAttribute("role", "application");
    cover.addEventListener("pointerdown", (event) => this.begin(event));
    cover.addEventListener("pointermove", (event) => this.move(event));
    cover.addEventListener("pointerup", () => this.end());
    cover.addEventListener("pointercancel", () => (this.line = []));
    cover.addEventListener("keydown", (event) => this.key(event));
    cover.addEventListener("blur", () => (this.chosen.hidden = true));
  }

  /** @param {string} label */
  name(label) {
    this.cover.setAttribute("aria-label", label);
  }

  /** @param {PointerEvent} event */
  begin(event) {
    if (event.button !== 0 || !this.desk.draws()) return;
    this.cover.setPointerCapture(event.pointerId);
    const { x, y } = this.desk.place(event);
    this.line = [[x, y]];
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (this.line.length === 0 || this.line.length >= MOST) return;
    const { x, y } = this.desk.place(event);
    const [lastX, lastY] = this.line[this.line.length - 1];
    if (Math.hypot(x - lastX, y - lastY) >= APART) this.line.push([x, y]);
  }

  end() {
    const { line } = this;
    this.line = [];
    const page = this.desk.page();
    if (line.length === 0 || !page) return;
    // A click without a line is about what is under it.
    const element = aboutOf(page, line);
    if (!element) return;
    if (line.length === 1) return this.desk.use(element);
    const points = partsOf(element, line);
    this.drawings.draw(element, points);
    this.desk.done(element, points);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      this.step(by);
    } else if ((event.key === "Enter" || event.key === " ") && this.at?.isConnected) {
      event.preventDefault();
      this.desk.use(this.at);
    }
  }

  /** @param {number} by */
  step(by) {
    const page = this.desk.page();
    const view = page?.defaultView;
    if (!page || !view) return;
    const seen = [...page.querySelectorAll(PLACES)].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < view.innerHeight && box.right > 0 && box.left < view.innerWidth;
    });
    if (seen.length === 0) return;
    const last = this.at ? seen.indexOf(this.at) : -1;
    const next = last < 0 ? (by > 0 ? 0 : seen.length - 1) : (last + by + seen.length) % seen.length;
    this.at = seen[next];
    const box = this.at.getBoundingClientRect(), k = this.drawings.scale();
    this.chosen.hidden = false;
    this.chosen.style.translate = `${box.x * k}px ${box.y * k}px`;
    this.chosen.style.inlineSize = `${box.width * k}px`;
    this.chosen.style.blockSize = `${box.height * k}px`;
    this.says.textContent = (this.at.textContent ?? "").trim().slice(0, 80) || this.at.localName;
  }
}
