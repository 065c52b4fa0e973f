// Walks a page by keyboard alone, as somebody does who has no pointer.
import assert from "node:assert/strict";

/**
 * What has the focus: how it is called, and whether that can be seen.
 * @param {import("playwright-core").Page} page
 */
export function focused(page) {
  return page.evaluate(() => {
    const element = /** @type {any} */ (document.activeElement);
    // The page itself, and the part that a skip link or an error leads to, need no ring.
    if (!element || element === document.body || (element.matches("[tabindex='-1']") && !element.matches("a,button,input"))) {
      return { name: "", tag: element?.localName ?? "body", seen: true };
    }
    const labels = [...(element.labels ?? [])].map((/** @type {HTMLElement} */ l) => l.innerText);
    const name = [element.getAttribute("aria-label"), ...labels, element.innerText, element.placeholder, element.title]
      .filter(Boolean).join(" · ").replace(/\s+/g, " ").trim();
    // What is drawn around it may be on the label that stands for a hidden control.
    const drawn = [element, ...(element.labels ?? []), element.parentElement, element.nextElementSibling].filter(Boolean);
    // The parts of a date field, its calendar's button among them, are drawn by the browser.
    const ring = element.matches("[type=date]") || drawn.some((e) => {
      const s = getComputedStyle(e);
      return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
    });
    const own = element.getBoundingClientRect();
    const box = own.width > 4 || !element.labels?.[0] ? own : element.labels[0].getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { name, tag: element.localName, seen: ring && inside };
  });
}

/**
 * Presses Tab until what has the focus is called so, and sees to it that the focus can be seen all the way.
 * @param {import("playwright-core").Page} page
 * @param {RegExp} called
 * @param {{ key?: string, most?: number, tag?: string }} [how]
 */
export async function tabTo(page, called, { key = "Tab", most = 90, tag } = {}) {
  const passed = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    assert.ok(now.seen, `on ${page.url()} the focus cannot be seen at: ${now.tag} ${now.name}`);
    if (called.test(now.name) && (!tag || now.tag === tag)) return now;
    passed.push(`${now.tag} ${now.name.slice(0, 40)}`);
  }
  assert.fail(`${called} was not reached on ${page.url()}; passed: ${passed.join(" | ")}`);
}
