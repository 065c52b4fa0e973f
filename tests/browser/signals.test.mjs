// What the observer takes for difficulty, and what only looks like it: small pages with the observer as it is, its words
// caught before they would be sent.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const scripts = join(dirname(fileURLToPath(import.meta.url)), "../../browser");
const imports = { "segue/live": "/live.js", "segue/names": "/names.js", "segue/observer": "/observer.js" };
const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>
<style>canvas, video { display: block; width: 300px; height: 150px } .tall { height: 3000px }</style>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">import { watch } from "segue/observer"; watch(); window.ready = true;</script><main>`;

/** @type {import("node:http").Server} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
let origin = "", body = "";

before(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://x");
    const send = (/** @type {string} */ type, /** @type {string | Buffer} */ text, status = 200) => response.writeHead(status, { "content-type": type }).end(text);
    if (pathname === "/live.js") send("text/javascript", "window.said = []; export const up = async (to, body) => { window.said.push(...body.events); };");
    else if (pathname === "/fails") send("text/plain", "no", 500);
    else if (pathname === "/file.txt") response.writeHead(200, { "content-disposition": "attachment" }).end("file");
    else if (pathname.endsWith(".js")) send("text/javascript", readFileSync(join(scripts, pathname)));
    else send("text/html", HEAD + body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

const KINDS = ["rage_click", "dead_click", "error_click", "thrash", "request", "copy"];

/**
 * What was said of difficulty while somebody did something on a page: `kind:proof`, in order.
 * @param {string} html @param {(page: import("playwright-core").Page) => Promise<unknown>} act @param {number} [wait]
 */
async function said(html, act, wait = 3_200) {
  body = html;
  const page = await (await browser.newContext({ viewport: { width: 800, height: 600 } })).newPage();
  try {
    await page.goto(origin);
    await page.waitForFunction("window.ready");
    // The click that wakes a window up is none of those that count.
    await page.mouse.click(700, 590);
    await page.waitForTimeout(400);
    await act(page);
    await page.waitForTimeout(wait);
    /** @type {any[]} */
    const all = await page.evaluate("window.said");
    return all.filter((e) => KINDS.includes(e.kind)).map((e) => (e.proof ? `${e.kind}:${e.proof}` : e.kind));
  } finally {
    await page.context().close();
  }
}

const click = (/** @type {string} */ what, count = 1, delay = 120) => async (/** @type {import("playwright-core").Page} */ page) => {
  for (let n = 0; n < count; n++) await page.click(what, { delay: 10 }).then(() => page.waitForTimeout(delay));
};

test("a button that does nothing is a guess first, and then it is sure", async () => {
  assert.deepEqual(await said(`<button id="b">Save</button>`, click("#b")), ["dead_click:provisional", "dead_click:confirmed"]);
});

test("a button that answers late was not dead", async () => {
  const late = `<button id="b">Save</button><p id="p"></p><script>b.onclick = () => setTimeout(() => p.textContent = "Saved", 1700)</script>`;
  assert.deepEqual(await said(late, click("#b")), ["dead_click:provisional", "dead_click:withdrawn"]);
});

const KEPT = (/** @type {string} */ act) => `<form id="f"><input name="a" value="1"><button id="b">Send</button></form><p id="p"></p>
  <script>f.onsubmit = (e) => { e.preventDefault(); ${act} }</script>`;

test("a form that its page keeps to itself is as dead as a button that does nothing", async () => {
  assert.deepEqual(await said(KEPT(""), click("#b")), ["dead_click:provisional", "dead_click:confirmed"]);
  assert.deepEqual(await said(KEPT(`setTimeout(() => p.textContent = "Thank you", 300)`), click("#b")), []);
  const broken = await said(KEPT(`throw new Error("no such service")`), click("#b"));
  assert.ok(broken.includes("error_click:confirmed"), broken.join());
});

test("clicking in anger is told at the third click, and confirmed", async () => {
  const all = await said(`<button id="b">Pay</button>`, click("#b", 5));
  assert.equal(all[0], "rage_click:provisional");
  assert.ok(all.includes("rage_click:confirmed") && !all.includes("rage_click:withdrawn"), all.join());
});

test("an error of a script after a click is one", async () => {
  const broken = `<button id="b">Go</button><script>b.onclick = () => { throw new Error("broken") }</script>`;
  const all = await said(broken, click("#b"));
  assert.deepEqual(all.filter((k) => k.startsWith("error")), ["error_click:provisional", "error_click:confirmed"]);
});

test("a request that fails and the text of an error that is copied are told", async () => {
  const failing = `<p role="alert" id="e">The card was refused: code 51</p>`;
  const all = await said(failing, async (page) => {
    await page.evaluate("void fetch('/fails')");
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('#e'))");
    await page.keyboard.press("Control+c");
  }, 800);
  assert.deepEqual(all.sort(), ["copy", "request"]);
});

/** What looks like difficulty and is none. @type {Array<[string, string, (page: import("playwright-core").Page) => Promise<unknown>]>} */
const ALIKE = [
  ["three clicks that select a paragraph", `<p id="p">Some words to be copied from here.</p>`, (page) => page.click("#p", { clickCount: 3 })],
  ["a stepper", `<div><input id="n" type="number" value="1"><button id="b" type="button">+</button></div><script>b.onclick = () => n.value++</script>`, click("#b", 6)],
  ["a pager that answers each click", `<p id="p">1</p><button id="b">Next</button><script>b.onclick = () => p.textContent++</script>`, click("#b", 6)],
  ["a calendar's months", `<table id="t"><tr><td>January</td></tr></table><button id="b">›</button><script>let m = 1; b.onclick = () => t.innerHTML = "<tr><td>" + ++m + "</td></tr>"</script>`, click("#b", 6)],
  ["a download", `<a id="a" href="/file.txt" download>Invoice</a>`, click("#a")],
  ["a file that is sent as one", `<a id="a" href="/file.txt">Invoice</a>`, click("#a")],
  ["a new tab", `<a id="a" href="/" target="_blank">Terms</a>`, click("#a")],
  ["a mail", `<a id="a" href="mailto:x@example.org">Write</a>`, click("#a")],
  ["a canvas", `<canvas id="c" style="cursor: pointer"></canvas>`, click("#c", 5)],
  ["the controls of a video", `<video id="v" controls></video>`, click("#v", 4)],
  ["a fast \"continue\"", `<p id="p">Step 1</p><button id="b">Continue</button><script>let n = 1; b.onclick = () => p.textContent = "Step " + ++n</script>`, click("#b", 4, 90)],
  ["a chosen answer that is chosen again", `<label><input type="radio" name="r" checked id="r"> Yes</label>`, click("#r", 2, 600)],
  ["a form that is sent", `<iframe name="there" hidden></iframe><form action="/file.txt" target="there"><button id="b">Send</button></form>`, click("#b")],
  ["a field that the browser itself asks for", `<form><input name="a" required><button id="b">Send</button></form>`, click("#b")],
  ["a link within the page", `<a id="a" href="#end">Down</a><p class="tall"></p><p id="end">End</p>`, click("#a")],
];

for (const [what, html, act] of ALIKE) {
  test(`no difficulty: ${what}`, async () => {
    const left = (await said(html, act)).filter((k) => k.endsWith(":confirmed") || !k.includes(":"));
    assert.deepEqual(left, []);
  });
}
