// Shows the page in the colour that is being chosen, and how well it can be read.
import { Controller } from "@hotwired/stimulus";

/** Relative luminance of `rgb(r, g, b)` or `#rrggbb`. @param {string} colour */
const luminance = (colour) => {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  const bytes = hex ? [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)) : (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const [r = 0, g = 0, b = 0] = bytes.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG contrast of two colours. @param {string} a @param {string} b */
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

export default class extends Controller {
  static targets = ["said"];
  static values = { asItIs: String, moved: String };

  /** @param {Event} event */
  show(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.name !== "accent" || !/^#[0-9a-f]{6}$/i.test(field.value)) return;
    const old = document.querySelector('link[rel="stylesheet"][href*="/look/"]');
    if (!old) return;
    const link = /** @type {HTMLLinkElement} */ (old.cloneNode());
    link.href = `/look/${field.value.slice(1).toLowerCase()}.css`;
    link.onload = () => {
      old.remove();
      if (link.isConnected) this.say(field.value.toLowerCase());
    };
    old.after(link);
  }

  /** @param {string} chosen */
  say(chosen) {
    const used = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim().toLowerCase();
    const ratio = contrast(used, getComputedStyle(document.body).backgroundColor).toFixed(1);
    const text = used === chosen ? this.asItIsValue : this.movedValue;
    this.saidTarget.textContent = text.replace("{ratio}", ratio).replace("{colour}", used);
  }
}
