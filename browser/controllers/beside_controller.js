// @ts-check
// Help for a field stands beside it where there is room, and is told with it. It moves nothing and takes no focus.
import { Controller } from "@hotwired/stimulus";

/** Room that the card needs beside a form, in pixels. */
const ROOM = 320;
const GAP = 24;

export default class extends Controller {
  static values = { field: String };

  connect() {
    this.region = this.element.closest(".offer-region");
    this.field = this.find();
    if (!this.field || !this.region) return;
    const text = this.element.querySelector(".offer-text");
    if (text) {
      text.id = "offer-says";
      this.field.setAttribute("aria-describedby", [...this.described(), "offer-says"].join(" "));
    }
    this.place = () => this.put();
    addEventListener("resize", this.place);
    this.put();
  }

  disconnect() {
    if (this.place) removeEventListener("resize", this.place);
    this.region?.classList.remove("beside");
    const ids = this.described();
    if (ids.length > 0) this.field?.setAttribute("aria-describedby", ids.join(" "));
    else this.field?.removeAttribute("aria-describedby");
  }

  /** What describes the field besides this. */
  described() {
    return (this.field?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== "offer-says");
  }

  /** @returns {HTMLElement | null} the field that the page calls so, or else the first that was not accepted */
  find() {
    const labels = /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll("main form label"));
    const own = (/** @type {HTMLLabelElement} */ l) => l.textContent?.trim().startsWith(this.fieldValue);
    const called = this.fieldValue ? [...labels].find(own)?.control : null;
    return called ?? document.querySelector("main form [aria-invalid=true]");
  }

  put() {
    const form = this.field?.closest("form");
    const region = /** @type {HTMLElement} */ (this.region);
    region.classList.remove("beside");
    if (!this.field || !form) return;
    const [at, edge] = [this.field.getBoundingClientRect(), form.getBoundingClientRect().right + GAP];
    const room = document.documentElement.clientWidth - edge - GAP;
    if (room < ROOM) return;
    region.style.setProperty("--beside-top", `${Math.round(at.top + scrollY)}px`);
    region.style.setProperty("--beside-left", `${Math.round(edge)}px`);
    region.style.setProperty("--beside-room", `${Math.round(Math.min(room, 420))}px`);
    region.classList.add("beside");
  }
}
