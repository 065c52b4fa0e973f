// The program is killed while somebody is at a foreign page, and started again: what happened before, meanwhile and
// afterwards is there once each, and the page never noticed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Elsewhere } from "./elsewhere.mjs";
import { House } from "./house.mjs";

/** @type {House} */ let house;
/** @type {Elsewhere} */ let it;
before(async () => {
  house = await House.open();
  it = await Elsewhere.open({ through: house.port, key: "demo-elsewhere" });
  await house.website({ origins: it.shop, basis: "interest" });
  it.pages["/"] = `<!doctype html><html lang="en"><title>Shop</title>${it.tag()}<h1>Shop</h1><label>Town <input name="town"></label></html>`;
});
after(async () => {
  await it.close();
  await house.close();
});

for (const [how, init] of /** @type {Array<[string, (() => void)?]>} */ ([
  ["over a socket"],
  ["where no socket opens", () => void Object.defineProperty(window, "WebSocket", { value: class { constructor() { throw new Error("blocked"); } } })],
])) {
  test(`nothing is lost or doubled ${how}`, { timeout: 90_000 }, async () => {
    /** @type {string[]} */
    const broken = [];
    const page = await it.visitor({ path: "/", init });
    page.on("pageerror", (e) => broken.push(e.message));
    const say = (/** @type {string} */ name) => page.evaluate((n) => /** @type {any} */ (window).segue.mark(n), name);
    /** @returns {Promise<string[]>} */
    const kept = () => page.evaluate(() => /** @type {any} */ (window).segue.observed())
      .then((all) => JSON.stringify(all).match(/"mark-[a-z]+"/g)?.map((m) => m.slice(1, -1)) ?? [], () => []);
    const until = async (/** @type {string} */ name) => {
      for (let n = 0; n < 25; n++) {
        if ((await kept()).includes(name)) return;
        await page.waitForTimeout(1_000);
      }
      throw new Error(`${name} did not arrive; ${JSON.stringify(await kept())}`);
    };
    await say("mark-before");
    await until("mark-before");
    // Killed while a batch is on its way: whether it was kept, nobody was told.
    await say("mark-amid");
    await page.waitForTimeout(410);
    await house.kill();
    await say("mark-meanwhile");
    await page.getByLabel("Town").fill("Berlin");
    await page.waitForTimeout(1_500);
    await house.start();
    await say("mark-after");
    await until("mark-after");
    await until("mark-meanwhile");
    assert.deepEqual((await kept()).sort(), ["mark-after", "mark-amid", "mark-before", "mark-meanwhile"]);
    assert.deepEqual(broken, []);
    await page.context().close();
  });
}

test("whoever was long without an answer is heard again: at the next deed, when the page is looked at, when the network is back", { timeout: 90_000 }, async () => {
  const page = await it.visitor({ path: "/", init: () => void Object.defineProperty(window, "WebSocket", { value: class { constructor() { throw new Error("blocked"); } } }) });
  await page.clock.install();
  await page.reload();
  const tries = () => it.wire.filter((said) => said.startsWith("POST /segue/events")).length;
  const say = (/** @type {string} */ name) => page.evaluate((n) => /** @type {any} */ (window).segue.mark(n), name);
  const passes = async (/** @type {number} */ seconds) => {
    for (let n = 0; n < seconds; n++) {
      await page.clock.runFor(1_000);
      // What was asked is answered in the time of others.
      await new Promise((done) => setTimeout(done, 15));
    }
  };
  /** @param {string} name */
  const arrived = async (name) => {
    for (let n = 0; n < 100; n++) {
      await passes(1);
      if (JSON.stringify(it.bodies).includes(`"${name}"`)) return;
    }
    throw new Error(`${name} did not arrive`);
  };
  const after = {
    "the-network": () => page.evaluate(() => void dispatchEvent(new Event("online"))),
    "the-look": () => page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange"))),
    "the-deed": () => say("mark-late"),
  };
  await passes(5);
  for (const [how, again] of Object.entries(after)) {
    it.works = false;
    await say(`mark-${how}`);
    await passes(60);
    const tired = tries();
    await passes(120);
    assert.equal(tries(), tired, "nothing is tried by itself");
    // However much they do, it is tried now and then only.
    for (let n = 0; n < 6; n++) {
      await say("mark-amid");
      await passes(5);
    }
    assert.ok(tries() - tired <= 2, `${tries() - tired} tries in 30 seconds`);
    await passes(40);
    it.works = true;
    const quiet = tries();
    await passes(10);
    assert.equal(tries(), quiet, how);
    await again();
    await arrived(`mark-${how}`);
    await passes(20);
  }
  await page.context().close();
});
