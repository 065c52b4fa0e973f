// @ts-check
// Scripted people on the pages of templates, with the observer as it is and the page's clock in our hand, so that minutes
// take seconds. A person has a goal, beliefs and patience; whether they get on is up to the page.
import { readFileSync, existsSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const scripts = join(here, "../../browser");
/** Where each template keeps its pages. @type {Record<string, string>} */
const SITES = {
  agency: "startbootstrap-agency/dist", blog: "startbootstrap-clean-blog/dist",
  business: "startbootstrap-modern-business/dist", admin: "startbootstrap-sb-admin-2",
};
const imports = { "segue/live": "/.segue/live.js", "segue/names": "/.segue/names.js", "segue/observer": "/.segue/observer.js" };
// The stand-in for the tab's connection hands over what would be sent, stamped by the page's clock.
const LIVE = "export const up = async (to, body) => { window.told?.(Date.now(), body); };";
const TYPES = /** @type {Record<string, string>} */ ({ ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg" });
const BEGIN = Date.UTC(2026, 0, 5, 9);

/** Chance that is the same for the same seed (mulberry32). @param {number} seed */
function chance(seed) {
  let a = seed * 0x9e3779b9;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a document does, without what is typed: for rules that others publish. */
function rawly() {
  const w = /** @type {any} */ (window);
  const tell = (/** @type {string} */ what, more = {}) => w.raw?.({ at: Date.now(), what, ...more });
  const path = (/** @type {Element} */ e) => `${e.parentElement?.localName ?? ""}>${e.localName}${e.id && "#" + e.id}`;
  tell("page", { target: location.pathname });
  document.addEventListener("click", (e) => {
    const target = /** @type {Element} */ (e.target);
    tell("click", { target: path(target), x: Math.round(e.clientX), y: Math.round(e.clientY), ...(target.matches("input,textarea,select") && { field: true }) });
  }, true);
  let [scrolled, changed] = [0, 0];
  document.addEventListener("scroll", () => Date.now() - scrolled >= 100 && tell("scroll", {}, scrolled = Date.now()), true);
  document.addEventListener("selectionchange", () => getSelection()?.type === "Range" && tell("selection"));
  new MutationObserver(() => Date.now() - changed >= 50 && tell("mutation", {}, changed = Date.now()))
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

export class Stage {
  /** @type {import("node:http").Server} */ #server;
  /** @type {import("playwright-core").Browser} */ #browser;
  /** The page's own behaviour in this situation, put in by the harness. */
  behaviour = "";

  /** @param {import("playwright-core").Browser} browser */
  constructor(browser) {
    this.#browser = browser;
    this.#server = createServer((request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
      const send = (/** @type {string} */ type, /** @type {string | Buffer} */ text, status = 200) => response.writeHead(status, { "content-type": type }).end(text);
      if (path === "/.segue/live.js") return send("text/javascript", LIVE);
      const [, site = "", ...rest] = path.split("/");
      const file = site === ".segue" ? join(scripts, ...rest) : site === "segue" ? join(scripts, "segue", ...rest) : SITES[site] && join(here, "node_modules", SITES[site], ...rest);
      const real = site === ".segue" && rest[0] === "segue" ? join(scripts, ...rest) : file;
      if (!real || !existsSync(real)) return send("text/plain", "", 404);
      if (extname(real) !== ".html") return send(TYPES[extname(real)] ?? "application/octet-stream", readFileSync(real));
      const head = `<script type="importmap">${JSON.stringify({ imports })}</script><script type="module">import { watch } from "segue/observer"; watch(); window.ready = true;</script>`;
      // Scripts of other origins, and the template's own for forms, are left out: what the page does is ours.
      const html = readFileSync(real, "utf8").replace(/<(script|link)[^>]*(src|href)="https?:[^>]*>(<\/script>)?/g, "");
      send("text/html", html.replace("<head>", `<head>${head}`).replace("</body>", `<script>${this.behaviour}</script></body>`));
    });
  }

  static async open() {
    const stage = new Stage(await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] }));
    stage.#server.listen(0, "127.0.0.1");
    await once(stage.#server, "listening");
    return stage;
  }

  async close() {
    await this.#browser.close();
    this.#server.close();
  }

  /**
   * One person in one situation. The label is whether they reached their goal before their patience ended.
   * @param {import("./situations.mjs").Situation} situation @param {number} seed
   */
  async run(situation, seed) {
    this.behaviour = situation.page;
    const address = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    /** @type {any[]} */ const told = [];
    /** @type {any[]} */ const raw = [];
    await context.exposeFunction("told", (/** @type {number} */ at, /** @type {any} */ { page, events }) => events.length && told.push([at - BEGIN, { page, events }]));
    await context.exposeFunction("raw", (/** @type {any} */ event) => raw.push({ ...event, at: event.at - BEGIN }));
    await context.clock.install({ time: BEGIN - 60_000 });
    await context.clock.pauseAt(BEGIN);
    await context.addInitScript(rawly);
    try {
      await page.goto(`http://127.0.0.1:${address.port}/${situation.at}`);
      await page.waitForFunction("window.ready", undefined, { polling: 20 }).catch(() => {});
      const person = new Person(page, chance(seed + situation.name.length * 101));
      const reached = await situation.person(person).then(() => true, (e) => {
        if (e !== GAVE_UP) throw e;
        return false;
      });
      const ended = person.now;
      await context.clock.runFor(3_000);
      return { situation: situation.name, seed, gave_up: reached ? null : ended, ended, told, raw };
    } finally {
      await context.close();
    }
  }
}

const GAVE_UP = new Error("gave up");

/** Somebody with a temper of their own. What they do next depends on what they see. */
export class Person {
  now = 0;

  /** @param {import("playwright-core").Page} page @param {() => number} chance */
  constructor(page, chance) {
    this.page = page;
    this.chance = chance;
    const between = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * chance();
    this.between = between;
    this.patience = between(60_000, 180_000);
    this.reading = between(1_500, 6_000);
    this.aim = between(1, 7);
    this.restless = chance();
    this.haste = between(140, 700);
  }

  /** Lets the page's time pass; patience ends in it. @param {number} ms */
  async wait(ms) {
    await this.page.clock.runFor(Math.round(ms));
    this.now += Math.round(ms);
    if (this.now > this.patience) throw GAVE_UP;
  }

  /** Reads, and looks around as often as their temper says. */
  async read() {
    await this.wait(this.reading * this.between(0.6, 1.4));
    if (this.chance() > this.restless) return;
    await this.page.mouse.wheel(0, this.between(-200, 300));
    await this.wait(this.between(300, 1_500));
  }

  /** Clicks about where it is, as well as they aim. @param {string} what */
  async click(what) {
    const thing = this.page.locator(what).first();
    await thing.scrollIntoViewIfNeeded();
    const box = await thing.boundingBox();
    if (!box) throw new Error(`${what} cannot be seen on ${this.page.url()}`);
    const off = () => (this.chance() - 0.5) * this.aim;
    await this.page.mouse.click(box.x + box.width / 2 + off(), box.y + box.height / 2 + off());
    await this.wait(this.between(80, 160));
  }

  /** @param {string} what @param {string} text */
  async fill(what, text) {
    await this.click(what);
    await this.page.locator(what).first().fill(text);
    await this.wait(text.length * this.between(90, 260));
  }

  /** Follows a link. @param {string} what */
  async follow(what) {
    const [before, there] = [this.page.url(), this.page.waitForEvent("load", { timeout: 3_000 }).catch(() => {})];
    await this.click(what);
    await there;
    if (before !== this.page.url()) await this.page.waitForFunction("window.ready", undefined, { polling: 20 }).catch(() => {});
    await this.wait(300);
  }

  /** Whether they see it. @param {string} text */
  sees(text) {
    return this.page.evaluate((t) => document.body.innerText.toLowerCase().includes(t.toLowerCase()), text);
  }

  /**
   * Does it, looks whether it worked, and otherwise does it again as they believe best, until it worked or patience ended.
   * @param {string} sign what they expect to read then @param {(attempt: number) => Promise<unknown>} act
   */
  async until(sign, act) {
    for (let attempt = 0; ; attempt++) {
      await act(attempt);
      for (let looks = 0; looks < 3; looks++) {
        if (await this.sees(sign)) return;
        await this.wait(this.between(700, 1_600));
      }
      await this.read();
    }
  }

  /** Presses it; and, where nothing came of it the last time, as often as haste makes them. @param {string} what @param {number} attempt */
  async press(what, attempt) {
    const times = attempt === 0 ? 1 : 1 + Math.floor(this.chance() * 4 * this.restless + attempt / 3);
    for (let n = 0; n < Math.min(times, 6); n++) {
      await this.click(what);
      if (n + 1 < times) await this.wait(this.haste * this.between(0.6, 1.2));
    }
  }
}
