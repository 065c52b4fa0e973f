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
  const german = await house.person("customer-de");
  await german.goto(`${new URL(german.url()).origin}/articles`);
  const stranger = await (await (await house.browser()).newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(`${origin}/articles`);
  await stranger.reload();
  await desk.goto(`${new URL(desk.url()).origin}/desk/visits`);
  await desk.locator(".visit", { hasText: "Visitor" }).waitFor();
  await shoot(desk, "desk-live");
  await desk.getByRole("link", { name: "Élise Marchand" }).click();
  await desk.getByText("Expected to stay").waitFor();
  await shoot(desk, "desk-visit");
  await desk.goto(`${new URL(desk.url()).origin}/desk`);
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

  // Beside them, recorded by a second yes, and replayed with the case.
  const thread = desk.url().split("?")[0];
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await desk.getByText("Ask to record").click();
  await desk.getByLabel("May I keep a recording of what I see, to …").fill("show the makers what went wrong");
  await desk.locator(".screen-tape").getByRole("button", { name: "Ask", exact: true }).click();
  await shop.getByRole("button", { name: "Yes, record it" }).click();
  await shop.getByText("Recording", { exact: true }).waitFor();
  await shop.goto(`${origin}/orders`);
  await shop.waitForTimeout(2000);
  await shop.goto(order);
  await shop.waitForTimeout(2000);
  await shoot(desk, "desk-beside");
  for (let n = 0; n < 5; n++) {
    await shop.mouse.move(300 + 90 * n, 200 + 40 * n);
    await shop.mouse.wheel(0, 40);
    await shop.waitForTimeout(500);
  }
  await shop.getByRole("button", { name: "Stop and keep" }).click();
  await shop.getByText("Recording", { exact: true }).waitFor({ state: "detached" });
  await desk.goto(`${thread}/wrap-up`);
  await desk.getByLabel(/What was wrong\?/).fill("The colour could not be changed");
  await desk.getByLabel(/What was done\?/).fill("Changed it together");
  await desk.getByRole("button", { name: "End the conversation" }).click();
  await desk.waitForURL((url) => !url.pathname.endsWith("/wrap-up"));
  await desk.goto(`${new URL(desk.url()).origin}/desk/cases?list=all`);
  await desk.getByRole("link", { name: /The colour could not/ }).first().click();
  await desk.locator("[aria-labelledby=recordings-title] a").click();
  await desk.waitForFunction(() => /** @type {any} */ (document.querySelector(".replay input[type=range]"))?.disabled === false);
  await desk.getByLabel("Place in the recording").focus();
  await desk.keyboard.press("End");
  for (let n = 0; n < 3; n++) await desk.keyboard.press("ArrowLeft");
  await desk.waitForTimeout(1500);
  await shoot(desk, "desk-replay");

  const phone = await house.person("customer-hu", { viewport: { width: 390, height: 844 } });
  await shoot(phone, "portal-phone");
  const team = await house.person("employee");
  await team.goto(`${new URL(team.url()).origin}/leave`);
  await shoot(team, "team-leave");
  const office = await house.person("administrator");
  await shoot(office, "office-home");
  await office.goto(`${new URL(office.url()).origin}/office/staff`);
  await shoot(office, "office-staff");
  await office.goto(`${new URL(office.url()).origin}/office/sites/shop/rules`);
  await office.locator("select[name=days]").selectOption({ index: 1 });
  await office.locator("[name=sensitivity]").first().check({ force: true });
  await office.getByRole("button", { name: "Try", exact: false }).first().click();
  await office.waitForTimeout(1500);
  await office.evaluate(() => scrollTo(0, 0));
  await shoot(office, "office-rules");
} finally {
  await house.close();
}
