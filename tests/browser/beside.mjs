// @ts-check
// Two beside each other: an account manager and a customer in a dialogue, and what the one sees of the other's page.

/** @typedef {import("playwright-core").Page} Page */

/** @param {() => import("./house.mjs").House} house */
export function beside(house) {
  /** Two in a dialogue. @returns {Promise<[Page, Page]>} the account manager, the customer */
  async function talking() {
    const desk = await house().person("account-manager");
    const shop = await house().person("customer");
    await shop.goto(`${house().origin("shop")}/help`);
    await shop.getByRole("button", { name: "Talk to someone" }).click();
    await desk.getByRole("button", { name: /Accept/ }).first().click();
    await desk.waitForURL(/\/desk\/dialogue\//);
    await shop.waitForURL(/\/dialogue\//);
    return [desk, shop];
  }

  /** @param {Page} desk */
  async function over(desk) {
    await desk.goto(`${desk.url().split("?")[0].replace(/\/co-browsing$/, "")}/wrap-up`);
    await desk.getByLabel(/What was wrong\?/).fill("Nothing");
    await desk.getByLabel(/What was done\?/).fill("Looked at it together");
    await desk.getByRole("button", { name: "End the conversation" }).click();
    await desk.waitForURL((url) => !url.pathname.endsWith("/wrap-up")).catch(() => {});
  }

  /** The viewer's frame. @param {Page} desk */
  async function viewer(desk) {
    await desk.locator(".screen iframe, .replay-frame iframe").waitFor();
    for (let i = 0; i < 100; i++) {
      const frame = desk.frames().find((f) => f.url().endsWith("/viewer"));
      if (frame) return frame;
      await desk.waitForTimeout(50);
    }
    throw new Error("there is no viewer");
  }

  /** Waits until the shown page's text matches. @param {Page} desk @param {string} words */
  async function seen(desk, words) {
    const frame = await viewer(desk);
    await frame.waitForFunction((words) => document.querySelector("iframe")?.contentDocument?.body?.textContent?.includes(words), words, { timeout: 8000 });
    return frame;
  }

  /** The shown page as HTML. @param {Page} desk */
  async function shown(desk) {
    return (await viewer(desk)).evaluate(() => document.querySelector("iframe")?.contentDocument?.documentElement.outerHTML ?? "");
  }

  return { talking, over, viewer, seen, shown };
}
