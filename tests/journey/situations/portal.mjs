// @ts-check
// Our own portal, as a customer of the demonstration: what its rules refuse, what it does not have, and what goes well.

/** @typedef {import("../person.mjs").Person} Person */

/** Opens an order from the list. @param {Person} p @param {string} what */
async function order(p, what) {
  await p.read();
  await p.follow(`main a[href^='/orders/']:has-text('${what}')`);
  await p.read();
}

/** Chooses other options until they are looked over. @param {string} what @param {string} way */
const swaps = (what, way) => async (/** @type {Person} */ p) => {
  await order(p, what);
  if (way.includes("anyway")) await p.click("summary:has-text('be changed and why')");
  await p.read(0.7);
  await p.follow(way);
  await p.until("step 2 of 2", async (n) => {
    await p.read(0.6);
    // Whoever is skilled reads what may be done instead, and comes back.
    if (n > 1 && p.chance() < 0.3 * p.skill) {
      await p.follow("nav a[href='/articles'], footer a[href='/articles'], a[href='/articles']");
      await p.read();
      await p.back();
    }
    const options = await p.page.locator("#swap-1 option").allInnerTexts();
    const wished = 1 + Math.floor(p.chance() * Math.min(3, options.length - 1));
    await p.fill("#swap-1", options[wished] ?? "");
    await p.press("main button:has-text('Next')");
  });
  await p.read();
};

const searches = (/** @type {string[]} */ words, /** @type {string} */ done) => async (/** @type {Person} */ p) => {
  await p.read();
  await p.until(done, async (n) => {
    await p.fill("#q", words[n % (2 + Math.round(p.skill * (words.length - 2)))]);
    await p.press("main form[role=search] button, main form:has(#q) button");
    await p.read(0.6);
    const found = p.page.locator("main a[href^='/articles/']");
    if ((await found.count()) > 0 && p.chance() < 0.8) {
      await p.follow("main a[href^='/articles/']");
      await p.read();
      if (!(await p.sees(done))) await p.back();
    }
  });
  await p.read();
};

/** Looks for an order of years ago. @param {Person} p */
async function looksBack(p) {
  const ways = ["main a[href='/orders?state=delivered']", "main a[href='/orders?state=back']", "main a[href='/orders']", "main a[href='/orders?state=cancelled']"];
  await p.read();
  for (let n = 0; ; n++) {
    if (p.chance() < 0.25 * p.skill + 0.1) {
      await p.fill("#q, [name=q]", ["order 2019", "old orders", "M11111", "archive"][n % 4]).catch(() => p.read());
      await p.page.keyboard.press("Enter");
      await p.settle(p.page);
    } else if (await p.finds(ways[n % 4])) await p.follow(ways[n % 4]);
    else await p.back();
    await p.read();
    if (await p.sees("bread bin")) return;
    if (n >= 1) p.sigh();
  }
}

/** @type {import("../stage.mjs").Situation[]} */
export default [
  { name: "options-refused", kind: "difficulty", split: "train", at: "/orders", person: swaps("Table lamp", "a:has-text('Try it anyway: Change item options')") },
  { name: "options-first-go", kind: "alike", split: "train", at: "/orders", person: swaps("Napkins", "main a[href$='/item-changes/new']") },
  { name: "engraving-not-found", kind: "difficulty", split: "test", at: "/search", person: searches(["engraving", "engrave", "monogram", "personalise", "initials"], "we engrave") },
  { name: "delivery-found-second", kind: "alike", split: "test", at: "/search", person: searches(["shipment duration", "delivery"], "delivery times and costs") },
  { name: "old-order-missing", kind: "difficulty", split: "train", at: "/orders", person: looksBack },
  { name: "orders-looked-through", kind: "alike", split: "train", at: "/orders",
    person: async (/** @type {Person} */ p) => {
      for (let n = 0; n < 2 + Math.floor(3 * p.restless); n++) {
        await order(p, ["Napkins", "Table lamp", "Vase", "Chef"][n % 4]);
        await p.read(0.8);
        await p.follow("main a[href='/orders']");
      }
      await order(p, "Chef");
      await p.click("main a[href$='/invoice.pdf']");
      await p.read(0.5);
    } },
  { name: "cancelling-refused", kind: "difficulty", split: "test", at: "/orders",
    person: async (/** @type {Person} */ p) => {
      await order(p, "Table lamp");
      await p.click("summary:has-text('be changed and why')");
      await p.read();
      await p.until("step 2 of 2", async (n) => {
        if (n % 2 === 0 && (await p.finds("a:has-text('Try it anyway: Cancel the order')"))) await p.follow("a:has-text('Try it anyway: Cancel the order')");
        await p.read(0.8);
        if (await p.finds("main button:has-text('Next')")) await p.press("main button:has-text('Next')", 0);
        await p.read(0.5);
        if (n > 0 && p.chance() < 0.3 + 0.4 * p.skill) {
          await p.follow("main a[href^='/orders/']");
          if (await p.finds("summary:has-text('be changed and why')")) await p.click("summary:has-text('be changed and why')");
        }
      });
    } },
  { name: "address-without-town", kind: "alike", split: "test", at: "/orders",
    person: async (/** @type {Person} */ p) => {
      await order(p, "Napkins");
      await p.follow("main a[href$='/address-changes/new']");
      await p.read();
      await p.fill("#f-address1", "3 place Bellecour");
      await p.fill("#f-city", "");
      await p.press("main button:has-text('Next')");
      await p.read();
      await p.until("step 2 of 2", async () => {
        await p.fill("#f-city", "Lyon");
        await p.press("main button:has-text('Next')");
      });
      await p.read();
    } },
].map((s) => /** @type {any} */ ({ site: "portal", part: "customer", ...s }));
