// From a website that is not ours to somebody who helps, through the program itself.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { served, settled } from "./elsewhere.mjs";
import { NUMBER, SECRET, leaks } from "./elsewhere_leaks.mjs";
import { axe, House, overflows } from "./house.mjs";

/** @type {House} */ let house;
/** Whether the demonstration has the foreign shop. */
let there = false;
before(async () => {
  house = await House.open();
  there = /Kettle/.test((await fetched("elsewhere", "/")).text);
});
after(() => house.close());

/** An address of the program, by one of its names. @param {string} name @param {string} path @returns {Promise<{ text: string, headers: import("node:http").IncomingHttpHeaders }>} */
const fetched = (name, path) => new Promise((done, fail) => {
  get({ host: "127.0.0.1", port: house.port, path, headers: { host: `${name}.segue.localhost:${house.port}` } }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done({ text, headers: answer.headers }));
  }).on("error", fail);
});

test("what loads at once is what was measured, as the program serves it", async (t) => {
  let sum = 0;
  for (const file of ["segue.js", "segue/main.js"]) {
    const { text, headers } = await fetched("shop", `/${file}`);
    assert.equal(headers["access-control-allow-origin"], "*");
    assert.equal(text.trim(), served(file.replace("segue/", "")).trim(), file);
    sum += gzipSync(text, { level: 9 }).length;
  }
  t.diagnostic(`${sum} bytes`);
  assert.ok(sum <= 10_240, `${sum}`);
});

test("somebody stuck at the foreign shop is offered help there, and goes on at the portal; a desk sees where", async (t) => {
  if (!there) return t.skip("this demonstration has no foreign shop");
  const desk = await house.person("account-manager");
  const context = await (await house.browser()).newContext({ viewport: { width: 900, height: 900 }, locale: "en-GB" });
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ how) {
      return attach.call(this, { ...how, mode: "open" });
    };
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  /** @type {string[]} */
  const wire = [];
  /** @type {string[]} */
  const said = [];
  page.on("console", (m) => said.push(m.text()));
  page.on("request", (r) => r.url().includes("/segue") && wire.push(`${r.method()} ${r.url()} ${r.postData() ?? ""}`));
  page.on("websocket", (s) => s.on("framesent", (f) => wire.push(String(f.payload))));
  await page.goto(house.origin("elsewhere"));
  await settled(page);
  await page.getByRole("button", { name: "Yes" }).click();
  await page.getByLabel("Name").fill(SECRET);
  await page.getByLabel("E-mail").fill(`${SECRET}@example.org`);
  await page.getByLabel("Number", { exact: true }).fill(NUMBER);
  for (const code of ["one", "two", "three"]) {
    await page.getByLabel("Postcode").fill(`${SECRET}${code}`);
    await page.getByLabel("Code", { exact: true }).fill(`${SECRET}${code}`);
    await page.getByRole("button", { name: "Apply voucher" }).click();
    await page.getByRole("button", { name: "Pay now" }).click();
  }
  const card = page.getByRole("region", { name: "Offer of help" });
  await card.waitFor();
  assert.match(await card.innerText(), /May we help\?/);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/offered.png` });
  await desk.goto(`${house.origin("desk")}/desk/visits`);
  await desk.locator(".visit").getByText("finish “checkout” on the website").first().waitFor();
  if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/desk.png` });
  // What would be shared is listed, and struck by keyboard; all fits the smallest window.
  await page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await overflows(page), false);
  assert.deepEqual(await axe(page), []);
  const facts = card.getByRole("checkbox");
  assert.ok((await facts.count()) >= 2, await card.innerText());
  const struck = await facts.last().getAttribute("value");
  for (let n = 0; n < 40 && !(await facts.last().evaluate((box) => box.matches(":focus"))); n++) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await facts.last().isChecked(), false);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/struck.png` });
  await page.setViewportSize({ width: 900, height: 900 });
  const [opened] = await Promise.all([page.waitForEvent("popup"), card.getByRole("button", { name: "Share this and talk to someone" }).click()]);
  await opened.waitForURL(/\/offers\/(?!arrival)/);
  const kept = opened.locator("input[name=keep]");
  assert.deepEqual(await kept.evaluateAll((all) => /** @type {HTMLInputElement[]} */ (all).filter((box) => !box.checked).map((box) => box.value)), [struck]);
  if (process.env.SHOTS) await opened.screenshot({ path: `${process.env.SHOTS}/opened.png` });
  assert.equal(new URL(opened.url()).origin, house.origin("shop"));
  assert.match(opened.url(), /\/offers\//);
  assert.deepEqual(wire.filter((w) => leaks(w).length > 0), []);
  assert.ok(wire.some((w) => w.includes(`"voucher"`)), "an allowed name arrived");
  assert.deepEqual(said.filter((s) => /Content Security Policy/i.test(s)), []);
  await context.close();
});

test("no secret is in the data of the program, nor in a copy of it", async (t) => {
  if (!there) return t.skip("this demonstration has no foreign shop");
  const files = readdirSync(house.data, { recursive: true }).map((f) => join(house.data, String(f))).filter((f) => statSync(f).isFile());
  const holds = (/** @type {string} */ text) => files.filter((f) => readFileSync(f).includes(text));
  assert.ok(holds("demo-elsewhere").length > 0 && holds("voucher").length > 0, "what is allowed is there, so the search finds it");
  for (const secret of [SECRET, NUMBER]) assert.deepEqual(holds(secret), []);
});
