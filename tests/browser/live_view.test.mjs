// The live view: two customers and a stranger, one of them stuck; an account manager sees it as it happens, finds the
// one by filters and keyboard, follows their way but not their screen, stands by, and is asked first.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, axe, complaints, overflows } from "./house.mjs";
import { tabTo } from "./keys.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

/** @typedef {import("playwright-core").Page} Page */

const shots = process.env.SEGUE_TEST_SHOTS;
const TYPED = "Zebrafinkenweg 77";

/** Both widths: nothing wider than its window, nothing that axe finds. @param {Page} page @param {string} name */
async function fits(page, name) {
  for (const [width, height] of [[320, 640], [1366, 768]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    assert.equal(await overflows(page), false, `${name} at ${width}`);
    assert.deepEqual(await axe(page), [], `${name} at ${width}`);
    for (const colorScheme of /** @type {Array<"dark" | "light">} */ (shots ? ["dark", "light"] : [])) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` });
    }
  }
}

/** Names in the list, in its order. @param {Page} page */
const names = (page) => page.locator(".visit .visit-link").allInnerTexts();

/** Waits until the list has these names, in any order. @param {Page} page @param {string[]} wanted */
async function lists(page, wanted) {
  const want = JSON.stringify([...wanted].sort());
  for (let n = 0; n < 100; n++) {
    if (JSON.stringify((await names(page)).sort()) === want) return;
    await page.waitForTimeout(100);
  }
  assert.deepEqual((await names(page)).sort(), [...wanted].sort(), await page.locator("main").innerText());
}

/** The map: for each spot how many people, uneasy, stuck, about to give up. @param {Page} page @returns {Promise<Record<string, number[]>>} */
const map = (page) => page.locator(".live-map tbody tr").evaluateAll((rows) => Object.fromEntries(rows.map((row) => {
  const [spot, ...counts] = [...row.querySelectorAll("td")];
  return [spot.querySelector("a")?.textContent ?? "", counts.map((cell) => Number(cell.textContent))];
})));

/** @param {Page} page @param {(map: Record<string, number[]>) => boolean} like */
async function shows(page, like) {
  for (let n = 0; n < 100; n++) {
    if (like(await map(page))) return;
    await page.waitForTimeout(100);
  }
  assert.fail(JSON.stringify(await map(page)));
}

/** Chooses in a list by keyboard alone. @param {Page} page @param {RegExp} field @param {string} words */
async function choose(page, field, words) {
  // Its scripts come after the page.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((e) => e.name.includes("submit_controller")));
  await page.waitForTimeout(150);
  await page.locator("main").focus();
  await tabTo(page, field, { tag: "select" });
  await page.keyboard.type(words);
}

test("who is stuck is seen as it happens, found, followed, and asks the one who stands by", async () => {
  // Levente came first, and has been free for longest.
  const other = await house.person("account-manager-hu");
  await other.waitForURL(/\/desk/);
  const desk = await house.person("account-manager");
  const team = await house.person("account-manager-team");
  await desk.goto(`${house.origin("desk")}/desk/visits`);
  await desk.getByRole("heading", { name: "Nobody is on the site" }).waitFor();
  await fits(desk, "live-empty");
  await desk.evaluate(() => void (/** @type {any} */ (window).stayed = true));

  // They come, and the map says so by itself.
  const elise = await house.person("customer");
  const jurgen = await house.person("customer-de");
  await jurgen.goto(`${house.origin("laden")}/articles`);
  const stranger = await (await (await house.browser()).newContext({ viewport: { width: 900, height: 700 }, locale: "en-GB" })).newPage();
  await stranger.goto(`${house.origin("shop")}/articles`);
  await stranger.reload();
  await lists(desk, ["Élise Marchand", "Jürgen Weiß", "Visitor"]);
  await shows(desk, (at) => at["find an answer"]?.[0] === 2);
  await desk.getByText("3 people", { exact: true }).waitFor();

  // One does not get on: refused three times.
  await elise.goto(`${house.origin("shop")}/orders`);
  await elise.getByRole("link", { name: /Table lamp/ }).first().click();
  await elise.waitForURL(/\/orders\/%23/);
  const order = elise.url();
  const number = decodeURIComponent(new URL(order).pathname.split("/").pop() ?? "");
  await elise.goto(`${order}/item-changes/new`);
  for (let i = 1; i <= 3; i++) {
    await elise.locator("#swap-1").selectOption({ index: i });
    await Promise.all([
      elise.waitForResponse((r) => r.url().endsWith("/item-changes/preview")),
      elise.getByRole("button", { name: /Next/ }).click(),
    ]);
    await elise.getByText("Item options can be changed only before we pack the order.").first().waitFor();
  }
  const goal = `change the item options of order ${number}`;
  await shows(desk, (at) => at[goal]?.[0] === 1 && at[goal][2] + at[goal][3] === 1 && Object.keys(at)[0] === goal);
  assert.equal((await names(desk))[0], "Élise Marchand", "who does not get on stands first");
  assert.equal(await desk.evaluate(() => /** @type {any} */ (window).stayed), true, "the page was never loaded again");
  await fits(desk, "live-map");

  // Filters, by keyboard; each stands in the address.
  await choose(desk, /^Difficulty/, "Stuck");
  await lists(desk, ["Élise Marchand"]);
  assert.match(desk.url(), /[?&]level=stuck/);
  await desk.getByText("1 of 3", { exact: true }).waitFor();
  assert.equal(await desk.evaluate(() => document.activeElement?.id), "live-level", "the cursor stays where it is");
  await fits(desk, "live-stuck");
  await choose(desk, /^Difficulty/, "All");
  await lists(desk, ["Élise Marchand", "Jürgen Weiß", "Visitor"]);

  await choose(desk, /^Wants to/, "change item");
  await lists(desk, ["Élise Marchand"]);
  assert.match(desk.url(), /[?&]goal=order\.items/);
  await choose(desk, /^Wants to/, "find");
  await lists(desk, ["Jürgen Weiß", "Visitor"]);
  await choose(desk, /^Person/, "Not");
  await lists(desk, ["Visitor"]);
  assert.match(desk.url(), /[?&]who=unknown/);
  await desk.reload();
  await lists(desk, ["Visitor"]);
  await choose(desk, /^Language/, "Deutsch");
  await desk.getByText("Nobody fits this choice.").waitFor();
  await fits(desk, "live-none");
  await tabTo(desk, /^Show everybody/, { tag: "a" });
  await desk.keyboard.press("Enter");
  await lists(desk, ["Élise Marchand", "Jürgen Weiß", "Visitor"]);
  assert.equal(new URL(desk.url()).search, "");
  await choose(desk, /^Person/, "Known");
  await lists(desk, ["Élise Marchand", "Jürgen Weiß"]);

  // A choice is kept while the list changes beneath it.
  await stranger.goto(`${house.origin("shop")}/products`);
  await jurgen.goto(`${house.origin("laden")}/orders`);
  await jurgen.locator("main a[href^='/orders/%23']").first().click();
  await shows(desk, (at) => Object.keys(at).length === 2 && Object.keys(at).some((spot) => spot.startsWith("look at order")));
  await lists(desk, ["Élise Marchand", "Jürgen Weiß"]);
  assert.equal(await desk.locator("#live-who").inputValue(), "known");
  // In the language of the page, whatever their browser speaks.
  assert.match(await desk.locator(".visit", { hasText: "Jürgen Weiß" }).locator(".visit-meta").innerText(), /^de/);

  // One visit: goal and steps as they happen, no screen, nothing typed.
  await tabTo(desk, /^Élise Marchand/, { tag: "a" });
  await desk.keyboard.press("Enter");
  await desk.getByRole("heading", { name: "Élise Marchand" }).waitFor();
  const address = desk.url();
  assert.match(new URL(address).pathname, /^\/desk\/visits\/./);
  await desk.locator(".facts").getByText(goal).first().waitFor();
  await desk.evaluate(() => void (/** @type {any} */ (window).stayed = true));
  const before = await desk.locator(".way-step").count();
  await elise.goto(`${house.origin("shop")}/search?q=${encodeURIComponent(TYPED)}`);
  await desk.getByText("Searched", { exact: false }).first().waitFor();
  await elise.goto(`${order}/address-changes/new`);
  await elise.locator("main input[type=text], main input:not([type])").first().fill(TYPED);
  await elise.keyboard.press("Tab");
  await desk.locator(".facts").getByText(`change the address of order ${number}`).waitFor();
  assert.ok(await desk.locator(".way-step").count() > before);
  const html = await desk.content();
  assert.ok(!html.includes(TYPED) && !html.includes("Zebrafinken"), "nothing typed or searched for");
  assert.equal(await desk.locator("iframe, canvas, .screen").count(), 0, "no screen");
  await fits(desk, "live-visit");

  // Stands by; a colleague reads it.
  await desk.locator("main").focus();
  await tabTo(desk, /^Stand by/, { tag: "button" });
  await desk.keyboard.press("Enter");
  await desk.getByText(/You stand by until/).waitFor();
  await other.goto(`${house.origin("desk2")}/desk/visits`);
  await other.getByText("Nora Brandt", { exact: false }).first().waitFor();
  await fits(other, "live-colleague");
  await other.goto(`${house.origin("desk2")}/desk`);

  // Who works at another site sees none of them.
  await team.goto(`${house.origin("desk3")}/desk/visits`);
  await team.locator(".empty").waitFor();
  assert.deepEqual(await names(team), []);
  const answer = await team.goto(`${house.origin("desk3")}${new URL(address).pathname}`);
  assert.equal(answer?.status(), 404);

  // They ask for somebody: the one who stands by is asked first, though another has been free for longer.
  await desk.evaluate(() => void (/** @type {any} */ (window).stayed = true));
  await elise.goto(`${house.origin("shop")}/help`);
  await elise.getByRole("button", { name: "Talk to someone" }).click();
  await desk.getByText("They ask for somebody, and you are asked first.").waitFor();
  assert.equal(await desk.evaluate(() => /** @type {any} */ (window).stayed), true);
  assert.match(await desk.title(), /^\(1\) /);
  await fits(desk, "live-asks");
  await other.locator(".queue-item").waitFor();
  assert.equal(await other.locator(".queue-item.for-me").count(), 0);
  await desk.locator("main").focus();
  await tabTo(desk, /Élise Marchand/, { tag: "button" });
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/\/desk\/dialogue\//);
  await elise.waitForURL(/\/dialogue\//);

  // Whoever is in a conversation is calm in the map, and says with whom.
  await other.goto(`${house.origin("desk2")}/desk/visits`);
  await other.locator(".visit", { hasText: "Élise Marchand" }).getByText(/Nora Brandt/).waitFor();
  assert.deepEqual(complaints, []);
});
