// The card that offers help on a foreign page: what it says, how it is left, and what it never does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Elsewhere } from "./elsewhere.mjs";
import { axe } from "./house.mjs";

const TEXTS = {
  "offer-region": "Offer of help", "offer-title": "May we help?", "offer-shared": "What is seen", "offer-card-hint": "Untick what you like.", "offer-accept": "Share and talk",
  "offer-no": "No, thank you", "offer-never": "Don’t offer again", "offer-ask-title": "Ask for help", "offer-ask-text": "We open a conversation.",
  "offer-ask-yes": "Talk to someone", "offer-opened": "It opens in a window.", "offer-open": "Open it", "offer-failed": "That did not work.", "offer-close": "Close",
};
const OFFER = { id: "offer-1", why: "Paying did not work.", promise: "Somebody is free.", shared: [{ key: "goal", label: "What you want", value: "<b>to pay</b>" }, { key: "page", label: "Where" }] };

/** @type {Elsewhere} */ let it;
before(async () => {
  it = await Elsewhere.open();
});
after(() => it.close());

/** Somebody to whom help is offered; the closed shadow root is open to the test. @param {any} [offer] @param {any} [how] */
async function offered(offer = OFFER, { then = true, ...how } = {}) {
  Object.assign(it, { wire: [], bodies: [], offer });
  it.setup.texts = TEXTS;
  it.pages = { "/": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>${it.tag()}<style>button { display: none !important } p { font-size: 40px; color: red }</style><main><h1>Shop</h1><input id="name" aria-label="Name"></main>` };
  const page = await it.visitor({ ...how, init: () => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ options) {
      /** @type {any} */ (window).mode = options.mode;
      return attach.call(this, { ...options, mode: "open" });
    };
  } });
  if (then) await page.getByRole("region", { name: "Offer of help" }).waitFor();
  return page;
}
const answers = () => it.bodies.filter((b) => b.to === "answer").map(({ body }) => [body.offer, body.answer, body.shared]);

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`it says why, is read out, and passes axe (${colorScheme})`, async () => {
    const page = await offered(OFFER, { colorScheme });
    const card = page.getByRole("region", { name: "Offer of help" });
    assert.equal(await page.evaluate("window.mode"), "closed");
    assert.match(await card.innerText(), /May we help\?\s+Paying did not work\. Somebody is free\.[^]*What you want: <b>to pay<\/b>/);
    assert.equal(await page.evaluate("document.activeElement === document.body"), true, "nobody is led away");
    await page.waitForFunction("document.querySelector('segue-help').shadowRoot.querySelector('[role=status]').textContent.includes('May we help')");
    assert.deepEqual(await axe(page), []);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/card-${colorScheme}.png` });
    await page.context().close();
  });
}

test("it fits 320 pixels", async () => {
  const page = await offered(OFFER, { viewport: { width: 320, height: 600 } });
  const box = await page.getByRole("region", { name: "Offer of help" }).boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320);
  await page.context().close();
});

test("a yes shares what was left, and opens a window that is handed one tie, by no other origin", async () => {
  const page = await offered();
  await page.getByLabel("Where").uncheck();
  const [opened] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name: "Share and talk" }).click()]);
  await opened.waitForURL(/\/opened$/);
  assert.deepEqual(answers(), [["offer-1", "yes", ["goal"]]]);
  // (The program's own pages cut the window loose by their policy; here nothing does.)
  const asked = (/** @type {import("playwright-core").Page} */ window) => window.evaluate(() => new Promise((done) => {
    addEventListener("message", ({ data }) => data?.tie && done(data.tie), { once: true });
    (opener ?? self).postMessage("segue-arrival", "*");
    setTimeout(done, 400, null);
  }));
  assert.equal(await asked(page), null, "a page of another origin is told nothing");
  const tie = await asked(opened);
  assert.match(String(tie), /^[\w-]{43}$/);
  assert.equal(await asked(opened), null, "nor is anybody a second time");
  await page.waitForFunction((tie) => sessionStorage.getItem("segue-tie")?.includes(String(tie)), tie);
  await page.getByText("It opens in a window.").waitFor();
  await page.context().close();
});

test("where no window opens there is a link; where the answer fails it is said", async () => {
  const page = await offered();
  await page.evaluate("window.open = () => null");
  await page.getByRole("button", { name: "Share and talk" }).click();
  const link = page.getByRole("link", { name: "Open it" });
  assert.equal(await link.getAttribute("href"), `${it.segue}/opened`);
  await page.context().close();
  const other = await offered();
  await other.evaluate("window.open = () => null");
  await other.route(/\/segue\/answer/, (route) => route.fulfill({ json: { open: "javascript:alert(1)" }, headers: { "access-control-allow-origin": "*" } }));
  await other.getByRole("button", { name: "Share and talk" }).click();
  await other.getByRole("alert").filter({ hasText: "That did not work." }).waitFor();
  await other.context().close();
});

for (const [how, act, said] of /** @type {Array<[string, (page: import("playwright-core").Page) => Promise<void>, string]>} */ ([
  ["Esc", (page) => page.keyboard.press("Escape"), "no"],
  ["a no", (page) => page.getByRole("button", { name: "No, thank you" }).click(), "no"],
  ["never again, by keyboard", async (page) => {
    for (let n = 0; n < 12 && !(await page.getByRole("button", { name: "Don’t offer again" }).evaluate((e) => e.matches(":focus"))); n++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  }, "never"],
])) {
  test(`${how} closes it for good`, async () => {
    const page = await offered();
    await act(page);
    await page.locator("segue-help").waitFor({ state: "detached" });
    await page.waitForTimeout(400);
    assert.deepEqual(answers(), [["offer-1", said, []]]);
    await page.evaluate("segue.goal('pay')");
    await page.waitForTimeout(900);
    assert.equal(await page.locator("segue-help").count(), 0, "the same offer is not shown again");
    await page.context().close();
  });
}

test("it waits while somebody types", async () => {
  const page = await offered(null, { then: false });
  it.offer = undefined;
  await page.focus("#name");
  it.say({ offer: null });
  for (let n = 0; n < 4; n++) {
    await page.keyboard.type("abc");
    if (n === 0) it.say({ offer: OFFER });
    await page.waitForTimeout(700);
    assert.equal(await page.locator("segue-help").count(), 0);
  }
  await page.getByRole("region", { name: "Offer of help" }).waitFor();
  assert.equal(await page.evaluate("document.activeElement.id"), "name");
  await page.context().close();
});

test("who asks for help is led to it, and back", async () => {
  const page = await offered(null, { then: false });
  await page.focus("#name");
  await page.evaluate("segue.open()");
  await page.getByRole("region", { name: "Offer of help" }).filter({ hasText: "Ask for help" }).waitFor();
  await page.waitForFunction("document.activeElement.localName === 'segue-help'");
  await page.keyboard.press("Escape");
  await page.waitForFunction("document.activeElement.id === 'name'");
  assert.deepEqual(answers(), []);
  await page.context().close();
});
