// `segue.js` on a foreign page: what it notices there, what it costs, and what it leaves alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Elsewhere, served } from "./elsewhere.mjs";
import { leaks, SECRET } from "./elsewhere_leaks.mjs";
import { axe, overflows } from "./house.mjs";

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
  const sizes = ["segue.js", "main.js"].map((file) => gzipSync(served(file), { level: 9 }).length);
  const sum = sizes.reduce((a, b) => a + b);
  t.diagnostic(`${sum} bytes: ${sizes}`);
  assert.ok(sum <= 10_240, `${sum} bytes: ${sizes}`);
});

test("at the foreign shop of the demonstration somebody gets stuck, and only where is told", async () => {
  shop("");
  it.demo();
  it.setup.basis = "consent";
  const visitor = await it.visitor();
  /** @type {string[]} */
  const said = [];
  visitor.on("console", (m) => said.push(m.text()));
  assert.deepEqual(await axe(visitor), []);
  await visitor.setViewportSize({ width: 320, height: 700 });
  assert.equal(await overflows(visitor), false);
  await visitor.setViewportSize({ width: 900, height: 900 });
  assert.equal(it.bodies.length, 0, "nothing before the yes");
  await visitor.getByRole("button", { name: "Yes" }).click();
  await visitor.getByLabel("Name").fill(SECRET);
  await visitor.getByLabel("Postcode").fill(`${SECRET}`);
  await visitor.getByLabel("Code", { exact: true }).fill(SECRET);
  await visitor.getByRole("button", { name: "Apply voucher" }).click();
  await visitor.getByRole("button", { name: "Pay now" }).click();
  const broken = await it.until((all) => all.find((e) => e.kind === "error_click"));
  assert.deepEqual([broken.name, broken.label, broken.rule], ["pay", "Pay now", "error"]);
  const wrong = await it.until((all) => all.find((e) => e.kind === "invalid"));
  assert.deepEqual([wrong.name, wrong.label, wrong.rule], ["postcode", "Postcode", "customError"]);
  assert.ok(it.wire.some((w) => w.includes(`"goal":{"name":"checkout","step":"payment"}`)));
  assert.deepEqual(it.wire.filter((w) => leaks(w).length > 0), []);
  assert.deepEqual(said.filter((s) => /Content Security Policy/i.test(s)), []);
  if (process.env.SHOTS) await visitor.screenshot({ path: `${process.env.SHOTS}/elsewhere.png` });
  await visitor.context().close();
});
