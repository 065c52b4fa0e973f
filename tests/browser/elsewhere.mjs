// A foreign website and a double of the part of the program that `segue.js` talks to, on one port: everything that
// reaches it is kept word for word. It speaks the contract of `browser/segue/`, or passes all of it on to the program.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const scripts = join(dirname(fileURLToPath(import.meta.url)), "../../browser/segue");

/**
 * A script as the program serves it, with what it imports in front of it.
 * @param {string} file @param {Set<string>} [seen] @returns {string}
 */
export function served(file, seen = new Set()) {
  if (seen.has(file)) return "";
  seen.add(file);
  let before = "";
  const own = lean(file).split("\n").filter((line) => {
    const [, other] = /^import \{(?!.* as ).*\} from "\.\/(?:segue\/)?([a-z_]+\.js)";$/.exec(line) ?? [];
    if (other) before += served(other, seen).replace(/^export /gm, "");
    return !other;
  });
  return before + own.join("\n");
}

/**
 * A script without lines that are comments, and without indentation. A comment at the beginning of a
 * line is taken for a whole one, and a template over several lines stays as it is.
 * @param {string} file
 */
function lean(file) {
  const lines = [];
  let [comment, said] = [false, false];
  for (const raw of readFileSync(source(file), "utf8").split("\n")) {
    const line = raw.trim();
    const quotes = line.split("`").length % 2 === 0;
    if (said) {
      said = !quotes;
      lines.push(raw);
    } else if (comment || line.startsWith("/*")) comment = !line.endsWith("*/");
    else if (line && !line.startsWith("//")) {
      said = quotes;
      lines.push(line);
    }
  }
  return lines.join("\n") + "\n";
}

/** Where a script stands: some serve our own pages, too. @param {string} file */
function source(file) {
  if (file === "rrweb.js") return join(scripts, "../vendor/rrweb-record-2.1.6.js");
  return join(scripts, /^(cobrowse|drawing)/.test(file) ? ".." : ".", file);
}

/** @typedef {import("playwright-core").Page} Page */

export class Elsewhere {
  /** @type {import("node:http").Server} */ #server = createServer();
  /** @type {import("playwright-core").Browser | undefined} */ #browser;
  /** @type {Set<import("node:stream").Duplex>} */ #sockets = new Set();
  #port = 0;

  /** Pages of the foreign site, by path. @type {Record<string, string>} */ pages = {};
  /** Headers of the foreign site. @type {Record<string, string>} */ headers = {};
  /** What the site is set to. @type {any} */
  setup = { site: "KEY", name: "Shop", lang: "en", languages: ["en", "de", "hu"], theme: { accent: "#2b5fc7" }, basis: "interest", honours: true, fields: [], texts: {} };
  /** The port of the program that answers in the double's place. */ through = 0;
  /** The site's key. */ key = "KEY";
  /** What is answered. @type {any} */ offer;
  /** Whether sockets open, and whether requests are answered at all. */ live = true;
  works = true;
  /** Everything that arrived: address, headers and body of each request, and each frame of a socket. @type {string[]} */ wire = [];
  /** Codes of the answers of the program. @type {number[]} */ answers = [];
  /** Bodies that arrived, in order. @type {Array<{ to: string, body: any }>} */ bodies = [];

  /** @param {Partial<Elsewhere>} [how] */
  static async open(how = {}) {
    const it = Object.assign(new Elsewhere(), how);
    it.#server.on("request", (request, response) => void it.#answer(request, response));
    it.#server.on("upgrade", (request, socket) => it.#meet(request, socket));
    await once(it.#server.listen(0, "127.0.0.1"), "listening");
    it.#port = /** @type {import("node:net").AddressInfo} */ (it.#server.address()).port;
    it.#browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    return it;
  }

  get shop() { return `http://shop.elsewhere.localhost:${this.#port}`; }
  get segue() { return `http://shop.segue.localhost:${this.#port}`; }
  /** The tag. @param {string} [more] */
  tag(more = "") { return `<script src="${this.segue}/segue.js" data-site="${this.key}" ${more} async></script>`; }

  /** The foreign shop of the demonstration becomes the page, under its own policy. */
  demo() {
    const html = readFileSync(join(scripts, "../elsewhere/index.html"), "utf8");
    this.pages = { "/": html.replaceAll("{{segue}}", this.segue).replaceAll("{{key}}", "KEY") };
    this.headers = { "content-security-policy": `default-src 'none'; script-src 'self' ${this.segue}; connect-src ${this.segue} ${this.segue.replace("http", "ws")}; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'` };
  }

  async close() {
    await this.#browser?.close();
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /**
   * Somebody at the foreign site, in a browser of their own.
   * @param {{ path?: string, init?: string | (() => void), ready?: boolean, wait?: boolean } & import("playwright-core").BrowserContextOptions} [how]
   */
  async visitor({ path = "/", init, wait = true, ...options } = {}) {
    if (!this.#browser) throw new Error("not open");
    const context = await this.#browser.newContext({ viewport: { width: 900, height: 700 }, locale: "en-GB", ...options });
    if (init) await context.addInitScript(init);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(this.shop + path);
    if (wait) await settled(page);
    return page;
  }

  /** Events that arrived, each once, in order. */
  events() {
    /** @type {Map<string, any>} */
    const all = new Map();
    for (const { body } of this.bodies) for (const event of body.events ?? []) if (!all.has(event.id)) all.set(event.id, event);
    return [...all.values()];
  }

  /** Waits until what arrived fits. @param {(events: any[]) => any} fits @param {string} [what] @returns {Promise<any>} */
  async until(fits, what = "the events") {
    for (let n = 0; n < 100; n++) {
      const found = fits(this.events());
      if (found) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${what} did not arrive:\n${JSON.stringify(this.events(), null, 1)}`);
  }

  /** Says something to every open socket. @param {any} what */
  say(what) {
    for (const socket of this.#sockets) socket.write(frame(JSON.stringify(what)));
  }

  /** Ends every socket, as a restart does. */
  cut() {
    this.#sockets.forEach((socket) => socket.destroy());
  }

  /** @param {any} body @param {string} to */
  #take(body, to) {
    this.bodies.push({ to, body });
    return { ...(body.kind !== "hello" && { taken: body.seq }), known: false, offer: this.offer ?? null };
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  async #answer(request, response) {
    const { pathname } = new URL(request.url ?? "/", "http://x");
    const send = (/** @type {string} */ type, /** @type {string} */ text, status = 200) =>
      response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }).end(text);
    if (request.headers.host?.startsWith("shop.elsewhere.")) {
      const own = pathname.match(/^\/shop\.(js|css)$/);
      if (own) return send(own[1] === "js" ? "text/javascript" : "text/css", readFileSync(join(scripts, `../elsewhere${pathname}`), "utf8"));
      const html = this.pages[pathname];
      response.writeHead(html !== undefined ? 200 : pathname.startsWith("/fails") ? 500 : 404, { "content-type": "text/html; charset=utf-8", ...this.headers });
      return response.end(html ?? "");
    }
    let text = "";
    for await (const part of request) text += part;
    this.wire.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${text}`);
    if (!this.works) return request.socket.destroy();
    if (this.through) return this.#pass(request, response, text);
    const script = /^\/(?:segue\/)?([a-z]+\.m?js)$/.exec(pathname);
    if (script) return send("text/javascript", served(script[1]));
    if (pathname === "/segue/setup") return send("application/json", JSON.stringify(this.setup));
    const to = pathname.slice("/segue/".length);
    const taken = request.method === "POST" ? this.#take(JSON.parse(text), to) : {};
    if (to === "answer") return send("application/json", JSON.stringify(taken && this.bodies.at(-1)?.body.answer === "yes" ? { open: `${this.segue}/opened` } : {}));
    if (to === "events" || to === "forget" || to === "observed") return send("application/json", JSON.stringify(taken));
    return send("text/html", `<!doctype html><title>Opened</title><h1>Opened</h1>`);
  }

  /** To the program and back. @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response @param {string} text */
  #pass(request, response, text) {
    if (request.method === "POST") this.bodies.push({ to: request.url ?? "", body: JSON.parse(text) });
    const { method, url: path, headers } = request;
    const up = ask({ host: "127.0.0.1", port: this.through, method, path, headers }, (answer) => {
      this.answers.push(answer.statusCode ?? 0);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    up.on("error", () => request.socket.destroy());
    up.end(text);
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:stream").Duplex} socket */
  #meet(request, socket) {
    this.wire.push(`WS ${request.url} ${JSON.stringify(request.headers)}`);
    socket.on("error", () => {});
    if (!this.live || !this.works) return socket.destroy();
    if (this.through) {
      const up = connect(this.through, "127.0.0.1");
      up.on("error", () => socket.destroy());
      const lines = request.rawHeaders.flatMap((h, n, all) => (n % 2 ? [] : [`${h}: ${all[n + 1]}`]));
      up.write([`GET ${request.url} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
      socket.pipe(up).pipe(socket);
      this.#read(socket, (text) => void this.bodies.push({ to: "live", body: JSON.parse(text) }));
      return;
    }
    const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    this.#read(socket, (text) => socket.write(frame(JSON.stringify(this.#take(JSON.parse(text), "live")))));
  }

  /** Everything that a browser says on a socket. @param {import("node:stream").Duplex} socket @param {(text: string) => void} heard */
  #read(socket, heard) {
    let rest = Buffer.alloc(0);
    socket.on("data", (/** @type {Buffer} */ data) => {
      rest = Buffer.concat([rest, data]);
      for (let read = unframe(rest); read; read = unframe(rest)) {
        rest = rest.subarray(read.length);
        if (read.op === 8) return socket.end();
        if (read.op !== 1) continue;
        this.wire.push(`FRAME ${read.text}`);
        heard(read.text);
      }
    });
  }
}

/** Waits until the script knows what it may do. (The page's policy forbids what `waitForFunction` does.) @param {Page} page */
export async function settled(page) {
  for (let n = 0; n < 100; n++) {
    const state = await page.evaluate(() => /** @type {any} */ (window).segue?.state);
    if (state && state !== "loading") return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the script did not begin");
}

/** @param {string} text */
function frame(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

/** @param {Buffer} all */
function unframe(all) {
  if (all.length < 2) return null;
  let [length, at] = [all[1] & 127, 2];
  if (length === 126) [length, at] = [all.length >= 4 ? all.readUInt16BE(2) : Infinity, 4];
  else if (length === 127) [length, at] = [all.length >= 10 ? Number(all.readBigUInt64BE(2)) : Infinity, 10];
  if (all.length < at + 4 + length) return null;
  const mask = all.subarray(at, at + 4);
  const text = Buffer.from(all.subarray(at + 4, at + 4 + length).map((byte, n) => byte ^ mask[n % 4])).toString();
  return { op: all[0] & 15, text, length: at + 4 + length };
}
