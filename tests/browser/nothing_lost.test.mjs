// The program is killed while two people talk, the network goes, the page is loaded anew: both sides go on,
// and each message stands there once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, canWrite, complaints } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

/** How often a text stands in the conversation. @param {import("playwright-core").Page} page @param {string} text */
const times = (page, text) => page.locator(".message").filter({ hasText: text }).count();

/** @param {import("playwright-core").Page} page @param {string} text */
async function write(page, text) {
  await canWrite(page);
  await page.getByPlaceholder(/Write a message/).fill(text);
  await page.getByPlaceholder(/Write a message/).press("Enter");
}

test("kill -9 in the middle of a dialogue loses nothing, and both sides go on within three seconds", async () => {
  const desk = await house.person("account-manager");
  const shop = await house.person("customer");
  await shop.goto(`${new URL(shop.url()).origin}/help`);
  await shop.locator("main form button[type=submit]").first().click();
  await desk.getByRole("button", { name: /Accept Élise Marchand/ }).click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await shop.waitForURL(/\/dialogue\//);
  await write(shop, "before, from the shop");
  await write(desk, "before, from the desk");
  await shop.getByText("before, from the desk").waitFor();
  await desk.getByText("before, from the shop").waitFor();

  // Both write while nobody listens; one is in the middle of a sentence.
  await house.kill();
  await write(shop, "meanwhile, from the shop");
  await write(desk, "meanwhile, from the desk");
  await canWrite(shop);
  await shop.getByPlaceholder(/Write a message/).fill("half a sent");
  await shop.locator("#offline p:not([hidden])").waitFor();

  await house.start();
  const back = Date.now();
  await Promise.all([
    shop.getByText("meanwhile, from the desk").waitFor(),
    desk.getByText("meanwhile, from the shop").waitFor(),
  ]);
  const took = Date.now() - back;
  assert.ok(took < 3000, `it took ${took} ms`);
  assert.equal(await shop.getByPlaceholder(/Write a message/).inputValue(), "half a sent", "what was begun is still there");
  await shop.locator("#offline p").waitFor({ state: "hidden" });

  // One side loses its network, and reads what was said meanwhile when it is back.
  await shop.context().setOffline(true);
  await write(desk, "while you were in the tunnel");
  await shop.getByPlaceholder(/Write a message/).fill("from the tunnel");
  await shop.getByPlaceholder(/Write a message/).press("Enter");
  await desk.getByText("while you were in the tunnel").waitFor();
  await shop.context().setOffline(false);
  await shop.getByText("while you were in the tunnel").waitFor();
  await desk.getByText("from the tunnel").waitFor();

  // Loading both pages anew shows the same, each once, in the same order.
  await Promise.all([shop.reload(), desk.reload()]);
  await shop.getByText("while you were in the tunnel").waitFor();
  await desk.getByText("while you were in the tunnel").waitFor();
  const said = ["before, from the shop", "before, from the desk", "meanwhile, from the shop",
    "meanwhile, from the desk", "while you were in the tunnel", "from the tunnel"];
  for (const text of said) {
    assert.equal(await times(shop, text), 1, `the shop shows "${text}" once`);
    assert.equal(await times(desk, text), 1, `the desk shows "${text}" once`);
  }
  const order = async (/** @type {import("playwright-core").Page} */ page) => {
    const all = await page.locator(".message").allInnerTexts();
    return all.map((m) => said.find((s) => m.includes(s))).filter(Boolean);
  };
  assert.deepEqual(await order(shop), await order(desk));
  // While the program is away, the browser itself says that it cannot be reached.
  assert.deepEqual(complaints.filter((c) => !/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket|Failed to load/.test(c)), []);
});

test("who signs out in one tab is signed out in all, at once", async () => {
  const shop = await house.person("customer-de", { locale: "de" });
  const desk = await house.person("account-manager-hu", { locale: "hu" });
  await shop.goto(`${new URL(shop.url()).origin}/help`);
  await shop.locator("main form button[type=submit]").first().click();
  await desk.locator("button", { hasText: "Jürgen Weiß" }).or(desk.getByRole("button", { name: /Jürgen/ })).first().click();
  await shop.waitForURL(/\/dialogue\//);
  const other = await shop.context().newPage();
  await other.goto(new URL(shop.url()).origin);
  await other.locator(".menu-button").click();
  await other.locator("form[action='/sign-out'] button").click();
  // The tab that is still open leaves the conversation by itself.
  await shop.waitForURL(/\/sign-in/);
  assert.equal(await shop.locator(".compose textarea").count(), 0);
});
