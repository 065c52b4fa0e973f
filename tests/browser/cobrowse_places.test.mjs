// Co-browsing follows the person: to where they are led, to another tab and back, and through a reload.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beside } from "./beside.mjs";
import { House } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

const { talking, over, seen } = beside(() => house);

/** A dialogue in which the person said yes. */
async function shared() {
  const [desk, shop] = await talking();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await seen(desk, "Here for you alone");
  return [desk, shop];
}

test("the account manager leads the person's page to what they choose, and no press is made there", async () => {
  const [desk, shop] = await shared();
  // The whole of the frame is in sight.
  await desk.setViewportSize({ width: 1366, height: 1400 });
  await shop.goto(`${house.origin("shop")}/orders`);
  await seen(desk, "Your orders");
  // A place at the lower end of the window, with more below it.
  await shop.evaluate(() => {
    document.querySelector("main")?.insertAdjacentHTML("afterbegin",
      `<p><button type="button" id="there">There</button></p><div id="below"></div>`);
    const there = /** @type {HTMLElement} */ (document.getElementById("there"));
    /** @type {HTMLElement} */ (document.getElementById("below")).style.blockSize = "3000px";
    there.style.marginBlockStart = `${innerHeight - 250 - there.getBoundingClientRect().y}px`;
    there.addEventListener("click", () => { document.title = "pressed"; });
  });
  const top = () => shop.evaluate(() => /** @type {any} */ (document.getElementById("there")).getBoundingClientRect().y / innerHeight);
  const frame = await seen(desk, "There");
  await shop.waitForTimeout(1000);
  const before = await top();
  assert.ok(before > 0.6, `${before}`);
  await desk.locator(".screen").getByLabel("Scroll there").check();
  const at = await frame.evaluate(() => {
    const inner = /** @type {any} */ (document.querySelector("iframe"));
    const cover = /** @type {any} */ (document.querySelector(".cover")).getBoundingClientRect();
    const box = inner.contentDocument.getElementById("there").getBoundingClientRect();
    const scale = cover.width / Number(inner.width);
    return { x: cover.x + (box.x + box.width / 2) * scale, y: cover.y + (box.y + box.height / 2) * scale };
  });
  const outer = await desk.locator(".screen iframe").boundingBox();
  assert.ok(outer);
  await desk.mouse.click(outer.x + at.x, outer.y + at.y);
  if (process.env.SEGUE_TEST_SHOTS) await desk.screenshot({ path: `${process.env.SEGUE_TEST_SHOTS}/led.png` });
  // It comes to the middle of what is free below the page's bar.
  await shop.waitForFunction(() => {
    const box = /** @type {any} */ (document.getElementById("there")).getBoundingClientRect();
    return Math.abs(box.y + box.height / 2 - innerHeight / 2) < 60;
  });
  await frame.waitForFunction(() => (document.querySelector("iframe")?.contentWindow?.scrollY ?? 0) > 50);
  assert.notEqual(await shop.title(), "pressed");
  await over(desk);
  await desk.context().close();
  await shop.context().close();
});

test("the page that is looked at is the page that is seen: another tab, back again, and reloaded", async () => {
  const [desk, shop] = await shared();
  await shop.goto(`${house.origin("shop")}/orders`);
  await seen(desk, "Your orders");
  const mark = (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ words) =>
    page.evaluate((words) => document.querySelector("main")?.insertAdjacentHTML("beforeend", `<p>${words}</p>`), words);
  const second = await shop.context().newPage();
  await second.goto(`${house.origin("shop")}/articles`);
  await second.bringToFront();
  // (What is in every page's navigation would be seen too early.)
  await mark(second, "this is the second tab");
  await seen(desk, "this is the second tab");

  // Back at the first, while the second is still open: what changes there is seen, and what changes in the other is not.
  await shop.bringToFront();
  // A browser without a window says nothing of the focus that it would give.
  await shop.evaluate(() => dispatchEvent(new Event("focus")));
  await mark(shop, "back in the first tab");
  await seen(desk, "back in the first tab");
  await mark(second, "said in the second tab");
  await mark(shop, "said in the first tab");
  const frame = await seen(desk, "said in the first tab");
  assert.equal(await frame.evaluate(() => document.querySelector("iframe")?.contentDocument?.body.textContent?.includes("said in the second tab")), false);

  // A reload is a new page of the same consent: seen without being asked again, and without what was there before.
  await shop.reload();
  await shop.getByText("Nora sees this page").waitFor();
  await frame.waitForFunction(() => {
    const text = document.querySelector("iframe")?.contentDocument?.body?.textContent ?? "";
    return text.includes("Your orders") && !text.includes("said in the first tab");
  });
  await mark(shop, "said after the reload");
  await seen(desk, "said after the reload");

  // One end ends it in both tabs.
  await shop.keyboard.press("Escape");
  await shop.keyboard.press("Escape");
  await shop.getByText("Nora sees this page").waitFor({ state: "detached" });
  await second.getByText("Nora sees this page").waitFor({ state: "detached" });
  await desk.getByText("The page is no longer shown.").first().waitFor();
  await over(desk);
  await desk.context().close();
  await shop.context().close();
});
