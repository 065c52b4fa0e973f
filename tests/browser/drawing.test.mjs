// Drawing on a person's page: by pointer and by keyboard, where it was drawn at every width, until it fades.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beside } from "./beside.mjs";
import { House, axe, complaints, overflows } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });
const { talking, over, viewer, seen } = beside(() => house);
const shots = process.env.SEGUE_TEST_SHOTS;

/** @typedef {import("playwright-core").Page} Page */

/** The boxes of the last drawing and of an element, in the window. @param {Page} page @param {string} id */
const boxes = (page, id) => page.evaluate((id) => {
  const box = (/** @type {Element | null | undefined} */ e) => { const { x, y, width, height } = e?.getBoundingClientRect() ?? new DOMRect(); return { x, y, width, height }; };
  return { drawn: box([...document.querySelectorAll(".cobrowse-drawings path")].at(-1)), about: box(document.getElementById(id)) };
}, id);

/** Whether a drawing lies around an element, with some room. @param {Awaited<ReturnType<typeof boxes>>} all @param {number} room */
const around = ({ drawn, about }, room) =>
  drawn.width > 0 && Math.abs(drawn.x + drawn.width / 2 - about.x - about.width / 2) < room
  && Math.abs(drawn.y + drawn.height / 2 - about.y - about.height / 2) < room
  && drawn.width >= about.width - 2 && drawn.height >= about.height - 2;

test("what is drawn on a page stays at its place, at another width too, and fades", async () => {
  const [desk, shop] = await talking();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await seen(desk, "Here for you alone").catch((e) => { throw new Error(`${e.message}\n${complaints.join("\n")}`); });
  await shop.goto(`${house.origin("shop")}/orders`);
  const frame = await seen(desk, "Your orders");
  await shop.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("afterbegin", `<p><button type="button" id="goal">The goal</button></p>`));
  await seen(desk, "The goal");
  assert.deepEqual(await axe(desk), []);

  // A stroke round it.
  await desk.locator(".screen").getByLabel("Draw").check();
  const outer = await desk.locator(".screen iframe").boundingBox();
  const goal = await frame.evaluate(() => {
    const inner = /** @type {any} */ (document.querySelector("iframe"));
    const cover = /** @type {any} */ (document.querySelector(".cover")).getBoundingClientRect();
    const box = inner.contentDocument.getElementById("goal").getBoundingClientRect(), scale = cover.width / Number(inner.width);
    return { x: cover.x + box.x * scale, y: cover.y + box.y * scale, width: box.width * scale, height: box.height * scale };
  });
  assert.ok(outer);
  const middle = { x: outer.x + goal.x + goal.width / 2, y: outer.y + goal.y + goal.height / 2 };
  for (let i = 0; i <= 40; i++) {
    const angle = (i / 40) * 2 * Math.PI;
    await desk.mouse.move(middle.x + Math.cos(angle) * (goal.width / 2 + 8), middle.y + Math.sin(angle) * (goal.height / 2 + 8));
    if (i === 0) await desk.mouse.down();
  }
  await desk.mouse.up();
  const drawn = shop.locator(".cobrowse-drawings path");
  await drawn.first().waitFor({ state: "attached" });
  await shop.getByText("Nora draws on this page.").waitFor({ state: "attached" });
  assert.ok(around(await boxes(shop, "goal"), 4), JSON.stringify(await boxes(shop, "goal")));
  assert.equal(await frame.locator(".cobrowse-drawings path").count(), 1, "it is seen at the desk as well");
  if (shots) {
    await shop.screenshot({ path: `${shots}/drawn.png` });
    await desk.screenshot({ path: `${shots}/drawing.png` });
  }
  assert.deepEqual(await axe(shop), []);

  // Scrolled, and in a narrow window, it is still there.
  await shop.mouse.wheel(0, 60);
  await shop.setViewportSize({ width: 320, height: 640 });
  assert.equal(await overflows(shop), false);
  await shop.waitForTimeout(200);
  assert.ok(around(await boxes(shop, "goal"), 4), JSON.stringify(await boxes(shop, "goal")));
  assert.ok(await desk.locator(".screen").isVisible());
  await shop.setViewportSize({ width: 1366, height: 768 });

  // Wiped off.
  await desk.getByRole("button", { name: "Wipe off" }).click();
  await drawn.first().waitFor({ state: "detached" });

  // By keyboard: a frame, which fades by itself.
  await seen(desk, "The goal");
  await desk.locator(".screen").getByLabel("Frame").check();
  await frame.locator(".cover").focus();
  for (let i = 0; i < 200; i++) {
    await desk.keyboard.press("ArrowDown");
    if (await frame.locator(".says").textContent() === "The goal"
      && await frame.evaluate(() => document.querySelector(".chosen")?.getBoundingClientRect().width ?? 999) < 100) break;
  }
  await desk.keyboard.press("Enter");
  const since = Date.now();
  await drawn.first().waitFor({ state: "attached" });
  assert.ok(around(await boxes(shop, "goal"), 20), JSON.stringify(await boxes(shop, "goal")));
  await shop.locator(".cobrowse-drawings path[data-fading]").waitFor({ state: "attached" });
  await drawn.first().waitFor({ state: "detached" });
  const stayed = Date.now() - since;
  assert.ok(stayed > 8_000 && stayed < 13_000, `it stayed for ${stayed} ms`);
  await over(desk);
  assert.deepEqual(complaints.filter((c) => !c.includes("Applying inline style")), []);
  await desk.context().close();
  await shop.context().close();
});
