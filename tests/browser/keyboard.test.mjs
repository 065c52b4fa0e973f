// The thread again, by keyboard alone on both sides: no pointer, and the focus is seen and never lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, canWrite, complaints } from "./house.mjs";
import { focused, tabTo } from "./keys.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

test("a customer and an account manager go the whole way without a pointer", async () => {
  const desk = await house.person("account-manager");
  const shop = await house.person("customer");
  const origin = new URL(shop.url()).origin;

  // The first stop leads past the navigation.
  await shop.goto(`${origin}/orders`);
  await tabTo(shop, /Skip|content/i, { most: 1 });
  await shop.keyboard.press("Enter");
  await tabTo(shop, /Table lamp/);
  await shop.keyboard.press("Enter");
  await shop.waitForURL(/\/orders\/%23/);
  const order = shop.url();

  await shop.goto(`${order}/item-changes/new`);
  for (let i = 0; i < 3; i++) {
    await tabTo(shop, /Table lamp/, { tag: "select" });
    await shop.keyboard.press("ArrowDown");
    await tabTo(shop, /^Next/);
    await Promise.all([
      shop.waitForResponse((r) => r.url().endsWith("/item-changes/preview")),
      shop.keyboard.press("Enter"),
    ]);
    await shop.getByText("Item options can be changed only before we pack the order.").first().waitFor();
    // What went wrong is where the focus is.
    await shop.waitForFunction(() => document.activeElement !== document.body);
  }

  // The offer takes no focus; it is said politely and is reached by Tab.
  const offer = shop.locator("#offer");
  await offer.getByRole("link", { name: "See what we would share" }).waitFor();
  assert.doesNotMatch((await focused(shop)).name, /See what we would share/);
  assert.ok(await shop.locator("#offer").evaluate((e) => e.closest("[aria-live],[role=status]") || e.querySelector("[aria-live],[role=status]")), "it is announced");
  await tabTo(shop, /See what we would share/);
  await shop.keyboard.press("Enter");
  await offer.getByLabel(/Anything you would like to add/).waitFor();
  await tabTo(shop, /Where you are/, { tag: "input" });
  await shop.keyboard.press("Space");
  await tabTo(shop, /Anything you would like to add/);
  await shop.keyboard.type("The green one, please.");
  await tabTo(shop, /Share this and talk to someone/);
  await shop.keyboard.press("Enter");
  await shop.waitForURL(/\/help\/waiting|\/dialogue\//);

  await desk.getByRole("button", { name: /Accept Élise Marchand/ }).waitFor();
  await tabTo(desk, /Accept Élise Marchand/);
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/\/desk\/dialogue\//);
  await shop.waitForURL(/\/dialogue\//);

  await Promise.all([canWrite(desk), canWrite(shop)]);
  await tabTo(desk, /Your message|Write a message/);
  await desk.keyboard.type("Hello Élise, green with linen?");
  await desk.keyboard.press("Enter");
  await shop.getByText("green with linen?").waitFor();
  await tabTo(shop, /Your message|Write a message/);
  await shop.keyboard.type("Yes, exactly!");
  await shop.keyboard.press("Enter");
  await desk.getByText("Yes, exactly!").waitFor();
  assert.match((await focused(desk)).name, /message/i, "an answer that comes in leaves the focus alone");

  await tabTo(desk, /item options before it ships/);
  await desk.keyboard.press("Enter");
  await desk.getByLabel(/Table lamp/).waitFor();
  await tabTo(desk, /Table lamp/, { tag: "select" });
  await desk.keyboard.press("ArrowDown");
  await tabTo(desk, /See what will happen/);
  await desk.keyboard.press("Enter");
  await desk.getByRole("button", { name: "Do it" }).waitFor();
  await tabTo(desk, /^Do it/);
  await desk.keyboard.press("Enter");
  await shop.getByText(/Nora Brandt has done it|has done it for you|Nora Brandt/).first().waitFor();

  await tabTo(desk, /^Wrap up/);
  await desk.keyboard.press("Enter");
  await desk.getByLabel(/What was wrong\?/).waitFor();
  await tabTo(desk, /What was wrong\?/);
  await desk.keyboard.press("Control+A");
  await desk.keyboard.type("The order was already packed");
  await tabTo(desk, /What was done\?/);
  await desk.keyboard.press("Control+A");
  await desk.keyboard.type("Changed the lamp to green");
  await tabTo(desk, /End the conversation/);
  await desk.keyboard.press("Enter");

  await shop.locator("form.rating").waitFor();
  await tabTo(shop, /./, { tag: "input" });
  await shop.keyboard.press("ArrowRight");
  await shop.keyboard.press("ArrowRight");
  await tabTo(shop, /./, { tag: "button", most: 10 });
  await shop.keyboard.press("Enter");
  await shop.locator("form.rating").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});
