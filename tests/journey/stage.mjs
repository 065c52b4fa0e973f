// @ts-check
// Where scripted people are observed: five websites of others, served from templates with `segue.js` in them as it is, and
// our own portal. The page's clock is in the script's hand, so that minutes take seconds; what leaves a page is kept,
// stamped by that clock.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { served } from "../browser/elsewhere.mjs";
import { GAVE_UP, Person, chance } from "./person.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {"business" | "agency" | "blog" | "admin" | "shop" | "portal"} Site */
/**
 * @typedef {object} Situation
 * @property {string} name
 * @property {Site} site
 * @property {"difficulty" | "alike"} kind a fault, or what only looks like one
 * @property {"train" | "test"} split whether weights may be learned from it
 * @property {string} at the path at which the visit begins
 * @property {string} [page] how the page behaves here: the body of a script that each page of the site has at its end
 * @property {string} [part] on the portal: who of the demonstration they are
 * @property {(p: Person) => Promise<unknown>} person ends when the goal is reached
 */

const here = dirname(fileURLToPath(import.meta.url));
/** Where each template keeps its pages. @type {Record<string, string>} */
const SITES = {
  business: "startbootstrap-modern-business/dist", agency: "startbootstrap-agency/dist", blog: "startbootstrap-clean-blog/dist",
  admin: "startbootstrap-sb-admin-2", shop: "startbootstrap-shop-item/dist",
};
const TYPES = /** @type {Record<string, string>} */ ({ ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg" });
export const BEGIN = Date.UTC(2026, 0, 5, 9);
const SETUP = { site: "KEY", name: "Site", lang: "en", languages: ["en"], theme: {}, basis: "interest", honours: true, fields: [], texts: {} };

/** What the behaviours of pages are written with. */
const HAND = `const $ = (s, at = document) => at.querySelector(s), $$ = (s) => [...document.querySelectorAll(s)];
  const is = (name) => location.pathname.endsWith(name);
  const add = (to, html, where = "beforeend") => { to.insertAdjacentHTML(where, html); return where === "beforeend" ? to.lastElementChild : to.firstElementChild; };
  const later = (ms, act) => setTimeout(act, ms);
  const on = (what, act, type = "click") => what && what.addEventListener(type, (e) => { e.preventDefault(); act(e); });
  const count = (name, by = 1) => { const n = Number(sessionStorage.getItem(name) ?? 0) + by; sessionStorage.setItem(name, n); return n; };`;

/** Stamps what is sent with the page's clock, and says what the document does, without what is typed: for rules of others. */
function watchRaw() {
  const w = /** @type {any} */ (window);
  const real = w.fetch.bind(w);
  w.fetch = (/** @type {any} */ to, /** @type {any} */ how) => real(/\/segue\/events/.test(to) ? `${to}?at=${Date.now()}` : to, how);
  const path = (/** @type {Element} */ e) => `${e.parentElement?.localName ?? ""}>${e.localName}${e.id && "#" + e.id}`;
  const since = new Set(["mutation", "scroll", "selection"]);
  const tell = (/** @type {string} */ what, more = {}) => {
    // Rules ask what follows a click first.
    if (what !== "click" && what !== "page") {
      if (since.has(what)) return;
      since.add(what);
    }
    w.raw?.({ at: Date.now(), what, ...more });
  };
  // A new page's clock is set a moment after it begins.
  setTimeout(() => tell("page", { target: location.pathname }));
  document.addEventListener("click", (e) => {
    const target = /** @type {Element} */ (e.composedPath()[0]);
    since.clear();
    tell("click", { target: path(target), x: Math.round(e.clientX), y: Math.round(e.clientY), ...(target.matches?.("input,textarea,select") && { field: true }) });
  }, true);
  document.addEventListener("scroll", () => tell("scroll"), true);
  document.addEventListener("selectionchange", () => getSelection()?.type === "Range" && tell("selection"));
  new MutationObserver(() => tell("mutation")).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** On the portal: what goes up to the visit is kept and goes no further, so that nobody is offered help meanwhile. */
function keepVisit() {
  const w = /** @type {any} */ (window);
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (/** @type {any} */ data) {
    const said = typeof data === "string" && data.startsWith("{") ? JSON.parse(data) : {};
    if (said.op === "up" && said.to === "visit") w.told?.(Date.now(), said.body);
    else send.call(this, data);
  };
}

export class Stage {
  #server = createServer((request, response) => void this.#answer(request, response));
  #port = 0;
  /** @type {import("../browser/house.mjs").House | undefined} */ #house;
  /** The situation's behaviour of the page. */ #behaviour = "";
  /** @type {Array<[number, any]>} */ #told = [];

  /** @param {import("playwright-core").Browser} browser */
  constructor(browser) {
    this.browser = browser;
  }

  static async open() {
    const stage = new Stage(await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] }));
    stage.#server.on("upgrade", (_, socket) => socket.destroy());
    await once(stage.#server.listen(0, "127.0.0.1"), "listening");
    stage.#port = /** @type {import("node:net").AddressInfo} */ (stage.#server.address()).port;
    return stage;
  }

  async close() {
    await this.browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#house?.close();
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  async #answer(request, response) {
    const url = new URL(request.url ?? "/", "http://x");
    const path = normalize(decodeURIComponent(url.pathname));
    const send = (/** @type {string} */ type, /** @type {string | Buffer} */ text, status = 200) =>
      response.writeHead(status, { "content-type": type, "access-control-allow-origin": "*" }).end(text);
    const script = /^\/(?:segue\/)?([a-z]+\.js)$/.exec(path);
    if (path.startsWith("/segue")) {
      if (script) return send("text/javascript", served(script[1]));
      if (path === "/segue/setup") return send("application/json", JSON.stringify(SETUP));
      let text = "";
      for await (const part of request) text += part;
      const { site, visit, seq, ...body } = JSON.parse(text || "{}");
      // What comes again is known by its number.
      if (path === "/segue/events" && !this.#told.some(([, b]) => b.visit === visit && b.seq === seq)) this.#told.push([Number(url.searchParams.get("at")) - BEGIN, { visit, seq, ...body }]);
      return send("application/json", JSON.stringify({ taken: seq, known: false, offer: null }));
    }
    if (path === "/fails") return send("text/plain", "no", 500);
    if (path === "/file.pdf") return response.writeHead(200, { "content-type": "application/pdf", "content-disposition": "attachment; filename=file.pdf" }).end("%PDF-1.4");
    const [, site = "", ...rest] = path.split("/");
    const file = SITES[site] && join(here, "node_modules", SITES[site], ...rest);
    if (!file || !existsSync(file)) return send("text/plain", "", 404);
    if (extname(file) !== ".html") return send(TYPES[extname(file)] ?? "application/octet-stream", readFileSync(file));
    // Scripts and styles of other origins are left out, the template's own for forms as well: what the page does is ours.
    const html = readFileSync(file, "utf8").replace(/<(script|link)[^>]*(src|href)="https?:[^>]*>(<\/script>)?/g, "")
      .replace(/src="https?:[^"]*"/g, `src="data:image/gif;base64,R0lGODlhAQABAAAAACw="`);
    const tag = `<script src="http://help.segue.localhost:${this.#port}/segue.js" data-site="KEY" async></script>`;
    send("text/html; charset=utf-8", html.replace("<head>", () => `<head>${tag}`).replace("</body>", () => `<script>(() => { ${HAND} ${this.#behaviour} })()</script></body>`));
  }

  /**
   * One person in one situation. The label is whether they reached their goal before their patience ended.
   * @param {Situation} situation @param {number} seed
   */
  async run(situation, seed) {
    const { name, site, kind, split, at, part } = situation;
    const portal = site === "portal";
    this.#behaviour = situation.page ?? "";
    this.#told = [];
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();
    /** @type {any[]} */ const raw = [];
    /** @type {Array<[number, any]>} */ const noted = [];
    const known = new Set();
    await context.exposeFunction("raw", (/** @type {any} */ event) => raw.push({ ...event, at: event.at - BEGIN }));
    const origin = portal ? await this.#portal(part ?? "customer", context) : `http://${site}.elsewhere.localhost:${this.#port}/${site}`;
    await context.clock.install({ time: BEGIN - 60_000 });
    await context.clock.pauseAt(BEGIN);
    await context.addInitScript(watchRaw);
    if (portal) {
      await context.addInitScript(keepVisit);
      await context.exposeFunction("told", (/** @type {number} */ when, /** @type {any} */ body) => this.#told.push([when - BEGIN, body]));
    }
    const note = async () => {
      if (!portal) return;
      const all = await observed(origin, await context.cookies(origin));
      const events = (Array.isArray(all) ? all : (all.visits ?? [all])).flatMap((/** @type {any} */ v) => v.events ?? v);
      for (const event of events) if (!known.has(event.id)) noted.push([person?.now ?? 0, known.add(event.id) && event]);
    };
    /** @type {Person | undefined} */ let person;
    try {
      if (portal) await note();
      noted.length = 0;
      await page.goto(origin + (portal ? at : `/${at}`));
      const settle = async () => {
        if (portal) await calm(page);
        else await ready(page);
        await note();
      };
      const chances = chance(seed * 7_919 + [...name].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 65_521, 7));
      person = new Person(page, chances, settle);
      await settle();
      const reached = await situation.person(person).then(() => true, (e) => {
        if (e !== GAVE_UP) throw e;
        return false;
      });
      if (reached) await page.clock.runFor(1_500).then(() => person && (person.now += 1_500));
      await note();
      const ended = person.now;
      await page.clock.runFor(3_000);
      await page.goto("about:blank").catch(() => {});
      await new Promise((done) => setTimeout(done, 50));
      const told = this.#told.map(([when, { visit, seq, goal, token, lang, ...body }]) => [when, body]);
      return {
        situation: name, site, kind, split, seed, outcome: reached ? "reached" : "gave up", gave_up: reached ? null : ended, ended,
        ...(!portal && { host: `${site}.example` }), told, ...(portal && { noted }), raw,
      };
    } finally {
      await context.close();
    }
  }

  /** Signs in, outside of what is observed. @param {string} part @param {import("playwright-core").BrowserContext} context */
  async #portal(part, context) {
    const { House } = await import("../browser/house.mjs");
    this.#house ??= await House.open();
    const name = { customer: "shop", employee: "team" }[part] ?? part;
    const origin = this.#house.origin(name);
    const page = await context.newPage();
    await page.goto(`${origin}/demo/as/${part}`);
    await page.close();
    return origin;
  }
}

/** What the portal noted itself, as the person could have it. @param {string} origin @param {Array<{ name: string, value: string }>} cookies @returns {Promise<any>} */
const observed = (origin, cookies) => new Promise((done, fail) => {
  const { host, port } = new URL(origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  get({ host: "127.0.0.1", port, path: "/observed/export", headers: { host, cookie } }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => (answer.statusCode === 200 ? done(JSON.parse(text)) : fail(new Error(`${answer.statusCode}: ${text.slice(0, 200)}`))));
  }).on("error", fail);
});

/** Waits until the tag's script is there. @param {Page} page */
async function ready(page) {
  for (let n = 0; n < 100; n++) {
    const state = await page.evaluate(() => (document.readyState === "complete" ? /** @type {any} */ (window).segue?.state : "loading")).catch(() => "loading");
    if (state === "on") return;
    await page.clock.runFor(1);
    await new Promise((done) => setTimeout(done, 15));
  }
  throw new Error(`the script did not begin on ${page.url()}`);
}

/** Waits until nothing loads; what is drawn needs time that passes. @param {Page} page */
async function calm(page) {
  for (let quiet = 0, n = 0; quiet < 2 && n < 150; n++) {
    await page.clock.runFor(16);
    await new Promise((done) => setTimeout(done, 20));
    const busy = await page.evaluate(() => document.readyState !== "complete" || document.querySelector("html[aria-busy],form[aria-busy],turbo-frame[busy]") !== null).catch(() => true);
    quiet = busy ? 0 : quiet + 1;
  }
}
