// @ts-check
// Somebody with a goal, a skill and a temper of their own. What they do next depends on what they see on the page, never on
// what anybody makes of it. Time is the page's clock, which they drive.

/** @typedef {import("playwright-core").Page} Page */

/** Chance that is the same for the same seed (mulberry32). @param {number} seed */
export function chance(seed) {
  let a = Math.imul(seed, 0x9e3779b9) | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What ends a visit whose goal was not reached. */
export const GAVE_UP = new Error("gave up");
/** Nobody stays for longer, in milliseconds. */
const LONGEST = 8 * 60_000;

export class Person {
  now = 0;
  /** Since when nothing has gone as they wished. @type {number | null} */
  upset = null;

  /**
   * @param {Page} page
   * @param {() => number} chance
   * @param {(page: Page) => Promise<void>} settle waits for what a load or a request brings
   */
  constructor(page, chance, settle) {
    this.page = page;
    this.chance = chance;
    this.settle = settle;
    const between = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * chance();
    this.between = between;
    /** How long they go on trying when it does not work. */
    this.patience = between(60_000, 200_000);
    this.reading = between(1_500, 6_000);
    this.typing = between(90, 260);
    this.aim = between(1, 7);
    this.restless = chance();
    this.haste = between(140, 700);
    /** How many other ways they think of. */
    this.skill = chance();
    this.keys = chance() < 0.2;
    this.doubles = chance() < 0.12;
  }

  /** Lets the page's time pass; patience ends in it. @param {number} ms */
  async wait(ms) {
    const end = this.now + Math.round(ms);
    while (this.now < end) {
      const step = Math.min(1_000, end - this.now);
      await this.page.clock.runFor(step);
      this.now += step;
      if (this.now > LONGEST || (this.upset !== null && this.now - this.upset > this.patience)) throw GAVE_UP;
    }
  }

  /** Something new was reached: patience begins anew. */
  glad() {
    this.upset = null;
  }

  /** It did not work, or is not there. */
  sigh() {
    this.upset ??= this.now;
  }

  /** Reads, and looks around as often as their temper says. @param {number} [much] */
  async read(much = 1) {
    await this.wait(much * this.reading * this.between(0.6, 1.4));
    if (this.chance() > this.restless) return;
    await this.page.mouse.wheel(0, this.between(-200, 300));
    await this.wait(this.between(300, 1_500));
  }

  /** Moves to it as a hand does. @param {{ x: number, y: number }} to */
  async point(to) {
    const from = this.at ?? { x: 640, y: 400 };
    for (let n = 1; n <= 3; n++) {
      const bend = (3 - n) * (this.chance() - 0.5) * 30;
      await this.page.mouse.move(from.x + ((to.x - from.x) * n) / 3 + bend, from.y + ((to.y - from.y) * n) / 3 + bend);
    }
    this.at = to;
    await this.wait(this.between(150, 500));
  }

  /** Clicks about where it is, as well as they aim. @param {string} what @param {number} [count] */
  async click(what, count = 1) {
    const thing = this.page.locator(what).first();
    await thing.scrollIntoViewIfNeeded({ timeout: 3_000 });
    const box = await thing.boundingBox();
    if (!box) throw new Error(`${what} cannot be seen on ${this.page.url()}`);
    const off = () => (this.chance() - 0.5) * this.aim;
    const to = { x: box.x + box.width / 2 + off(), y: box.y + box.height / 2 + off() };
    await this.point(to);
    await this.page.mouse.click(to.x, to.y, { clickCount: 1 });
    for (let n = 1; n < count; n++) {
      await this.wait(this.between(90, 180));
      await this.page.mouse.click(to.x, to.y, { clickCount: n + 1 });
    }
    await this.wait(this.between(80, 160));
    await this.settle(this.page);
  }

  /** @param {string} what @param {string} text */
  async fill(what, text) {
    const field = this.page.locator(what).first();
    if (this.keys) {
      await field.focus();
      await this.wait(this.between(100, 300));
    } else await this.click(what);
    if (await field.evaluate((f) => f.localName === "select")) await field.selectOption({ label: text });
    else if (await field.isEditable()) await field.fill(text);
    await this.wait(text.length * this.typing);
  }

  /** Follows a link or another way to a page. @param {string} what */
  async follow(what) {
    const there = this.page.waitForEvent("load", { timeout: 700 }).catch(() => {});
    await this.click(what);
    await there;
    await this.settle(this.page);
    await this.wait(this.between(200, 500));
  }

  /** The way back; where the visit began there is none. */
  async back() {
    const url = this.page.url();
    await this.page.goBack({ timeout: 3_000 }).catch(() => {});
    if (this.page.url() === "about:blank") await this.page.goto(url);
    await this.settle(this.page);
    await this.wait(this.between(200, 500));
  }

  /** Types an address of the same folder. @param {string} name */
  async visit(name) {
    await this.page.goto(new URL(name, this.page.url()).href);
    await this.settle(this.page);
    await this.wait(this.between(1_500, 3_000));
  }

  async reload() {
    await this.page.reload();
    await this.settle(this.page);
    await this.wait(this.between(300, 900));
  }

  /** Whether they see it. @param {string} text */
  sees(text) {
    // A page that is just going shows nothing.
    return this.page.evaluate((t) => document.readyState === "complete" && document.body.innerText.toLowerCase().includes(t.toLowerCase()), text).catch(() => false);
  }

  /** Whether there is such a thing to be seen. @param {string} what */
  finds(what) {
    return this.page.locator(what).first().isVisible();
  }

  /** Looks for it a while. @param {string | (() => Promise<boolean>)} sign @param {number} [looks] */
  async notices(sign, looks = 3) {
    for (let n = 0; n < looks; n++) {
      if (await (typeof sign === "string" ? this.sees(sign) : sign())) return true;
      await this.wait(this.between(700, 1_600));
    }
    return false;
  }

  /**
   * Does it, looks whether it worked, and otherwise does it again as they believe best, until it worked or patience ended.
   * @param {string | (() => Promise<boolean>)} sign what they expect to see then
   * @param {(attempt: number) => Promise<unknown>} act
   */
  async until(sign, act) {
    for (let attempt = 0; ; attempt++) {
      await act(attempt);
      if (await this.notices(sign)) return this.glad();
      this.sigh();
      await this.read();
    }
  }

  /** Presses it; and, where nothing came of it the last time, as often as haste makes them. @param {string} what @param {number} [attempt] */
  async press(what, attempt = 0) {
    if (this.keys) {
      await this.page.locator(what).first().focus();
      await this.wait(this.between(100, 300));
      await this.page.keyboard.press("Enter");
      await this.wait(this.between(80, 160));
      return this.settle(this.page);
    }
    const times = attempt === 0 ? 1 : 1 + Math.floor(this.chance() * 4 * this.restless + attempt / 3);
    for (let n = 0; n < Math.min(times, 6); n++) {
      await this.click(what, this.doubles ? 2 : 1);
      if (n + 1 < times) await this.wait(this.haste * this.between(0.6, 1.2));
    }
  }

  /**
   * What they try when it did not work: they look at what they typed, begin anew, look elsewhere, wait; whoever is skilled thinks
   * of more.
   * @param {{ fields?: Array<[string, string]>, links?: string[], anew?: () => Promise<unknown> }} ways
   */
  async rethink({ fields = [], links = [], anew }) {
    const ways = 1 + Math.floor(this.skill * 3.99);
    const way = Math.floor(this.chance() * ways);
    if (way === 0) return this.read(0.5);
    if (way === 1 && fields.length > 0) {
      const [what, text] = fields[Math.floor(this.chance() * fields.length)];
      return this.fill(what, text);
    }
    if (way === 2 && links.length > 0) {
      const link = links[Math.floor(this.chance() * links.length)];
      if (!(await this.finds(link))) return this.read();
      await this.follow(link);
      await this.read(1.5);
      await this.back();
      return anew?.();
    }
    if (way === 3 && anew) {
      await this.reload();
      return anew();
    }
    return this.read(1.5);
  }
}
