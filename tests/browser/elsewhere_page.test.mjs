// `segue.js` among what foreign pages are: strict policies, applications, pages that come back, people who say no.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Elsewhere } from "./elsewhere.mjs";

/** @type {Elsewhere} */ let it;
before(async () => {
  it = await Elsewhere.open();
});
after(() => it.close());

const page = (/** @type {string} */ body, tag = it.tag(), more = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${more}${tag}</head><body><main>${body}</main></body></html>`;

/** Begins anew. @param {Record<string, string>} pages @param {Partial<Elsewhere> & { basis?: string }} [how] */
function shop(pages, { basis = "interest", ...how } = {}) {
  Object.assign(it, { wire: [], bodies: [], headers: {}, live: true, works: true, offer: undefined, ...how });
  it.setup = { ...it.setup, basis, fields: [], texts: TEXTS };
  it.pages = { "/empty": "<!doctype html><title>x</title>", ...pages };
}
const TEXTS = {
  "offer-region": "Offer of help", "offer-title": "May we help?", "offer-shared": "What is seen", "offer-shared-hint": "Untick", "offer-accept": "Share and talk",
  "offer-no": "No, thank you", "offer-never": "Don’t offer again", "offer-ask-title": "Ask for help", "offer-ask-text": "We open a conversation.",
  "offer-ask-yes": "Talk to someone", "offer-opened": "It opens in a window.", "offer-open": "Open it", "offer-failed": "That did not work.", "offer-close": "Close",
};
const OFFER = { id: "offer-1", why: "Paying did not work.", promise: "Somebody is free.", shared: [{ key: "a", label: "What you want", value: "to pay" }, { key: "b", label: "Where" }] };
const told = () => it.wire.filter((w) => !w.startsWith("GET /segue"));
test("a strict policy has nothing to object to", async () => {
  const own = new URL(it.segue);
  shop({ "/": page(`<button id="b">Pay</button>`) }, {
    headers: { "content-security-policy": `default-src 'none'; script-src ${own.origin}; connect-src ${own.origin} ws://${own.host}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; report-uri /report` },
    offer: OFFER,
  });
  const visitor = await it.visitor({ path: "/empty" , wait: false });
  /** @type {string[]} */
  const said = [];
  visitor.on("console", (m) => said.push(m.text()));
  visitor.on("pageerror", (e) => said.push(e.message));
  await visitor.goto(it.shop);
  await visitor.click("#b");
  await it.until((all) => all.find((e) => e.kind === "dead_click"));
  await visitor.waitForSelector("segue-help", { state: "attached" });
  assert.deepEqual(said.filter((s) => !/favicon|404/.test(s)), []);
  const box = await visitor.locator("segue-help").boundingBox();
  assert.ok(box && box.width > 200 && box.height > 100 && box.x + box.width <= 900 && box.y + box.height <= 700, "the card is dressed and in sight");
  await visitor.context().close();
});

test("what is sent, and what the page says is wrong with it, is told; what went well is not", async () => {
  shop({ "/": page(`<form id="f"><input name="zip" id="zip"><button id="b">Send</button></form><p role="alert" id="line"></p><div class="alert" id="fine"></div>
    <script>let n = 0; f.onsubmit = (e) => { e.preventDefault(); n++;
      if (n === 1) line.textContent = "Not a postcode: " + zip.value; if (n === 2) zip.setAttribute("aria-invalid", "true");
      if (n === 3) fine.innerHTML = '<p role="alert" class="alert-success">Thank you</p>'; }</script>`) });
  const visitor = await it.visitor();
  for (let n = 0; n < 3; n++) await visitor.click("#b").then(() => visitor.waitForTimeout(1_200));
  await it.until((all) => all.filter((e) => e.kind === "submit").length === 3);
  const wrong = it.events().filter((e) => e.kind === "invalid").map(({ name, rule, label }) => [name, rule, label]);
  assert.deepEqual(wrong, [["p#1", "said", ""], ["input#1", "said", ""]]);
  await visitor.context().close();
});

test("in an application, another address is another page; what stands in shadow roots and frames is seen", async () => {
  shop({ "/": page(`<button id="next" onclick="history.pushState({}, '', '/cart/4711'); out.textContent = 'Cart'">Next</button><p id="out"></p>
    <x-box></x-box><iframe srcdoc="<button id=f>In a frame</button>" id="frame"></iframe>
    <script>customElements.define("x-box", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML =
      '<button id="dead">x</button><div><p><button id="alive">y</button></p></div><output></output>';
      this.shadowRoot.getElementById("alive").onclick = () => this.shadowRoot.querySelector("output").append("!"); } })</script>`) });
  const visitor = await it.visitor();
  await visitor.mouse.click(880, 690);
  await visitor.waitForTimeout(400);
  await visitor.click("#next");
  await it.until((all) => all.find((e) => e.kind === "page" && e.page === "/cart/:id"));
  await visitor.evaluate("history.back()");
  await it.until((all) => all.filter((e) => e.kind === "page").length === 3);
  await visitor.locator("x-box #alive").click();
  await visitor.waitForTimeout(1_300);
  await visitor.locator("x-box #dead").click();
  await it.until((all) => all.find((e) => e.kind === "dead_click" && e.name === "part#1.button#1"));
  await visitor.frameLocator("#frame").locator("#f").click();
  await it.until((all) => all.filter((e) => e.kind === "dead_click" && e.proof === "provisional").length === 2);
  assert.deepEqual(it.events().filter((e) => e.kind === "dead_click" && e.name.includes("button#2")), [], "what answers in its shadow root is not dead");
  await visitor.context().close();
});

test("a page that comes back from the browser's memory goes on with its visit and its numbers", async () => {
  shop({ "/": page(`<h1>One</h1>`), "/two": page(`<h1>Two</h1>`) });
  const visitor = await it.visitor();
  await visitor.evaluate("addEventListener('pageshow', (e) => (window.back = e.persisted))");
  await it.until((all) => all.length > 0);
  await visitor.goto(`${it.shop}/two`);
  await it.until((all) => all.find((e) => e.page === "/two"));
  await visitor.goBack({ waitUntil: "commit" });
  await visitor.waitForFunction("window.back !== undefined");
  assert.equal(await visitor.evaluate("window.back"), true, "the script does not keep the page out of the memory");
  await it.until((all) => all.filter((e) => e.kind === "page" && e.page === "/").length === 2);
  assert.equal(new Set(it.bodies.map(({ body }) => body.visit)).size, 1);
  const seqs = it.bodies.filter(({ body }) => body.kind !== "hello").map(({ body }) => [body.seq, JSON.stringify(body.events?.map((/** @type {any} */ e) => e.id))]);
  assert.equal(new Set(seqs.map(([n]) => n)).size, new Set(seqs.map((s) => s.join())).size, "a number is one batch for ever");
  await visitor.context().close();
});

test("what is not taken is sent again with its number, and nothing is lost when the line breaks", async () => {
  shop({ "/": page(`<form><input name="a"><input name="b"><input name="c"></form>`) });
  const visitor = await it.visitor();
  await it.until((all) => all.length > 0);
  it.works = false;
  it.cut();
  await visitor.focus("[name=a]");
  await visitor.waitForTimeout(1_500);
  it.works = true;
  await visitor.focus("[name=b]");
  await it.until((all) => ["input#1", "input#2"].every((name) => all.some((e) => e.name === name)));
  const waited = it.bodies.filter(({ body }) => body.events?.some((/** @type {any} */ e) => e.name === "input#1"));
  assert.ok(waited.length > 0 && waited.every(({ body }) => body.late > 800), "how long it waited is told");
  assert.ok(it.bodies[0].body.late === null || it.bodies[0].body.late < 500);
  await visitor.focus("[name=c]");
  await visitor.goto(`${it.shop}/empty`);
  await it.until((all) => all.some((e) => e.name === "input#3"), "what happened last");
  await visitor.context().close();
});

test("before consent nothing is sent or kept; after it the visit is; a later no forgets it", async () => {
  shop({ "/": page(`<button id="b">Pay</button><input name="a">`), "/two": page("<h1>Two</h1>") }, { basis: "consent" });
  const visitor = await it.visitor();
  await visitor.click("#b");
  await visitor.fill("[name=a]", "x");
  await visitor.waitForTimeout(1_500);
  const kept = () => visitor.evaluate("JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])");
  assert.deepEqual([told(), await kept(), await visitor.evaluate("segue.state")], [[], '["",{},{}]', "waiting"]);
  await visitor.evaluate("segue.consent(true)");
  await it.until((all) => all.length > 0);
  await visitor.goto(`${it.shop}/two`);
  await it.until((all) => all.some((e) => e.page === "/two"));
  assert.equal(new Set(it.bodies.map(({ body }) => body.visit)).size, 1);
  const [{ body: { visit } }] = it.bodies;
  await visitor.evaluate("segue.consent(false)");
  await visitor.waitForTimeout(700);
  assert.equal(it.bodies.at(-1)?.to, "forget");
  assert.equal(it.bodies.at(-1)?.body.visit, visit);
  const count = it.wire.length;
  await visitor.goto(`${it.shop}/two`);
  await visitor.waitForTimeout(1_000);
  assert.deepEqual([it.wire.slice(count).filter((w) => !w.startsWith("GET /segue")), await kept()], [[], '["",{},{}]']);
  await visitor.context().close();
});

for (const [name, init] of /** @type {Array<[string, () => void]>} */ ([
  ["gpc", () => Object.defineProperty(navigator, "globalPrivacyControl", { value: true })],
  ["dnt", () => Object.defineProperty(navigator, "doNotTrack", { value: "1" })],
])) {
  test(`a browser that says no (${name}) is heard, whatever the page says`, async () => {
    shop({ "/": page(`<button id="b">Pay</button>`, it.tag(`data-consent="true"`)) });
    const visitor = await it.visitor({ init });
    await visitor.evaluate("segue.consent(true); segue.goal('pay'); segue.event('x'); segue.identify('a.b.c')");
    await visitor.click("#b");
    await visitor.waitForTimeout(1_500);
    assert.deepEqual([told(), await visitor.evaluate("segue.state")], [[], name]);
    assert.deepEqual(it.wire.filter((w) => w.includes("setup")), [], "not even the setting is asked for");
    await visitor.context().close();
  });
}

test("a page that blocks it works on, in silence", async () => {
  shop({ "/": page(`<button id="b" onclick="out.textContent='paid'">Pay</button><p id="out"></p>`) }, { works: false });
  const visitor = await it.visitor({ wait: false });
  /** @type {string[]} */
  const said = [];
  visitor.on("pageerror", (e) => said.push(e.message));
  await visitor.click("#b");
  await visitor.waitForTimeout(500);
  assert.equal(await visitor.textContent("#out"), "paid");
  await visitor.context().close();
  // The script came, its addresses are blocked.
  it.works = true;
  const blocked = await it.visitor({ path: "/empty", wait: false });
  await blocked.route(/\/segue\/(setup|events|live)/, (route) => route.abort("blockedbyclient"));
  blocked.on("pageerror", (e) => said.push(e.message));
  blocked.on("console", (m) => /net::ERR/.test(m.text()) || said.push(m.text()));
  await blocked.goto(it.shop);
  await blocked.waitForFunction("window.segue?.state === 'unreachable'");
  await blocked.evaluate("segue.goal('pay'); segue.consent(true); segue.open()");
  await blocked.waitForTimeout(500);
  assert.deepEqual(said.filter((s) => !/404/.test(s)), []);
  await blocked.context().close();
});

test("nothing moves, and loading takes no long task", async (t) => {
  shop({ "/": page(`<h1>Shop</h1>${"<p>Some words that stand here.</p>".repeat(400)}`) });
  const visitor = await it.visitor({ init: () => {
    /** @type {any} */ (window).moved = 0;
    /** @type {any} */ (window).long = [];
    new PerformanceObserver((list) => list.getEntries().forEach((e) => (/** @type {any} */ (window).moved += /** @type {any} */ (e).value))).observe({ type: "layout-shift", buffered: true });
  } });
  const trace = await visitor.context().newCDPSession(visitor);
  await trace.send("Profiler.enable");
  await trace.send("Profiler.setSamplingInterval", { interval: 100 });
  /** The longest stretch of a load in which our scripts had the page, in milliseconds. */
  const stretch = async () => {
    await trace.send("Profiler.start");
    await visitor.reload();
    await visitor.waitForFunction("window.segue?.state === 'on'");
    await visitor.waitForTimeout(1_000);
    const { profile } = await trace.send("Profiler.stop");
    const ours = new Set(profile.nodes.filter((n) => n.callFrame.url.startsWith(it.segue)).map((n) => n.id));
    assert.ok(ours.size > 0, "the profile saw the script");
    const parents = new Map(profile.nodes.flatMap((n) => (n.children ?? []).map((c) => [c, n.id])));
    const within = (/** @type {number | undefined} */ id) => {
      for (let at = id; at !== undefined; at = parents.get(at)) if (ours.has(at)) return true;
      return false;
    };
    let [longest, now] = [0, 0];
    (profile.samples ?? []).forEach((id, n) => {
      now = within(id) ? now + (profile.timeDeltas?.[n] ?? 0) : 0;
      longest = Math.max(longest, now);
    });
    return longest / 1_000;
  };
  // A busy machine takes the processor away in between; it never gives time back.
  /** @type {number[]} */
  const all = [];
  for (let n = 0; n < 6 && !all.some((ms) => ms < 5); n++) all.push(await stretch());
  t.diagnostic(`longest stretch of each load, ms: ${all.map((ms) => ms.toFixed(2))}`);
  assert.ok(Math.min(...all) < 5, all.join());
  it.offer = OFFER;
  it.say({ offer: OFFER });
  await visitor.waitForSelector("segue-help", { state: "attached" });
  await visitor.waitForTimeout(500);
  assert.equal(await visitor.evaluate("window.moved"), 0);
  await visitor.context().close();
});

test("it lives beside what bends arrays and requests", async () => {
  shop({ "/": page(`<button id="b">Pay</button>`, `<script>
    Array.prototype.toJSON = function () { return "bent"; }; Array.prototype.extra = () => {};
    const real = window.fetch; window.calls = 0; window.fetch = function (...a) { window.calls++; return real.apply(this, a); };
    window.addEventListener = new Proxy(window.addEventListener, {}); window.other = { state: "other" };
    </script>${it.tag()}${it.tag()}`) }, { live: false });
  const visitor = await it.visitor();
  /** @type {string[]} */
  const said = [];
  visitor.on("pageerror", (e) => said.push(e.message));
  await visitor.click("#b");
  const guess = await it.until((all) => all.find((e) => e.kind === "dead_click"));
  assert.equal(guess.name, "button#1");
  assert.equal(it.events().filter((e) => e.kind === "page").length, 1, "two tags are one script");
  assert.deepEqual(said, []);
  await visitor.context().close();
});
