// A recording of co-browsing: asked for, agreed to, marked, ended in either way, replayed with the case, deleted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beside } from "./beside.mjs";
import { House, axe, complaints, overflows } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });
const { talking, viewer, seen } = beside(() => house);

/** @typedef {import("playwright-core").Page} Page */

const shots = process.env.SEGUE_TEST_SHOTS;
/** Both widths, and nothing wider than its window. @param {Page} page @param {string} name */
async function shot(page, name) {
  for (const [width, height] of [[320, 640], [1366, 768]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png` });
    assert.equal(await overflows(page), false, `${name} at ${width}`);
  }
}

/** @param {Page} desk @param {Page} shop @param {string} purpose */
async function asked(desk, shop, purpose) {
  // What was opened before stays open.
  const what = desk.getByLabel("May I keep a recording of what I see, to …");
  if (!(await what.isVisible())) await desk.getByText("Ask to record").click();
  await desk.getByLabel("May I keep a recording of what I see, to …").fill(purpose);
  await desk.locator(".screen-tape").getByRole("button", { name: "Ask", exact: true }).click();
  await shop.getByText("Nora asks: May I keep a recording of what I see?").waitFor();
  await shop.getByText(`It would be used to: ${purpose}`).waitFor();
}

/** Waits until the replayed page's text has these words. @param {Page} desk @param {string} words */
const replayed = (desk, words) => seen(desk, words);

test("a recording needs a second yes, is marked, replayed with the case, and deleted by the person", async () => {
  const [desk, shop] = await talking();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await seen(desk, "Here for you alone");
  assert.equal(await shop.getByText("Recording", { exact: true }).count(), 0);

  // Asked in words; Enter says no.
  await asked(desk, shop, "show it to the makers");
  assert.deepEqual(await axe(shop), []);
  assert.deepEqual(await axe(desk), []);
  await shot(shop, "recording-question");
  await shop.getByRole("button", { name: "No, do not record" }).click();
  await shop.locator(".tape-question").waitFor({ state: "detached" });
  await shop.getByText("Nora sees this page").waitFor();

  await asked(desk, shop, "show it to the makers");
  await shop.getByRole("button", { name: "Yes, record it" }).click();
  const mark = shop.getByText("Recording", { exact: true });
  await mark.waitFor();
  await desk.locator(".screen-tape").getByText("Recording", { exact: true }).waitFor();
  assert.deepEqual(await axe(shop), []);
  await shot(shop, "recording-on");
  if (shots) await desk.screenshot({ path: `${shots}/recording-desk.png` });

  // It goes through page loads and is marked on each; what is private is not in it.
  await shop.waitForTimeout(1200);
  await shop.goto(`${house.origin("shop")}/orders`);
  await mark.waitFor();
  await seen(desk, "Your orders");
  await shop.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("beforeend", "<p data-private>SENTINEL</p><p>MARKER</p>"));
  await seen(desk, "MARKER");
  await shop.waitForTimeout(300);
  await shop.getByRole("button", { name: "Stop and keep" }).click();
  await mark.waitFor({ state: "detached" });
  await shop.getByText("Nora sees this page").waitFor();

  // Another one is thrown away.
  await asked(desk, shop, "learn from it");
  await shop.getByRole("button", { name: "Yes, record it" }).click();
  await mark.waitFor();
  await shop.getByRole("button", { name: "Stop and throw away" }).click();
  await mark.waitFor({ state: "detached" });

  // With the case.
  const dialogue = desk.url().split("?")[0].replace(/\/co-browsing$/, "");
  await desk.goto(`${dialogue}/wrap-up`);
  await desk.getByLabel(/What was wrong\?/).fill("The page was odd");
  await desk.getByLabel(/What was done\?/).fill("Looked at it together");
  await desk.getByRole("button", { name: "End the conversation" }).click();
  await desk.waitForURL((url) => !url.pathname.endsWith("/wrap-up"));
  await desk.goto(`${house.origin("desk")}/desk/cases?list=all`);
  await desk.getByRole("link", { name: /The page was odd/ }).first().click();
  await desk.getByRole("heading", { name: "Recordings of their page" }).waitFor();
  assert.equal(await desk.locator("[aria-labelledby=recordings-title] li").count(), 1, "what was thrown away is not there");
  await desk.locator("[aria-labelledby=recordings-title] a").click();
  const place = desk.getByLabel("Place in the recording");
  await desk.waitForFunction(() => /** @type {any} */ (document.querySelector(".replay input[type=range]"))?.disabled === false);
  await replayed(desk, "Here for you alone");
  assert.deepEqual(await axe(desk), []);

  // By keyboard: to the end, and back to the beginning.
  await place.focus();
  await desk.keyboard.press("End");
  const frame = await replayed(desk, "MARKER");
  assert.ok(!(await frame.evaluate(() => document.querySelector("iframe")?.contentDocument?.documentElement.outerHTML ?? "")).includes("SENTINEL"));
  await shot(desk, "replay");
  await desk.keyboard.press("Home");
  await replayed(desk, "Here for you alone");
  // Played to its end, faster.
  await desk.getByLabel("Speed").selectOption("8");
  await desk.getByRole("button", { name: "Play" }).focus();
  await desk.keyboard.press("Enter");
  await replayed(desk, "MARKER");
  await desk.getByRole("button", { name: "Play" }).waitFor();
  const most = async () => Number(await place.getAttribute("max"));
  const skipped = await most();
  await desk.getByLabel("Skip pauses").uncheck();
  await desk.waitForTimeout(200);
  assert.ok(await most() >= skipped);
  // In the same frame without scripts, under the same policy.
  const inner = await (await viewer(desk)).evaluate(() => document.querySelector("iframe")?.getAttribute("sandbox"));
  assert.equal(inner, "allow-same-origin");

  // The person finds it, and takes their consent back.
  await shop.goto(`${house.origin("shop")}/observed`);
  await shop.getByText("Seen by Nora. What for: show it to the makers").waitFor();
  assert.deepEqual(await axe(shop), []);
  await shot(shop, "recording-observed");
  await shop.getByRole("button", { name: "Delete this recording" }).click();
  await shop.getByText("The recording is deleted.").waitFor();
  await desk.reload();
  await desk.getByText(/could not be found|does not exist|not find|no longer/i).first().waitFor();
  assert.deepEqual(complaints.filter((c) => !c.includes("Applying inline style")), []);
  await desk.context().close();
  await shop.context().close();
});

test("pauses are shortened, and a place stays the same place", async () => {
  const { schedule, same } = await import("../../browser/viewer_replay.js");
  const times = [1_000, 1_040, 61_040, 61_100];
  const whole = schedule(times, false), short = schedule(times, true);
  assert.deepEqual(whole, [0, 40, 60_040, 60_100]);
  assert.deepEqual(short, [0, 40, 1_040, 1_100]);
  assert.equal(same(60_050, whole, short), 1_050);
  assert.equal(same(1_050, short, whole), 60_050);
  assert.equal(same(30_000, whole, short), 1_040);
  assert.equal(same(0, [], []), 0);
});
