// Every page passes axe (WCAG 2.2 AA), fits 320 px, and the portal's work without script.
import assert from "node:assert/strict";
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
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).href));
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

for (const part of ["customer", "employee", "manager", "account-manager", "supervisor", "administrator", "editor"]) {
  test(`every page of the ${part} passes axe and fits 320 px`, async () => {
    const page = await house.person(part);
    /** @type {string[]} */
    const wrong = [];
    const visited = await walk(page, async (path) => {
      wrong.push(...(await axe(page)));
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

test("no page wrote an error to the console", () => {
  assert.deepEqual(complaints, []);
});
