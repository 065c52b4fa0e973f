// Nothing that is typed, titled, labelled or addressed leaves a foreign page: pages with a secret in every place, each
// used by somebody, every request, header and frame searched for it on its way to the program, and then whatever the
// program keeps and gives out.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Elsewhere } from "./elsewhere.mjs";
import { NUMBER, PAGES, SECRET, leaks, use } from "./elsewhere_leaks.mjs";
import { House, program } from "./house.mjs";

/** @type {House} */ let house;
/** @type {Elsewhere} */ let it;
before(async () => {
  house = await House.open();
  it = await Elsewhere.open({ through: house.port, key: "demo-elsewhere" });
  await settings("");
  // The tag itself is asked for by the page, with the page's own policy; it says how.
  const tag = it.tag(`referrerpolicy="no-referrer"`);
  for (const [, body, { path = `/page`, head = "<title>Shop</title>" } = {}] of PAGES) {
    const at = decodeURI(new URL(path, it.shop).pathname);
    it.pages[path === "/page" ? `/page/${PAGES.findIndex((p) => p[1] === body)}` : new URL(path, it.shop).pathname] =
      `<!doctype html><html lang="en"><meta charset="utf-8">${head}${tag}<main data-at="${at.length}">${body}</main>`;
  }
  it.pages["/next"] = "<!doctype html><title>Next</title>";
});
after(async () => {
  await it.close();
  await house.close();
});

/** What the office says of the website: observed without asking, and what may be named. @param {string} fields */
async function settings(fields) {
  const office = await house.person("administrator");
  await office.goto(`${house.origin("office")}/office/sites/shop/website`);
  await office.locator("[name=origins]").fill(it.shop);
  await office.locator("[name=basis]").selectOption("interest").catch(() => office.locator("[name=basis][value=interest]").check());
  await office.locator("[name=fields]").fill(fields);
  await office.locator("form:has([name=origins]) button[type=submit]").click();
  await office.locator("#flash .notice").waitFor();
  await office.context().close();
}

/** Each page's own part of what arrived. @param {number} n */
async function visit(n) {
  const [, body, more = {}] = PAGES[n];
  const path = more.path ?? `/page/${n}`;
  const pathname = new URL(path, it.shop).pathname;
  if (more.path) it.pages[pathname] = it.pages[pathname].replace(/<main.*/s, `<main>${body}</main>`);
  it.headers = more.headers ?? {};
  const page = await it.visitor({ path, permissions: ["clipboard-read", "clipboard-write"] });
  it.headers = {};
  page.on("dialog", (dialog) => dialog.dismiss());
  await use(page, more.opened);
  await page.waitForTimeout(500);
  // What a page knows at its end goes along.
  await page.goto(`${it.shop}/next`).catch(() => {});
  await page.waitForTimeout(300);
  await page.context().close();
}

test("no secret leaves any of the pages", { timeout: 400_000 }, async (t) => {
  assert.ok(PAGES.length >= 25);
  for (let n = 0; n < PAGES.length; n += 1) {
    const [from, heard] = [it.wire.length, it.events().length];
    await visit(n);
    const wire = it.wire.slice(from);
    await t.test(PAGES[n][0], () => {
      assert.deepEqual(wire.filter((w) => leaks(w).length > 0), []);
      assert.ok(it.events().length > heard, "it was watched");
    });
  }
  assert.deepEqual([...new Set(it.answers)].filter((code) => code >= 300), [], "the program took all of it");
  const kinds = new Set(it.events().map((e) => e.kind));
  for (const kind of ["page", "field", "abandon", "invalid", "dead_click", "rage_click", "error_click", "request", "copy", "goal"]) {
    assert.ok(kinds.has(kind), `nothing of the kind ${kind} was noticed, so nothing was shown: ${[...kinds]}`);
  }
});

test("what a site allows does arrive, and only that", async () => {
  Object.assign(it, { wire: [], bodies: [] });
  await settings("voucher\n#town");
  it.pages["/allowed"] = `<!doctype html><html lang="en"><title>Shop</title>${it.tag()}<form data-segue-page="x">
    <label data-segue="label">Note for the driver <input name="delivery-note" required></label>
    <label>Voucher <input name="voucher"></label><input id="town"><label>Other <input name="other"></label>
    <button type="button" data-segue="label" id="apply">Apply voucher</button></form>`;
  const page = await it.visitor({ path: "/allowed" });
  await use(page);
  const named = (/** @type {string} */ name) => it.until((all) => all.find((e) => e.name === name), name);
  assert.equal((await named("delivery-note")).label, "Note for the driver");
  assert.equal((await named("voucher")).label, "");
  await named("town");
  assert.equal((await named("apply")).label, "Apply voucher");
  await named("input#4");
  assert.deepEqual(it.wire.filter((w) => leaks(w).length > 0 || /"other"|Other/.test(w)), []);
  await page.context().close();
});

test("no secret is in what the program keeps, in a copy of it, or in what it gives out", async () => {
  // What a page may ask for of its own visit.
  it.pages["/mine"] = `<!doctype html><title>Shop</title>${it.tag()}<button type="button">x</button>`;
  const page = await it.visitor({ path: "/mine" });
  await it.until((all) => all.find((e) => e.page?.endsWith("/mine")), "the page");
  await page.waitForTimeout(300);
  const given = JSON.stringify(await page.evaluate(() => /** @type {any} */ (window).segue.observed()));
  assert.match(given, /"page"/);
  await page.context().close();
  await house.kill();
  const copy = mkdtempSync(join(tmpdir(), "segue-copy-"));
  try {
    cpSync(house.data, copy, { recursive: true });
    const out = join(copy, "shop.json");
    execFileSync(program, ["export", "shop", out, "--data", copy, "--site", "shop"], { stdio: "ignore" });
    const holding = (/** @type {string} */ folder, /** @type {(text: string) => boolean} */ fits) => readdirSync(folder, { recursive: true })
      .map((f) => join(folder, String(f))).filter((f) => statSync(f).isFile() && fits(readFileSync(f, "latin1")));
    const secrets = (/** @type {string} */ text) => leaks(text).length > 0;
    for (const folder of [house.data, copy]) {
      assert.ok(holding(folder, (text) => text.includes("delivery-note")).length > 0, "what is allowed is there, so the search finds it");
      assert.deepEqual(holding(folder, secrets), []);
    }
    assert.ok(readFileSync(out, "utf8").length > 1_000);
    assert.deepEqual([given, house.log].filter(secrets), []);
    writeFileSync(join(copy, "secret"), `...${SECRET}...`);
    assert.equal(holding(copy, secrets).length, 1, "a file with a secret is found");
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

test("the search for secrets finds them however they are written", () => {
  for (const text of [SECRET, NUMBER, SECRET.toLowerCase(), encodeURIComponent(`%${SECRET}%`), Buffer.from(`ab${SECRET}cd`).toString("base64"), Buffer.from(SECRET).toString("hex")]) {
    assert.ok(leaks(`{"x":"${text}"}`).length > 0, text);
  }
  assert.deepEqual(leaks("nothing"), []);
});
