// Takes the screenshots of docs/screens from the running demo: `node screens.mjs`.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { House } from "./house.mjs";

const out = join(dirname(fileURLToPath(import.meta.url)), "../../docs/screens");
mkdirSync(out, { recursive: true });
const house = await House.open();

/** @param {import("playwright-core").Page} page @param {string} name */
async function shoot(page, name) {
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(out, `${name}.png`) });
}

try {
  const first = await (await house.browser()).newPage({ viewport: { width: 1366, height: 900 } });
  await first.goto(`http://localhost:${house.port}/`);
  await first.waitForTimeout(1500);
  await shoot(first, "demo");
  await first.close();

  const desk = await house.person("account-manager");
  const shop = await house.person("customer");
  const origin = new URL(shop.url()).origin;
  await shoot(shop, "portal-home");
  await shop.goto(`${origin}/orders`);
  await shoot(shop, "portal-orders");
  await shop.getByRole("link", { name: /Table lamp/ }).first().click();
  await shop.waitForURL(/\/orders\/%23/);
  const order = shop.url();
  await shoot(shop, "portal-order");
  await shop.goto(`${origin}/articles`);
  await shoot(shop, "portal-articles");

  await shop.goto(`${order}/item-changes/new`);
  for (let i = 1; i <= 3; i++) {
    await shop.locator("#swap-1").selectOption({ index: i });
    await Promise.all([
      shop.waitForResponse((r) => r.url().endsWith("/item-changes/preview")),
      shop.getByRole("button", { name: /Next/ }).click(),
    ]);
    await shop.waitForTimeout(500);
  }
  await shop.locator("#offer").getByRole("link", { name: "See what we would share" }).waitFor();
  await shoot(shop, "portal-offer");
  await shoot(desk, "desk-now");
  await shop.locator("#offer").getByRole("link", { name: "See what we would share" }).click();
  await shop.locator("#offer").getByLabel(/Anything you would like to add/).fill("The green one, please.");
  await shoot(shop, "portal-sharing");
  await shop.locator("#offer").getByRole("button", { name: /Share this and talk to someone/ }).click();
  await desk.getByRole("button", { name: /Accept Élise Marchand/ }).click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await shop.waitForURL(/\/dialogue\//);
  await desk.getByPlaceholder(/Write a message/).fill("Hello Élise, I see it. Green with linen, at the same price?");
  await desk.getByRole("button", { name: "Send" }).click();
  await shop.getByText("at the same price?").waitFor();
  await shop.getByPlaceholder(/Write a message/).fill("Yes, exactly!");
  await shop.keyboard.press("Enter");
  await desk.getByText("Yes, exactly!").waitFor();
  await shoot(desk, "desk-pick-up");
  await shoot(shop, "portal-dialogue");

  const phone = await house.person("customer-hu", { viewport: { width: 390, height: 844 } });
  await shoot(phone, "portal-phone");
  const team = await house.person("employee");
  await team.goto(`${new URL(team.url()).origin}/leave`);
  await shoot(team, "team-leave");
  const office = await house.person("administrator");
  await shoot(office, "office-home");
  await office.goto(`${new URL(office.url()).origin}/office/staff`);
  await shoot(office, "office-staff");
} finally {
  await house.close();
}
