// @ts-check
// What an account manager draws on a page: frames and strokes. Each belongs to an element and is kept in parts of its
// box, so that it stays right where the page is scrolled or as wide as another window. It fades by itself.

/** Milliseconds that a drawing stays, and how long before its end it begins to fade. */
export const STAYS = 10_000;
const FADING = 1_000;
/** Drawings at once; the oldest makes room. */
const MOST = 24;
/** Points of a stroke, and what a box is divided into. */
export const POINTS = 200;
export const PARTS = 1_000;
const ROOM = 6;
const SVG_NS = "http://www.w3.org/2000/svg";

/** @typedef {{ element: Element, points: number[][], path: SVGPathElement, timers: any[] }} Shape */

export class Drawings {
  /** @type {Shape[]} */ shapes = [];
  following = 0;

  /**
   * @param {Element} root where they are drawn
   * @param {() => number} scale how large the elements' window is shown
   */
  constructor(root, scale = () => 1) {
    this.root = root;
    this.scale = scale;
    this.svg = document.createElementNS(SVG_NS, "svg");
    this.svg.setAttribute("class", "cobrowse-drawings");
    this.svg.setAttribute("aria-hidden", "true");
  }

  /**
   * A stroke through `points`, or a frame where there are none.
   * @param {Element} element
   * @param {number[][]} [points] in parts of the element's box
   */
  draw(element, points = []) {
    if (this.shapes.length >= MOST) this.drop(this.shapes[0]);
    const path = document.createElementNS(SVG_NS, "path");
    /** @type {Shape} */
    const shape = { element, points, path, timers: [] };
    shape.timers = [
      setTimeout(() => path.setAttribute("data-fading", ""), STAYS - FADING),
      setTimeout(() => this.drop(shape), STAYS),
    ];
    this.shapes.push(shape);
    this.svg.append(path);
    if (!this.following) this.follow();
  }

  clear() {
    [...this.shapes].forEach((shape) => this.drop(shape));
    this.svg.remove();
  }

  /** @param {Shape} shape */
  drop(shape) {
    shape.timers.forEach(clearTimeout);
    shape.path.remove();
    this.shapes = this.shapes.filter((s) => s !== shape);
  }

  follow() {
    this.following = 0;
    for (const shape of this.shapes) {
      if (shape.element.isConnected) this.place(shape);
      else this.drop(shape);
    }
    if (this.shapes.length === 0) return this.svg.remove();
    // What changes the page in place takes away what it does not know.
    if (!this.svg.isConnected) this.root.append(this.svg);
    this.following = requestAnimationFrame(() => this.follow());
  }

  /** @param {Shape} shape */
  place({ element, points, path }) {
    const box = element.getBoundingClientRect();
    const k = this.scale();
    const shown = box.width > 0 || box.height > 0;
    const line = points.length > 0 ? stroke(box, points, k) : frame(box, k);
    path.setAttribute("d", shown ? line : "");
  }
}

/** @param {DOMRect} box @param {number[][]} points @param {number} k */
function stroke(box, points, k) {
  const at = ([x, y]) => `${Math.round((box.x + (x / PARTS) * box.width) * k)} ${Math.round((box.y + (y / PARTS) * box.height) * k)}`;
  return `M${points.map(at).join("L")}`;
}

/** @param {DOMRect} box @param {number} k */
function frame(box, k) {
  const x = box.x * k - ROOM, y = box.y * k - ROOM, width = box.width * k + 2 * ROOM, height = box.height * k + 2 * ROOM;
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/**
 * The element that a stroke is about: the largest that lies within it, or else what is under its middle.
 * @param {Document} page
 * @param {number[][]} line in pixels of the window
 * @returns {Element | null}
 */
export function aboutOf(page, line) {
  const xs = line.map((p) => p[0]), ys = line.map((p) => p[1]);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  const under = page.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  let about = under;
  for (let e = under; e; e = e.parentElement) {
    const box = e.getBoundingClientRect();
    if (box.left < left - ROOM || box.right > right + ROOM || box.top < top - ROOM || box.bottom > bottom + ROOM) break;
    about = e;
  }
  return about;
}

/**
 * A line in parts of an element's box, with not more points than a stroke may have.
 * @param {Element} element
 * @param {number[][]} line in pixels of the window
 */
export function partsOf(element, line) {
  const box = element.getBoundingClientRect();
  const step = Math.max(1, Math.ceil(line.length / POINTS));
  const some = line.filter((_, i) => i % step === 0);
  const part = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ size) => Math.round(((at - from) / Math.max(1, size)) * PARTS);
  return some.map(([x, y]) => [part(x, box.x, box.width), part(y, box.y, box.height)]);
}
