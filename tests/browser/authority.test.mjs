// A lost parcel is sent again by the desk, and what is above somebody's authority is decided by a supervisor
// while both talk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, axe, complaints } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

test("a lost parcel is sent again, and a supervisor grants what is above the account manager's authority", async () => {
  const desk = await house.person("account-manager");
  const lead = await house.person("supervisor");
  const shop = await house.person("customer-de", { locale: "de" });
  await lead.goto(`${new URL(lead.url()).origin}/desk`);
  await shop.goto(`${new URL(shop.url()).origin}/orders`);
  await shop.getByRole("link", { name: /Bienenwachskerzen/ }).click();
  await shop.waitForURL(/\/orders\/%23/);
  const order = shop.url();
  await shop.getByRole("link", { name: /Mit jemandem sprechen/ }).first().click();
  await shop.waitForURL(/\/help/);
  await shop.locator("main form button[type=submit]").first().click();

  // The order that it is about lies open, with what may be done for it.
  await desk.getByRole("button", { name: /Accept Jürgen Weiß/ }).click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await desk.getByText("Lost by the carrier").first().waitFor();
  await desk.getByRole("link", { name: "Send a lost parcel again" }).click();
  await desk.getByRole("button", { name: "See what will happen" }).click();
  await desk.getByText("The lost item is sent again.").waitFor();
  await desk.getByRole("button", { name: "Do it" }).click();
  await shop.getByText(/Ein verlorenes Paket .* wird neu gesendet/).waitFor();
  const watching = await shop.context().newPage();
  await watching.goto(order);
  assert.doesNotMatch(await watching.locator("main").innerText(), /findet das Paket nicht/);
  await watching.close();

  // Above Nora's authority: she asks, the supervisor is told live and decides, both see it.
  await desk.getByRole("link", { name: "Give a voucher" }).first().click();
  await desk.getByLabel(/Amount in/).fill("60");
  await desk.getByLabel(/What for\?/).fill("For the lost parcel");
  await desk.locator("form", { has: desk.getByLabel(/Amount in/) }).locator("button[type=submit]").click();
  await desk.getByText("Waits for approval").first().waitFor();
  assert.equal(await shop.getByText(/60,00/).count(), 0, "nothing is promised before it is granted");
  await lead.getByRole("link", { name: /Approvals\s*1/ }).click();
  await lead.getByText("Nora Brandt for Jürgen Weiß").waitFor();
  assert.deepEqual(await axe(lead), []);
  await lead.getByRole("button", { name: "Refuse" }).click();
  await lead.locator("main .summary, main .error, main .notice.bad").first().waitFor();
  await lead.getByRole("button", { name: "Grant" }).dblclick();
  await lead.getByText("Nothing waits for you").waitFor();
  await shop.getByText(/60,00/).first().waitFor();
  await desk.getByText(/€60\.00/).first().waitFor();
  assert.equal(await shop.locator(".message, .event").filter({ hasText: "60,00" }).count(), 1, "granted once");
  assert.deepEqual(complaints, []);
});
