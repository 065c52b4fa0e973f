// The connection of a tab where a proxy lets no socket through, and where it is cut: observation, help and a
// dialogue go on, and what happened is kept once.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { House, canWrite } from "./house.mjs";

/** @type {House} */
let house;
/** @type {import("node:http").Server} */
let proxy;
/** Sockets that were asked for, and requests that went up. */
let [sockets, ups] = [0, 0];

before(async () => {
  house = await House.open();
  // Passes requests on, and refuses the tunnel that a socket needs.
  proxy = createServer((asked, answer) => {
    const { pathname, search } = new URL(asked.url ?? "/");
    ups += Number(pathname === "/live/up");
    const on = request({ port: house.port, host: "127.0.0.1", method: asked.method, path: pathname + search, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  proxy.on("connect", (_, socket) => {
    sockets += 1;
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
});
after(async () => {
  proxy?.closeAllConnections();
  proxy?.close();
  await house?.close();
});

/** Ids of what is kept of this person's visits. @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
const kept = (page) => page.evaluate(async () => {
  const all = await (await fetch("/observed/export")).json();
  return all.visits.flatMap((/** @type {any} */ v) => v.events.map((/** @type {any} */ e) => e.id));
});

/**
 * Sends so many things up, one after the other, without waiting for any.
 * @param {import("playwright-core").Page} page @param {string} name @param {number} count @param {number} pause
 */
const tell = (page, name, count, pause) => page.evaluate(async ([name, count, pause]) => {
  const { up } = await import(/** @type {any} */ ("segue/live"));
  const sent = [];
  for (let n = 0; n < Number(count); n++) {
    sent.push(up("visit", { page: "/orders", events: [{ id: `${name}-${n}`, kind: "section", name: `${name}-${n}` }] }));
    await new Promise((done) => setTimeout(done, Number(pause)));
  }
  await Promise.all(sent);
}, [name, count, pause]);

test("where no socket opens, observation, help and a dialogue work by requests and events", async () => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (proxy.address());
  const desk = await house.person("account-manager");
  const shop = await house.person("customer", { proxy: { server: `http://127.0.0.1:${port}`, bypass: "<-loopback>" } });
  await shop.goto(`${new URL(shop.url()).origin}/orders`);
  await shop.getByRole("link", { name: /Table lamp/ }).first().click();
  await shop.waitForURL(/\/orders\/%23/);
  await shop.locator("html[data-live=on]").waitFor({ state: "attached" });
  assert.ok(sockets >= 3, "sockets were tried first");
  await tell(shop, "by-request", 30, 5);
  assert.ok(ups >= 30);
  const ids = (await kept(shop)).filter((id) => id.startsWith("by-request-"));
  assert.deepEqual(ids.map((id) => Number(id.slice(11))).sort((a, b) => a - b), [...Array(30).keys()]);

  // Refused, offered, taken: the same as anywhere.
  await shop.goto(`${shop.url()}/item-changes/new`);
  for (let i = 1; i <= 3; i++) {
    await shop.locator("#swap-1").selectOption({ index: i });
    await Promise.all([
      shop.waitForResponse((r) => r.url().endsWith("/item-changes/preview")),
      shop.getByRole("button", { name: /Next/ }).click(),
    ]);
  }
  await shop.locator("#offer").getByRole("link", { name: "See what we would share" }).click();
  await shop.locator("#offer").getByRole("button", { name: /Share this and talk to someone/ }).click();
  await shop.waitForURL(/\/help\/waiting|\/dialogue\//);
  await desk.getByRole("button", { name: /Accept Élise Marchand/ }).click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  await shop.waitForURL(/\/dialogue\//);
  await desk.getByPlaceholder(/Write a message/).fill("Hello Élise");
  await desk.getByRole("button", { name: "Send" }).click();
  await shop.getByText("Hello Élise").first().waitFor();
  await canWrite(shop);
  for (const text of ["first", "second", "third", "fourth"]) {
    await shop.getByPlaceholder(/Write a message/).fill(`${text} of four`);
    await shop.keyboard.press("Enter");
  }
  await desk.getByText("fourth of four").first().waitFor();
  const said = (await desk.locator(".message").allInnerTexts()).flatMap((m) => m.match(/\w+ of four/) ?? []);
  assert.deepEqual(said, ["first of four", "second of four", "third of four", "fourth of four"], "in their order, each once");
  await shop.context().close();
  await desk.context().close();
});

test("what is told while the program is killed and started again is kept, each event once", async () => {
  const shop = await house.person("customer-de");
  await shop.goto(`${new URL(shop.url()).origin}/orders`);
  await shop.locator("html[data-live=on]").waitFor({ state: "attached" });
  const telling = tell(shop, "cut", 150, 20);
  await shop.waitForTimeout(600);
  await house.kill();
  await shop.waitForTimeout(600);
  await house.start();
  await telling;
  const ids = (await kept(shop)).filter((id) => id.startsWith("cut-"));
  assert.deepEqual(ids.map((id) => Number(id.slice(4))).sort((a, b) => a - b), [...Array(150).keys()]);
  await shop.context().close();
});

test("a page that is left takes along what it has not told yet", async () => {
  const shop = await house.person("customer-hu");
  await shop.goto(`${new URL(shop.url()).origin}/profile`);
  await shop.locator("html[data-live=on]").waitFor({ state: "attached" });
  const before = (await kept(shop)).length;
  // Within the pause in which an event waits for company.
  await shop.evaluate(() => {
    /** @type {HTMLElement} */ (document.querySelector("main form input:not([type=hidden])")).focus();
    location.href = "/articles";
  });
  await shop.waitForURL(/\/articles/);
  const visited = async () => shop.evaluate(async () => {
    const all = await (await fetch("/observed/export")).json();
    return all.visits.flatMap((/** @type {any} */ v) => v.events).filter((/** @type {any} */ e) => e.kind === "field" || e.how === "visited").length;
  });
  for (let n = 0; n < 50 && (await visited()) === 0; n++) await shop.waitForTimeout(100);
  assert.ok((await visited()) > 0, `of ${before} before, nothing came along`);
  await shop.context().close();
});
