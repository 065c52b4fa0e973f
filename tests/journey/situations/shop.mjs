// @ts-check
// A shop: one article, its quantity, a cart, a code, an address.

/** @typedef {import("../person.mjs").Person} Person */

const links = ["a.nav-link:has-text('About')"];
const CART = `const cart = $(".badge"), put = $("#inputQuantity").parentElement.querySelector("button"); put.id = "put"; put.classList.remove("flex-shrink-0");
  const n = () => Number($("#inputQuantity").value); const hold = (k) => cart.textContent = Number(cart.textContent) + k;
  $$("a[href='#!'], a[href='#']").forEach((a) => on(a, () => {}));`;
const holds = (/** @type {Person} */ p, /** @type {number} */ k) => p.page.evaluate((k) => Number(document.querySelector(".badge")?.textContent) >= k, k);

const buys = async (/** @type {Person} */ p) => {
  await p.read(1.5);
  await p.until(() => holds(p, 1), async (attempt) => {
    if (attempt > 0) await p.rethink({ fields: [["#inputQuantity", "1"]], links });
    await p.press("#put", attempt);
  });
};

const STEPPER = `$("#inputQuantity").insertAdjacentHTML("afterend", "<button type='button' id='more' class='btn btn-outline-dark'>+</button>"); const more = (k) => $("#inputQuantity").value = n() + k;`;
/** Wants eight of them. */
const many = async (/** @type {Person} */ p) => {
  await p.read();
  const has = () => p.page.evaluate(() => Number(/** @type {any} */ (document.querySelector("#inputQuantity")).value) >= 8);
  for (let calm = 0; !(await has()); ) {
    const before = await p.page.inputValue("#inputQuantity");
    await p.click("#more");
    await p.wait(p.haste * p.between(0.5, 1.1));
    if ((await p.page.inputValue("#inputQuantity")) === before && ++calm > 2) {
      p.sigh();
      await p.read();
      if (p.skill > 0.6) await p.fill("#inputQuantity", "8").then(() => p.press("#put"));
    }
  }
  await p.press("#put");
  await p.read(0.5);
};

const CODE = `put.parentElement.insertAdjacentHTML("afterend", "<form id='code'><label for='c'>Code</label> <input id='c' name='code'> <button id='use'>Use</button> <span id='told'></span></form>");
  const tell = (t, bad) => $("#told").innerHTML = bad ? "<span class='alert-danger' role='alert'>" + t + "</span>" : "<span role='status'>" + t + "</span>";`;
const CODES = ["SPRING-26", "spring-26", "SPRING26", "Spring 26", "SPRING-2026"];
const saves = (/** @type {string[]} */ codes) => async (/** @type {Person} */ p) => {
  await p.read();
  await p.until("10 % less", async (attempt) => {
    await p.fill("#c", codes[attempt % codes.length]);
    await p.press("#use", attempt > 2 ? attempt - 2 : 0);
  });
};

const ADDRESS = `put.parentElement.insertAdjacentHTML("afterend", "<form id='to' novalidate><p><label for='street'>Street</label> <input id='street' name='street'></p><p><label for='zip'>Postcode</label> <input id='zip' name='zip'></p><p><label for='land'>Country</label> <select id='land' name='land'><option>Please choose</option><option>Austria</option><option>Germany</option></select></p><button id='go'>Continue</button> <p id='told' role='status'></p></form>");`;
/** Lives in Hungary; tries what there is. */
const delivers = async (/** @type {Person} */ p) => {
  await p.read();
  await p.fill("#street", "Fő utca 1");
  await p.fill("#zip", "1011");
  const lands = await p.page.locator("#land option").allInnerTexts();
  const mine = lands.includes("Hungary") ? ["Hungary"] : ["Please choose", "Austria", "Please choose", "Germany"];
  await p.until("how would you like to pay", async (attempt) => {
    await p.read(0.5);
    await p.fill("#land", mine[Math.min(attempt, p.skill > 0.3 ? 9 : 2) % mine.length]);
    if (attempt > 0 && p.chance() < 0.4) await p.fill("#zip", ["H-1011", "1011", "01011"][attempt % 3]);
    await p.press("#go", attempt);
  });
};

/** @type {import("../stage.mjs").Situation[]} */
export default [
  { name: "cart-stays-empty", kind: "difficulty", split: "train", at: "index.html", person: buys, page: CART + `on(put, () => fetch("/fails").then((r) => r.ok && hold(1)));` },
  { name: "cart-fills-late", kind: "alike", split: "train", at: "index.html", person: buys, page: CART + `on(put, () => later(1_400, () => hold(n())));` },
  { name: "quantity-stops-at-two", kind: "difficulty", split: "test", at: "index.html", person: many, page: CART + STEPPER + `on($("#more"), () => n() < 2 && more(1)); on(put, () => hold(n())); $("#inputQuantity").readOnly = true;` },
  { name: "quantity-of-eight", kind: "alike", split: "test", at: "index.html", person: many, page: CART + STEPPER + `on($("#more"), () => more(1)); on(put, () => hold(n()));` },
  { name: "code-never-taken", kind: "difficulty", split: "train", at: "index.html", person: saves(CODES), page: CART + CODE + `on($("#code"), () => later(300, () => tell("This code is not valid.", true)), "submit");` },
  { name: "code-mistyped-once", kind: "alike", split: "train", at: "index.html", person: saves(["SPIRNG-26", "SPRING-26"]), page: CART + CODE + `on($("#code"), () => later(300, () => $("#c").value === "SPRING-26" ? tell("10 % less.") : tell("This code is not valid.", true)), "submit");` },
  { name: "country-not-listed", kind: "difficulty", split: "test", at: "index.html", person: delivers,
    page: CART + ADDRESS + `on($("#to"), () => later(300, () => { const land = $("#land").value; $("#land").setAttribute("aria-invalid", land === "Please choose"); $("#told").textContent = land === "Please choose" ? "Please choose a country." : "This postcode is not in " + land + "."; }), "submit");` },
  { name: "country-forgotten-once", kind: "alike", split: "test", at: "index.html", person: delivers,
    page: CART + ADDRESS + `add($("#land"), "<option>Hungary</option>"); let first = true; on($("#to"), () => later(300, () => { if (first) { $("#zip").setAttribute("aria-invalid", true); $("#told").textContent = "Please check the postcode."; } else $("#told").textContent = "How would you like to pay?"; first = false; }), "submit");` },
  { name: "articles-compared", kind: "alike", split: "train", at: "index.html",
    // Back and forth between what two articles say, and then takes one.
    person: async (/** @type {Person} */ p) => {
      for (let n = 0; n < 5 + Math.floor(5 * p.restless); n++) {
        await p.read(0.7);
        await p.click(`section .card .btn >> nth=${n % 2}`);
        await p.wait(p.between(200, 1_200));
      }
      await p.press("#put");
      await p.read(0.5);
    },
    page: CART + `$$("section .card .btn").forEach((b, k) => on(b, () => $("h1").textContent = "Article " + k)); on(put, () => hold(1));` },
].map((s) => /** @type {any} */ ({ site: "shop", ...s }));
