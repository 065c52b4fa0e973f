// From a website that is not ours: the conversation stands beside the page that it was asked for from, and the account manager
// beside the person, on that page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beside } from "./beside.mjs";
import { settled } from "./elsewhere.mjs";
import { SECRET, leaks } from "./elsewhere_leaks.mjs";
import { House, axe, canWrite, overflows } from "./house.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {House} */ let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

const { over, seen, shown, viewer } = beside(() => house);
const shots = process.env.SEGUE_TEST_SHOTS;
/** @param {Page} page @param {string} name */
const shot = async (page, name) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png` }); };

/** A customer at the foreign shop, whose shadow roots can be looked into. @param {import("playwright-core").BrowserContextOptions} [how] */
async function visitor(how) {
  const portal = await house.person("customer", how);
  await portal.context().addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ how) {
      return attach.call(this, { ...how, mode: "open" });
    };
  });
  const page = await portal.context().newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(house.origin("elsewhere"));
  await settled(page);
  await page.getByRole("button", { name: "Yes" }).click();
  return { portal, page };
}

/** Asks for help by the shop's own button, in the window that opens. @param {Page} page */
async function asks(page) {
  await page.getByRole("button", { name: "Help", exact: true }).click();
  const card = page.getByRole("region", { name: "Offer of help" });
  const [opened] = await Promise.all([page.waitForEvent("popup"), card.getByRole("button", { name: "Talk to someone" }).click()]);
  opened.setDefaultTimeout(15_000);
  await opened.waitForURL(/\/help(\/waiting)?$/);
  await opened.getByRole("button", { name: "Talk to someone" }).click();
  await opened.waitForURL(/\/(help\/waiting|dialogue\/)/);
  return opened;
}

test("the conversation stands beside the page; what is written on either side is there on both", async () => {
  const desk = await house.person("account-manager");
  const { portal, page } = await visitor();
  /** @type {string[]} */
  const said = [];
  page.on("console", (m) => said.push(m.text()));
  const opened = await asks(page);
  const talk = page.getByRole("region", { name: "Conversation" });
  const pill = page.getByRole("button", { name: /Show the conversation/ });
  await page.getByRole("button", { name: /We are getting somebody for you/ }).waitFor();
  assert.equal(await page.getByRole("region", { name: "Offer of help" }).isVisible(), false, "the card made room");
  await shot(page, "beside-waiting");
  await desk.getByRole("button", { name: /Accept/ }).first().click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await page.getByRole("button", { name: /Nora is here for you/ }).waitFor();
  // What they were trying to do there came along, although nothing had been offered.
  await desk.getByText("finish “checkout” on the website").first().waitFor();

  // While it is small, what is new is counted; it is read when it is large.
  await canWrite(desk);
  await desk.getByRole("textbox", { name: /message/i }).fill("Good evening, what may I do for you?");
  await desk.keyboard.press("Enter");
  await page.getByRole("button", { name: /Nora is here for you · 1 · Show/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, "beside-small");
  await pill.click();
  await talk.getByText("Good evening, what may I do for you?").waitFor();
  assert.equal(await talk.getByLabel("Your message").evaluate((e) => e === /** @type {any} */ (e.getRootNode()).activeElement), true, "one writes at once");
  await page.keyboard.type("<b>The voucher</b> does not work");
  // A page that loads anew loses nothing that was typed.
  await page.reload();
  await talk.getByText("Good evening, what may I do for you?").waitFor();
  await talk.getByLabel("Your message").focus();
  assert.equal(await talk.getByLabel("Your message").inputValue(), "<b>The voucher</b> does not work");
  await page.keyboard.press("Enter");
  await desk.getByText("<b>The voucher</b> does not work").waitFor();
  await opened.getByText("<b>The voucher</b> does not work").waitFor();
  await talk.getByText("<b>The voucher</b> does not work").waitFor();
  assert.equal(await talk.getByText("<b>The voucher</b> does not work").count(), 1, "once");
  // In the window, too, it is one conversation.
  await canWrite(opened);
  await opened.getByRole("textbox", { name: /message/i }).fill("And I am in a hurry");
  await opened.keyboard.press("Enter");
  await talk.getByText("And I am in a hurry").waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, "beside-large");
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await overflows(page), false);
  assert.deepEqual(await axe(page), []);
  await shot(page, "beside-320");
  await page.keyboard.press("Escape");
  await pill.waitFor();
  await page.setViewportSize({ width: 900, height: 700 });
  await over(desk);
  // It is said until it is closed, however long nobody looks.
  await page.getByRole("button", { name: /The conversation has ended/ }).waitFor();
  await page.waitForTimeout(2_500);
  await page.getByRole("button", { name: /The conversation has ended/ }).click();
  await talk.getByRole("button", { name: "Close" }).click();
  assert.equal(await talk.isVisible(), false);
  await page.reload();
  await settled(page);
  assert.equal(await page.evaluate(() => sessionStorage.getItem("segue-tie")), null);
  assert.deepEqual(said.filter((s) => /Content Security Policy|Error/i.test(s)), []);
  await portal.context().close();
  await desk.context().close();
});

test("an account manager stands beside the person on the foreign page, by their yes there, and nowhere else", async () => {
  const desk = await house.person("account-manager");
  const { portal, page } = await visitor();
  /** @type {string[]} */
  const wire = [];
  page.on("websocket", (s) => s.on("framesent", (f) => wire.push(String(f.payload))));
  const opened = await asks(page);
  await desk.getByRole("button", { name: /Accept/ }).first().click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await page.getByRole("button", { name: /Nora is here for you/ }).waitFor();
  await page.getByLabel("Name").fill(SECRET);
  await page.getByLabel("Number", { exact: true }).fill("4111 1111 1111 1111");
  await page.evaluate((secret) => {
    document.querySelector("main")?.insertAdjacentHTML("beforeend", `<p data-private>${secret}</p><p title="${secret}" data-x="${secret}">MARKER</p><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`);
  }, SECRET);

  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  const question = page.getByRole("group", { name: "Nora asks to see this page" });
  await question.waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, "beside-question");
  await opened.getByText("You are asked at elsewhere.segue.localhost").waitFor();
  await shot(opened, "beside-window-question");
  await question.getByRole("checkbox").check();
  await question.getByRole("button", { name: "Yes, show this page" }).click();
  const bar = page.getByRole("region", { name: "Nora sees this page" });
  await bar.waitFor();
  await seen(desk, "Kettle");
  await seen(desk, "MARKER");
  await opened.getByText("Nora sees the page that you have open at elsewhere.segue.localhost").waitFor();
  assert.deepEqual(await axe(opened), []);
  await shot(desk, "beside-desk");
  await shot(page, "beside-seen");
  assert.ok(!(await shown(desk)).includes(SECRET), "neither what was typed nor what is private");
  assert.deepEqual(wire.filter((w) => w.includes('"part"') && (leaks(w).length > 0 || w.includes("4111"))), []);
  assert.ok(wire.some((w) => w.includes('"part"') && w.includes("MARKER")), "parts were looked at");
  assert.ok(!(await shown(desk)).includes("Here for you alone"), "nothing of the portal");
  assert.ok(!(await shown(desk)).includes("And never of the conversation") && !(await shown(desk)).includes("segue-help"));

  // The other's hand: pointer, a text that is filled in only by their yes, a click by their permission.
  await desk.getByText("Their page at elsewhere.segue.localhost").waitFor();
  const inner = await (await (await viewer(desk)).waitForSelector("iframe")).contentFrame();
  /** The middle of a part of the shown page, on the desk's screen. @param {import("playwright-core").Locator} part */
  const middle = async (part) => {
    let [box, before] = [await part.boundingBox(), ""];
    // What was scrolled there may still be on its way.
    while (JSON.stringify(box) !== before) {
      before = JSON.stringify(box);
      await desk.waitForTimeout(150);
      box = await part.boundingBox();
    }
    assert.ok(box);
    return /** @type {[number, number]} */ ([box.x + box.width / 2, box.y + box.height / 2]);
  };
  assert.ok(inner);
  await desk.mouse.move(...(await middle(inner.getByRole("heading", { name: "Checkout" }))));
  await page.locator(".cobrowse-pointer:not([hidden])").waitFor({ state: "attached" });
  await desk.getByRole("radio", { name: "Propose a text" }).check();
  await desk.mouse.click(...(await middle(inner.getByLabel("Code", { exact: true }))));
  await desk.getByRole("textbox", { name: /text/i }).last().fill("TEA10");
  await desk.keyboard.press("Enter");
  await bar.getByText("TEA10").waitFor();
  await shot(page, "beside-proposed");
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.getByLabel("Code", { exact: true }).inputValue(), "");
  await bar.getByRole("button", { name: "Fill it in" }).click();
  assert.equal(await page.getByLabel("Code", { exact: true }).inputValue(), "TEA10");
  await desk.getByRole("radio", { name: "Click" }).check();
  // The desk sees where the person has scrolled to.
  await page.evaluate(() => scrollTo(0, 400));
  await (await viewer(desk)).waitForFunction(() => (document.querySelector("iframe")?.contentWindow?.scrollY ?? 0) > 300);
  await desk.mouse.click(...(await middle(inner.getByRole("button", { name: "Apply voucher" }))));
  await page.getByText("This code cannot be used with your basket.").waitFor();
  await seen(desk, "This code cannot be used with your basket.");

  // It goes on where the page loads anew, and ends with one key.
  await page.reload();
  await bar.waitFor();
  await seen(desk, "Kettle");
  await page.getByRole("heading", { name: "Checkout" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "hidden" });
  await desk.getByText("The page is no longer shown.").first().waitFor();
  await over(desk);
  await portal.context().close();
  await desk.context().close();
});
