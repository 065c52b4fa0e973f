// A form that is sent when the session has ended: what was typed is there after signing in again. No script at all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, axe, complaints, overflows } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

/**
 * The browser's session is over, whatever page is open.
 * @param {import("playwright-core").Page} page
 */
async function end(page) {
  await page.context().clearCookies({ name: "__Host-portal" });
}

/** Links that have signed in. @type {string[]} */
const used = [];

for (const javaScriptEnabled of [false, true]) {
  test(`what was typed when the session had ended is sent after signing in, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const shop = await house.person("customer", { javaScriptEnabled, viewport: { width: 320, height: 700 } });
    const origin = new URL(shop.url()).origin;
    await shop.goto(`${origin}/profile`);
    await shop.getByLabel("Town").fill("Żółkiew <b>");
    await shop.getByLabel("Telephone").fill("+36 1 234 5678");
    await end(shop);
    await shop.getByRole("button", { name: "Save" }).click();

    // Led to signing in, and told that nothing is lost.
    await shop.waitForURL(/\/sign-in\?then=\/unsent\//);
    await shop.getByText("what you wrote is not sent yet").waitFor();
    if (javaScriptEnabled) assert.deepEqual(await axe(shop), []);
    await shop.getByLabel("E-mail address").fill("elise.marchand@example.com");
    await shop.getByRole("button", { name: "Send me a link" }).click();
    await shop.waitForURL(/\/sign-in\/sent/);
    let link = "";
    for (let i = 0; i < 50 && !link; i++) {
      await shop.goto(`${origin}/demo/mail`);
      const links = await shop.locator("a[href*='/sign-in/link']").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
      link = links.find((l) => !used.includes(l)) ?? "";
    }
    used.push(link);
    await shop.goto(link);
    await shop.getByRole("button", { name: "Sign in now" }).click();

    // There it is, field by field.
    await shop.waitForURL(/\/unsent\//);
    const main = await shop.locator("main").innerText();
    assert.match(main, /Town\s+Żółkiew <b>/);
    assert.match(main, /Telephone\s+\+36 1 234 5678/);
    assert.equal(await overflows(shop), false);
    if (javaScriptEnabled) assert.deepEqual(await axe(shop), []);
    if (process.env.SHOTS) await shop.screenshot({ path: `${process.env.SHOTS}/unsent-${javaScriptEnabled}.png`, fullPage: true });
    const kept = shop.url();
    await shop.getByRole("button", { name: "Send" }).click();
    await shop.getByText("Your details are saved.").first().waitFor();
    await shop.waitForURL(/\/profile$/);
    assert.equal(await shop.getByLabel("Town").inputValue(), "Żółkiew <b>");
    assert.equal((await shop.goto(kept))?.status(), 404, "it is sent, and gone");
    await shop.context().close();
    assert.deepEqual(complaints, []);
  });
}
