// Hostile recordings, one named vector after the other, live and replayed: nothing runs, nobody is called. Each is first
// shown to call where nothing holds it back, so that silence means something.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { VECTORS, page, recorded } from "./hostile.mjs";
import { House } from "./house.mjs";

/** @type {House} */ let house;
/** @type {import("node:http").Server} */ let canary;
/** @type {string[]} */ let calls = [];
let evil = "", served = "";

before(async () => {
  house = await House.open();
  canary = createServer((req, res) => {
    res.setHeader("Access-Control-Allow-Origin", "*");
    if (req.url === "/a-page") {
      res.setHeader("Content-Type", "text/html");
      return void res.end(`<!doctype html>${served}`);
    }
    calls.push(req.url ?? "");
    res.end("x");
  }).listen(0, "127.0.0.1");
  await once(canary, "listening");
  evil = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (canary.address()).port}`;
});
after(async () => {
  canary.closeAllConnections();
  canary.close();
  await house?.close();
});

/** Waits for a call. @param {string} path */
async function called(path) {
  for (let i = 0; i < 60 && !calls.includes(path); i++) await new Promise((done) => setTimeout(done, 50));
  return calls.includes(path);
}

test("every vector calls where nothing holds it back", async () => {
  const silent = [];
  for (const vector of VECTORS) {
    const { path, html } = page(vector, evil);
    (calls = []), (served = html);
    const context = await (await house.browser()).newContext();
    const open = await context.newPage();
    await open.goto(`${evil}/a-page`, { waitUntil: "commit" }).catch(() => {});
    if (html.includes("press")) await open.locator("#press").click({ timeout: 3000 }).catch(() => {});
    if (!(await called(path))) silent.push(vector[0]);
    // Such a page may also hold on to its own end; the next begins without it.
    await Promise.race([context.close(), new Promise((done) => setTimeout(done, 2_000))]);
  }
  assert.deepEqual(silent, [], "these prove nothing");
});

for (const mode of ["live", "replayed"]) {
  test(`no vector calls or runs in a recording that is ${mode}`, async () => {
    const context = await (await house.browser()).newContext();
    const desk = await context.newPage();
    /** @type {string[]} */ const dialogs = [];
    desk.on("dialog", (d) => { dialogs.push(d.message()); d.dismiss(); });
    await desk.goto(`${house.origin("desk")}/healthz`);
    /** @param {any} recording */
    const show = (recording) => desk.evaluate(async ({ origin, events, mode }) => {
      document.querySelector("iframe")?.remove();
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
      frame.width = "900";
      frame.height = "600";
      document.body.append(frame);
      const ready = new Promise((done) => addEventListener("message", (e) => e.data === "ready" && done(true), { once: true }));
      frame.src = `${origin}/viewer`;
      await ready;
      const { port1, port2 } = new MessageChannel();
      const shown = new Promise((done) => { port1.onmessage = (e) => ["shown", "length"].includes(e.data.kind) && done(true); });
      frame.contentWindow?.postMessage("line", origin, [port2]);
      const part = { run: "r", n: 0, of: 1, at: 0, time: 1, text: JSON.stringify(events) };
      if (mode === "live") port1.postMessage({ kind: "part", ...part });
      else {
        port1.postMessage({ kind: "tape", act: "pieces", pieces: [part] });
        port1.postMessage({ kind: "tape", act: "ready" });
        port1.postMessage({ kind: "tape", act: "play" });
      }
      return Promise.race([shown, new Promise((done) => setTimeout(() => done(false), 5000))]);
    }, { origin: house.origin("viewer"), events: recording, mode });
    for (const vector of VECTORS) {
      const { html } = page(vector, evil);
      calls = [];
      const events = await desk.evaluate(`(${recorded})(${JSON.stringify(html + "<p>still here</p>")})`);
      assert.equal(await show(events), true, `${vector[0]} is shown`);
      const viewer = desk.frames().find((f) => f.url().endsWith("/viewer"));
      const text = await viewer?.evaluate(() => document.querySelector("iframe")?.contentDocument?.body?.textContent ?? "");
      assert.match(text ?? "", /still here/, vector[0]);
      const pressed = await viewer?.evaluate(() => {
        const inner = document.querySelector("iframe")?.contentDocument;
        // Even where somebody could press it.
        /** @type {HTMLElement | null | undefined} */ (inner?.getElementById("press"))?.click();
        return document.querySelector("iframe")?.getAttribute("sandbox");
      });
      assert.equal(pressed, "allow-same-origin");
      await desk.waitForTimeout(250);
      assert.deepEqual(calls, [], vector[0]);
    }
    assert.deepEqual(dialogs, []);
    await context.close();
  });
}
