// What a page offers by itself: help beside the field that is not understood, in the site's own words, once; and a form that
// is saved here and finished on another device.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, axe, complaints, overflows } from "./house.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => {
  await house?.close();
  assert.deepEqual(complaints, []);
});

/** The form for another address of an order that is not packed yet. @param {Page} shop */
async function address(shop) {
  await shop.goto(`${house.origin("shop")}/orders`);
  await shop.getByRole("link", { name: /Napkins/ }).first().click();
  await shop.getByRole("link", { name: "Change the delivery address" }).click();
  await shop.getByLabel("Town").waitFor();
}

/** Sends it without a town. @param {Page} shop */
async function townless(shop) {
  await shop.getByLabel("Town").fill("");
  await Promise.all([
    shop.waitForResponse((r) => r.url().includes("/address-changes/preview")),
    shop.getByRole("button", { name: /Next/ }).click(),
  ]);
  await shop.locator(".summary").waitFor();
}

test("help for a field stands beside it, in the site's own words, and a no is the last word", async () => {
  const office = await house.person("administrator");
  await office.goto(`${house.origin("office")}/office/sites/shop/offers?lang=en`);
  await office.locator("textarea[name=heading]").fill("Is something unclear?");
  await office.locator("button[name=do][value=preview]").click();
  await office.locator(".offer-such").first().getByText("Is something unclear?").waitFor();
  assert.deepEqual(await axe(office), []);
  await office.getByRole("button", { name: "Save", exact: true }).click();
  await office.locator("#flash .notice").waitFor();

  const shop = await house.person("customer");
  await address(shop);
  const card = shop.locator("#offer .offer[data-kind=field]");
  for (let n = 0; n < 5 && !(await card.isVisible()); n++) {
    await townless(shop);
    await shop.waitForTimeout(1_500);
  }
  await card.getByRole("heading", { name: "Is something unclear?" }).waitFor();
  const town = shop.getByLabel("Town");
  assert.match((await town.getAttribute("aria-describedby")) ?? "", /offer-says/);
  assert.equal(await shop.evaluate(() => document.activeElement?.closest("#offer") ?? null), null, "it takes no focus");
  const [field, box] = [await town.boundingBox(), await card.boundingBox()];
  assert.ok(field && box && box.x >= field.x + field.width && Math.abs(box.y - field.y) < 200, JSON.stringify([field, box]));
  assert.deepEqual(await axe(shop), []);
  await shop.setViewportSize({ width: 320, height: 640 });
  await card.waitFor();
  assert.equal(await overflows(shop), false);
  await shop.setViewportSize({ width: 1366, height: 768 });

  await card.getByRole("button", { name: "No, thank you" }).click();
  await card.waitFor({ state: "detached" });
  await address(shop);
  for (let n = 0; n < 3; n++) await townless(shop);
  await shop.waitForTimeout(4_000);
  assert.equal(await shop.locator("#offer .offer").count(), 0, "never two in a row after a no");
  await Promise.all([office, shop].map((page) => page.context().close()));
});

test("a form that is saved here is finished on another device", async () => {
  const shop = await house.person("customer");
  await address(shop);
  await shop.getByLabel("Street and number").fill("3 place Bellecour");
  await shop.getByRole("button", { name: "Save and go on later" }).click();
  await shop.getByText("3 place Bellecour").waitFor();
  assert.deepEqual(await axe(shop), []);
  await shop.context().close();

  const phone = await house.person("customer", { viewport: { width: 320, height: 640 } });
  await phone.goto(house.origin("shop"));
  const saved = phone.locator("section[aria-labelledby=saved-title]");
  await saved.waitFor();
  assert.equal(await overflows(phone), false);
  assert.deepEqual(await axe(phone), []);
  await saved.getByRole("link", { name: /Go on/ }).click();
  await phone.getByLabel("Street and number").waitFor();
  assert.equal(await phone.getByLabel("Street and number").inputValue(), "3 place Bellecour");
  await phone.context().close();
});
