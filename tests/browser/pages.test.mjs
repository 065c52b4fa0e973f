// Every page passes axe (WCAG 2.2 AA), fits 320 px, and the portal's work without script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { House, axe, complaints, overflows } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

/** Pages that links lead to, per part; each kind of address once. */
const LIMIT = 45;

/** `/orders/%23M41293` and `/orders/%23M41261` are of one kind. @param {string} path */
function kind(path) {
  return path.replace(/\?.*/, "").split("/").map((s) => (/[0-9]/.test(s) && s.length > 3 ? "*" : s)).join("/");
}

/**
 * Walks the links of a part's pages, breadth first.
 * @param {import("playwright-core").Page} page
 * @param {(path: string) => Promise<void>} visit
 */
async function walk(page, visit) {
  const origin = new URL(page.url()).origin;
  const waiting = [new URL(page.url()).pathname];
  const seen = new Set(waiting.map(kind));
  const visited = [];
  while (waiting.length > 0 && visited.length < LIMIT) {
    const path = /** @type {string} */ (waiting.shift());
    const answer = await page.goto(origin + path);
    if (!/text\/html/.test(answer?.headers()["content-type"] ?? "")) continue;
    assert.ok((answer?.status() ?? 500) < 400, `${path} answers ${answer?.status()}`);
    visited.push(path);
    await visit(path);
    const links = await page.locator("a[href]:not([download])").evaluateAll((all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).href));
    for (const link of links) {
      const url = new URL(link, origin);
      if (url.origin !== origin || /sign-out|\.pdf|\/files\/|\/language|\/demo|\.json|\.csv/.test(url.pathname)) continue;
      const where = url.pathname + url.search;
      if (seen.has(kind(where))) continue;
      seen.add(kind(where));
      waiting.push(where);
    }
  }
  return visited;
}

const parts = ["customer", "employee", "manager", "account-manager", "supervisor", "administrator", "editor",
  "customer-de", "customer-hu", "employee-de", "employee-hu", "account-manager-hu"];
for (const part of parts) {
  test(`every page of the ${part} passes axe and fits 320 px`, async () => {
    const lang = /-(de|hu)$/.exec(part)?.[1] ?? "en";
    const page = await house.person(part, { locale: lang === "en" ? "en-GB" : lang });
    /** @type {string[]} */
    const wrong = [];
    const visited = await walk(page, async (path) => {
      wrong.push(...(await axe(page)));
      const said = await page.getAttribute("html", "lang");
      if (said !== lang) wrong.push(`${path} is in ${said}`);
      await page.setViewportSize({ width: 320, height: 640 });
      if (await overflows(page)) wrong.push(`${path} is wider than 320 px`);
      await page.setViewportSize({ width: 1366, height: 768 });
    });
    assert.ok(visited.length > 3, `only ${visited.length} pages were found`);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}

test("pages for people without a sign-in, dark and in German and Hungarian, pass axe too", async () => {
  const browser = await house.browser();
  /** @type {string[]} */
  const wrong = [];
  for (const locale of ["en-GB", "de-DE", "hu-HU"]) {
    const context = await browser.newContext({ locale, colorScheme: "dark", viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    for (const path of ["/sign-in", "/articles", "/products", "/help", "/nowhere"]) {
      await page.goto(house.origin("shop") + path);
      assert.equal(await page.getAttribute("html", "lang"), locale.slice(0, 2));
      wrong.push(...(await axe(page)));
      if (await overflows(page)) wrong.push(`${path} in ${locale} is wider than 320 px`);
    }
    await context.close();
  }
  assert.deepEqual(wrong, []);
});

test("without script, an order is cancelled and a person is asked for", async () => {
  const page = await house.person("customer", { javaScriptEnabled: false });
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/orders`);
  await page.getByRole("link", { name: /Napkins/ }).first().click();
  await page.goto(`${page.url()}/cancellations/new`);
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: /Next/ }).click();
  await page.locator("form.deed button[type=submit], main form button.button[type=submit]").first().click();
  await page.getByText(/cancelled/i).first().waitFor();
  await page.goto(`${origin}/help`);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForLoadState();
  assert.match(await page.locator("main").innerText(), /.+/);
  await page.context().close();
});

test("without script, an employee asks for leave, reads a payslip and leaves something with us", async () => {
  const page = await house.person("employee", { javaScriptEnabled: false });
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/leave`);
  // Next year, so that no balance stands in the way: the first Monday of February.
  const monday = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 1, 1));
  while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() + 1);
  const day = monday.toISOString().slice(0, 10);
  await page.getByLabel("First day").fill(day);
  await page.getByLabel("Last day").fill(day);
  await page.getByRole("button", { name: "Check the days" }).click();
  await page.locator("main form button.button[type=submit]").first().click();
  await page.goto(`${origin}/leave`);
  assert.match(await page.locator("main").innerText(), new RegExp(`${monday.getUTCDate()} (– .*)?Feb`));
  await page.goto(`${origin}/payslips`);
  const [payslip] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("main a[href$='.pdf']").first().click(),
  ]);
  assert.match(readFileSync(/** @type {string} */ (await payslip.path())).subarray(0, 5).toString(), /%PDF-/);
  await page.goto(`${origin}/help`);
  const form = page.locator("details", { hasText: "Leave it with us" });
  // Where nobody is there, it is open already.
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  await form.getByLabel("What should we take care of?").fill("My badge does not open the door.");
  await form.getByRole("button", { name: "Leave it with us" }).click();
  await page.getByText(/Your case has the number/).waitFor();
  await page.goto(`${origin}/cases`);
  await page.getByText("My badge does not open the door.").first().waitFor();
  await page.context().close();
});

test("no page wrote an error to the console", () => {
  assert.deepEqual(complaints, []);
});
