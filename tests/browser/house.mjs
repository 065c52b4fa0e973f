// Starts the demo on a free port with a browser beside it, and hides the set-up from the stories.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const program = process.env.SEGUE_BIN ?? join(here, "../../target/debug/segue");
const axeSource = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** The names under which parts of the demo sign in, where they differ. @type {Record<string, string>} */
const hosts = {
  "customer": "shop", "customer-de": "laden", "customer-hu": "bolt", "employee": "team", "employee-de": "mitarbeit",
  "employee-hu": "munka", "account-manager": "desk", "account-manager-hu": "desk2", "account-manager-team": "desk3",
  "administrator": "office",
};

export class House {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #program;
  /** @type {import("playwright-core").Browser | undefined} */
  #browser;
  port = 0;
  log = "";
  data = mkdtempSync(join(tmpdir(), "segue-story-"));

  /** What the program does: `demo`, or `serve` for an empty house. */
  command = "demo";

  /** @param {"demo" | "serve"} [command] */
  static async open(command = "demo") {
    const house = new House();
    house.command = command;
    house.port = await freePort();
    await house.start();
    return house;
  }

  /** Starts the program, or starts it again on the same data. */
  async start() {
    const child = spawn(program, [this.command, "--data", this.data, "--listen", `127.0.0.1:${this.port}`], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (text) => (this.log += text));
    child.stderr.on("data", (text) => (this.log += text));
    this.#program = child;
    for (let i = 0; i < 600; i++) {
      if (child.exitCode !== null) throw new Error(`the program stopped:\n${this.log}`);
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => null);
      if (ready?.ok) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`the program did not become ready:\n${this.log}`);
  }

  /** Ends the program the hard way. */
  async kill() {
    const child = this.#program;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  async close() {
    await this.#browser?.close();
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /**
   * Lets another website carry the shop's tag, as the office does it.
   * @param {{ origins: string, basis: string }} how
   */
  async website({ origins, basis }) {
    const office = await this.person("administrator");
    await office.goto(`${this.origin("office")}/office/sites/shop/website`);
    await office.locator("[name=origins]").fill(origins);
    await office.locator(`select[name=basis], [name=basis][value=${basis}]`).first().evaluate((field, basis) => {
      if (field instanceof HTMLSelectElement) field.value = basis;
      else if (field instanceof HTMLInputElement) field.checked = true;
    }, basis);
    await Promise.all([
      office.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith("/website")),
      office.locator("form:has([name=origins]) button[type=submit]").click(),
    ]);
    await office.context().close();
  }

  /** @param {string} name */
  origin(name) {
    return `http://${name}.segue.localhost:${this.port}`;
  }

  async browser() {
    this.#browser ??= await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    return this.#browser;
  }

  /**
   * A browser of its own for one part of the demo (`customer`, `account-manager`…), signed in.
   * @param {string} part
   * @param {import("playwright-core").BrowserContextOptions} [options]
   */
  async person(part, options = {}) {
    const context = await (await this.browser()).newContext({
      viewport: { width: 1366, height: 768 }, locale: "en-GB", ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    page.on("console", (m) => {
      if (m.type() === "error" && !/status of (4|5)\d\d/.test(m.text())) complaints.push(`${page.url()}: ${m.text()}`);
    });
    page.on("pageerror", (e) => complaints.push(`${page.url()}: ${e.message}`));
    await page.goto(`${this.origin(hosts[part] ?? part)}/demo/as/${part}`);
    return page;
  }
}

/** What pages wrote to the console as errors: a story ends with none. @type {string[]} */
export const complaints = [];

/**
 * The violations of WCAG 2.2 AA that axe finds on a page, one line each.
 * @param {import("playwright-core").Page} page
 */
export async function axe(page) {
  // While Turbo loads, it marks the whole document as busy.
  await page.waitForSelector("html:not([aria-busy])", { state: "attached" });
  // The page's own policy forbids foreign scripts; this one comes in beside it.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // @ts-ignore axe came in as text
    const found = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return found.violations.map((/** @type {any} */ v) =>
      `${location.pathname} ${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target.join(" ") + " " + (n.failureSummary ?? "").replaceAll("\n", " ")).slice(0, 3).join(" | ")}`);
  });
}

/** Whether a page is wider than its window. @param {import("playwright-core").Page} page */
export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

/**
 * Waits until the page's form for messages sends by Enter: its script comes after the page.
 * @param {import("playwright-core").Page} page
 */
export async function canWrite(page) {
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector(".compose"))?.ready);
}
