// The thread, end to end: refused three times, offered help, handed over without a fact repeated, put right,
// written down, rated. Two browsers side by side.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, axe, canWrite, complaints } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

const items = "/item-changes/new";

/** @param {import("playwright-core").Page} page */
async function lampOrder(page) {
  await page.goto(`${new URL(page.url()).origin}/orders`);
  await page.getByRole("link", { name: /Table lamp/ }).first().click();
  await page.waitForURL(/\/orders\/%23/);
  return page.url();
}

test("a customer who is refused three times is helped by one account manager who already knows", async () => {
  const desk = await house.person("account-manager");
  const shop = await house.person("customer");
  const order = await lampOrder(shop);
  const number = decodeURIComponent(new URL(order).pathname.split("/").pop() ?? "");

  // Refused three times.
  await shop.goto(order + items);
  for (let i = 1; i <= 3; i++) {
    await shop.locator("#swap-1").selectOption({ index: i });
    await Promise.all([
      shop.waitForResponse((r) => r.url().endsWith("/item-changes/preview")),
      shop.getByRole("button", { name: /Next/ }).click(),
    ]);
    await shop.getByText("Item options can be changed only before we pack the order.").first().waitFor();
  }

  // Offered, with the reason; nothing is shared yet.
  const offer = shop.locator("#offer");
  // It comes when they have tried twice, or three times at the latest.
  await offer.getByText(new RegExp(`You tried (twice|three times) to change the item options of order ${number}\\.`)).waitFor();
  await offer.getByRole("link", { name: "See what we would share" }).click();
  await offer.getByRole("checkbox", { name: "Where you are" }).uncheck();
  await offer.getByLabel(/Anything you would like to add/).fill("The green one, please.");
  await offer.getByRole("button", { name: /Share this and talk to someone/ }).click();
  await shop.waitForURL(/\/help\/waiting|\/dialogue\//);

  // The account manager sees who, what and why, and takes it.
  await desk.getByText(`change the item options of order ${number}`).first().waitFor();
  await desk.getByRole("button", { name: /Accept Élise Marchand/ }).click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await shop.waitForURL(/\/dialogue\//);
  const work = desk.locator("main");
  await work.getByText("Probable cause").waitFor();
  const seen = await work.innerText();
  assert.match(seen, /Refused (twice|three times) while trying to change the item options/);
  assert.match(seen, /The green one, please\./);
  assert.doesNotMatch(seen, /Where you are|Filling in the form/, "what was struck is not there");
  assert.deepEqual(await axe(desk), []);
  assert.deepEqual(await axe(shop), []);

  // They talk, both ways, and see that it was read.
  await desk.getByPlaceholder(/Write a message/).fill("Hello Élise, I see it. Green with linen, at the same price?");
  await desk.getByRole("button", { name: "Send" }).click();
  await shop.getByText("Green with linen, at the same price?").waitFor();
  await canWrite(shop);
  await shop.getByPlaceholder(/Write a message/).fill("Yes, exactly!");
  await shop.keyboard.press("Enter");
  await desk.getByText("Yes, exactly!").waitFor();

  // The account manager may do what the customer may not.
  await desk.getByRole("link", { name: /item options before it ships/ }).first().click();
  await desk.getByLabel(/Table lamp/).selectOption({ index: 1 });
  await desk.getByRole("button", { name: "See what will happen" }).click();
  await desk.getByRole("button", { name: "Do it" }).click();
  await shop.getByText(/Nora Brandt/).first().waitFor();
  const watching = await shop.context().newPage();
  await watching.goto(order);
  await watching.getByText(/green/i).first().waitFor();
  await watching.close();

  // And makes up for it, within authority.
  await desk.getByRole("link", { name: "Give a voucher" }).first().click();
  await desk.getByLabel(/Amount in/).fill("10");
  await desk.getByLabel(/What for\?/).fill("For the trouble");
  await desk.getByRole("button", { name: "Grant" }).click();
  await shop.getByText(/€10\.00/).first().waitFor();

  // Written down, and rated once.
  await desk.getByRole("link", { name: "Wrap up" }).click();
  await desk.getByLabel(/What was wrong\?/).fill("The order was already packed");
  await desk.getByLabel(/What was done\?/).fill("Changed the lamp to green");
  await desk.getByRole("button", { name: "End the conversation" }).click();
  await shop.locator("form.rating").waitFor();
  await shop.locator("label.rating-star").nth(4).click();
  await shop.getByLabel(/optional/).last().fill("So easy.");
  await shop.locator("form.rating button[type=submit]").click();
  await shop.locator("form.rating").waitFor({ state: "detached" });

  // It stays with the person, with its conversation.
  await shop.goto(`${new URL(shop.url()).origin}/cases`);
  await shop.getByText("The order was already packed").first().waitFor();
  assert.deepEqual(await axe(shop), []);
  assert.deepEqual(complaints, []);
});
