// `segue.js` on a foreign page: what it notices there, what it costs, and what it leaves alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Elsewhere, served } from "./elsewhere.mjs";

/** @type {Elsewhere} */ let it;
before(async () => {
  it = await Elsewhere.open();
});
after(() => it.close());

const page = (/** @type {string} */ body, tag = it.tag()) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>${tag}<main>${body}</main>`;

/** Begins anew with a page. @param {string} body @param {Partial<Elsewhere> & { basis?: string }} [how] */
function shop(body, { basis = "interest", ...how } = {}) {
  Object.assign(it, { wire: [], bodies: [], headers: {}, live: true, works: true, offer: undefined, ...how });
  it.setup = { ...it.setup, basis, fields: [] };
  it.pages = { "/": page(body), "/next": page("<h1>Next</h1>") };
}

for (const live of [true, false]) {
  test(`a button that does nothing arrives as a guess and then as sure, ${live ? "over a socket" : "by requests"}`, async () => {
    shop(`<h1>Basket</h1><button>One</button><button id="pay">Pay now</button>`, { live });
    const visitor = await it.visitor();
    await visitor.mouse.click(800, 600);
    await visitor.waitForTimeout(400);
    await visitor.click("#pay");
    const all = await it.until((events) => events.some((e) => e.proof === "confirmed") && events);
    assert.deepEqual(all.filter((/** @type {any} */ e) => e.kind === "dead_click").map((/** @type {any} */ e) => [e.proof, e.name, e.label, e.page]),
      [["provisional", "button#2", "", "/"], ["confirmed", "button#2", "", "/"]]);
    assert.equal(all[0].kind, "page");
    assert.equal(it.wire.some((w) => /basket|pay now/i.test(w)), false);
    await visitor.context().close();
  });
}

test("the page gets one global, no cookie, no element and no error", async () => {
  shop("<h1>Basket</h1>");
  it.pages["/bare"] = page("<h1>Basket</h1>", "");
  const bare = await it.visitor({ path: "/bare", wait: false });
  const before = await bare.evaluate(() => Object.getOwnPropertyNames(window).sort());
  const visitor = await it.visitor();
  /** @type {string[]} */
  const said = [];
  visitor.on("console", (m) => said.push(m.text()));
  await it.until((events) => events.length > 0);
  const now = await visitor.evaluate(() => ({ names: Object.getOwnPropertyNames(window).sort(), cookie: document.cookie, elements: document.body.children.length }));
  assert.deepEqual(now.names.filter((n) => !before.includes(n)), ["segue"]);
  assert.deepEqual([now.cookie, now.elements, said], ["", 1, []]);
  await bare.context().close();
  await visitor.context().close();
});

test("all that loads at once is at most 10 KB, packed", (t) => {
  const sizes = ["segue.js", "main.js", "line.js", "mask.js", "fields.js", "page.js"].map((file) => gzipSync(served(file), { level: 9 }).length);
  const sum = sizes.reduce((a, b) => a + b);
  t.diagnostic(`${sum} bytes: ${sizes}`);
  assert.ok(sum <= 10_240, `${sum} bytes: ${sizes}`);
});
