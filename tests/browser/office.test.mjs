// The office in a browser: an empty house is set up by its link; then what only a browser can tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { House, axe, complaints, overflows } from "./house.mjs";

/** What axe finds at the top of a page, where nothing lies below the header. @param {import("playwright-core").Page} page */
async function wrong(page) {
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  return axe(page);
}

test("an empty house is set up by the link that the program prints", async () => {
  const house = await House.open("serve");
  try {
    const link = /http:\S+\/office\/setup\?token=\S+/.exec(house.log)?.[0];
    assert.ok(link, house.log);
    const page = await (await house.browser()).newPage({ locale: "de-DE", timezoneId: "Europe/Budapest", viewport: { width: 320, height: 640 } });
    await page.goto(link);
    assert.deepEqual(await wrong(page), []);
    assert.ok(!(await overflows(page)));
    await page.fill("#f-site", "Lampen & Licht");
    await page.waitForFunction("document.querySelector('#f-zone')?.value === 'Europe/Budapest'");
    await page.fill("#f-zone", "Europe/Vienna");
    await page.fill("#f-email", "anna@example.org");
    await page.click("main button[type=submit]");
    // Errors are told, and nothing is lost.
    assert.ok(await page.getByRole("alert").getByRole("link").isVisible());
    assert.equal(await page.inputValue("#f-site"), "Lampen & Licht");
    assert.deepEqual(await wrong(page), []);
    await page.fill("#f-name", "Anna Kis");
    await page.click("main button[type=submit]");
    await page.waitForURL(/\/office$/);
    assert.ok(await page.getByText("Lampen & Licht").first().isVisible());
    const again = await page.goto(link);
    assert.equal(again?.status(), 409);
    assert.deepEqual(await wrong(page), []);
  } finally {
    await house.close();
  }
});

test("what is looked at before it is saved stays on the page", async () => {
  const house = await House.open();
  try {
    const page = await house.person("administrator");
    const office = house.origin("office") + "/office";

    // A text is looked at beside its form.
    await page.goto(office + "/articles");
    await page.locator("ul.rows a.row").first().click();
    await page.fill("#f-body", "## Heading\n\nSome **bold** words <script>alert(1)</script>");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.waitForSelector("turbo-frame#preview .prose strong");
    assert.match(await page.inputValue("#f-body"), /^## Heading/);
    assert.deepEqual(await wrong(page), []);
    await page.getByRole("button", { name: "Save and publish" }).click();
    await page.waitForSelector("#flash .notice.good");
    await page.getByRole("link", { name: "2 versions" }).click();
    await page.getByRole("link", { name: /Version 1/ }).click();
    await page.getByRole("button", { name: "Use this text again" }).click();
    await page.waitForSelector("#flash .notice.good");

    // Monday is copied, not yet saved.
    await page.goto(office + "/sites/shop/hours");
    await page.locator("[name=mon_from]").first().fill("07:30");
    await page.getByRole("button", { name: /Copy Monday/ }).click();
    await page.waitForSelector("text=Nothing is saved yet");
    assert.equal(await page.locator("[name=fri_from]").first().inputValue(), "07:30");
    await page.getByRole("button", { name: "Save", exact: true }).last().click();
    await page.waitForURL(/\/sites\/shop$/);

    // To keep less is asked twice.
    await page.goto(office + "/sites/shop/observation");
    await page.fill("#f-days", "5");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await wrong(page), []);
    await page.locator("main button.bad").click();
    await page.waitForURL(/\/sites\/shop$/);
    assert.ok(await page.getByText("5 days", { exact: true }).isVisible());

    // A colour is seen while it is chosen.
    await page.goto(office + "/sites/shop/look");
    await page.fill("#f-accent", "#ffcc00");
    await page.waitForSelector("text=Pages show it as");
    assert.deepEqual(await wrong(page), []);

    // A key is shown once.
    await page.goto(office + "/tokens/new");
    await page.fill("#f-label", "Stock system");
    await page.selectOption("#f-staff", { index: 1 });
    await page.locator("main button[type=submit]").click();
    const key = await page.inputValue("#secret");
    assert.ok(key.length > 30);
    assert.deepEqual(await wrong(page), []);
    await page.goto(office + "/tokens");
    assert.ok(!(await page.content()).includes(key));
    assert.deepEqual(complaints, []);
  } finally {
    await house.close();
  }
});
