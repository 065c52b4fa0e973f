// @ts-check
// An application behind a sign-in: accounts, search, tables, exports.
import { FORM, ON_LINK } from "./forms.mjs";

/** @typedef {import("../person.mjs").Person} Person */

const WORDS = ["Sunrise-7", "Sunrise-2026-long", "sun", "Sunrise!2026", "sunrise2026sunrise"];
const registers = async (/** @type {Person} */ p) => {
  await p.read();
  await p.fill("#exampleFirstName", "Ada");
  await p.fill("#exampleLastName", "Example");
  await p.fill("#exampleInputEmail", "ada@example.org");
  await p.until("welcome", async (n) => {
    await p.fill("#exampleInputPassword", WORDS[n % WORDS.length]);
    await p.press("form a.btn-user");
  });
};
const REGISTER = (/** @type {string} */ act) => FORM("form.user", "a.btn-user") + ON_LINK("form a.btn-user", act);

const signsIn = async (/** @type {Person} */ p) => {
  await p.read(0.5);
  await p.until(async () => !p.page.url().endsWith("login.html") && (await p.sees("earnings")), async (n) => {
    if (!(await p.finds("#exampleInputEmail"))) return p.read(0.5);
    await p.fill("#exampleInputEmail", "ada@example.org");
    await p.fill("#exampleInputPassword", n % 2 && p.skill > 0.3 ? "Sunrise-8" : "Sunrise-7");
    await p.press("form a.btn-user");
    await p.settle(p.page);
    await p.wait(600);
  });
};

const SEARCH = `const q = $("form.navbar-search input"), go = $("form.navbar-search button");
  if (q) { q.name = "q"; on($("form.navbar-search"), () => go.click(), "submit"); }
  const out = add($(".container-fluid"), "<div id='out'></div>", "afterbegin");`;
const searches = (/** @type {string[]} */ words, /** @type {string} */ done) => async (/** @type {Person} */ p) => {
  await p.read();
  await p.until(done, async (n) => {
    await p.fill("form.navbar-search input", words[n % (2 + Math.round(p.skill * (words.length - 2)))]);
    await p.press("form.navbar-search button", 0);
  });
};

const EXPORT = `const h = $("h1"); h.insertAdjacentHTML("afterend", "<p><button class='btn btn-primary' id='export' type='button'>Export</button> <span id='how' role='status'></span></p>");
  const how = (t) => $("#how").textContent = t;`;
/** Wants the list; looks elsewhere meanwhile when they know their way about. */
const exports = async (/** @type {Person} */ p) => {
  await p.read();
  await p.press("#export");
  let n = 0;
  while (!(await p.notices("ready to download", 5))) {
    // Where it says how far it is, nobody minds.
    if (!(await p.sees("%"))) p.sigh();
    if (!(await p.sees("%")) && p.chance() < 0.3 + 0.4 * p.restless) {
      if (p.chance() < 0.5) await p.reload();
      await p.press("#export", ++n);
    }
  }
};

/** Wants one department's list. */
const filters = async (/** @type {Person} */ p) => {
  await p.read();
  await p.until("18 rows of london", async (n) => {
    if (n > 0) await p.rethink({ links: [] });
    await p.fill("#office", "London");
    await p.press("#show", n);
  });
};
const FILTER = `$("h1").insertAdjacentHTML("afterend", "<form id='f'><label for='office'>Office</label> <select id='office' name='office'><option>All</option><option>London</option><option>Tokyo</option></select> <button id='show'>Show</button> <span id='rows' role='status'>57 rows</span></form>");`;

/** @type {import("../stage.mjs").Situation[]} */
export default [
  { name: "register-contradicts", kind: "difficulty", split: "train", at: "register.html", person: registers,
    page: REGISTER(`later(200, () => say(value("exampleInputPassword").length > 10 ? "The password is too long (8 characters at most)." : "The password is too short (12 characters at least)."));`) },
  { name: "register-says-why", kind: "alike", split: "train", at: "register.html", person: registers,
    page: REGISTER(`later(200, () => say(value("exampleInputPassword").length < 12 ? "At least 12 characters, please." : "Welcome"));`) },
  { name: "sign-in-in-circle", kind: "difficulty", split: "test", at: "login.html", person: signsIn,
    page: `if (is("index.html")) { document.body.replaceChildren(); location.href = "login.html"; }` + FORM("form.user", "a.btn-user") + ON_LINK("form a.btn-user", `later(300, () => location.href = "index.html");`) },
  { name: "sign-in-second-word", kind: "alike", split: "test", at: "login.html", person: signsIn,
    page: FORM("form.user", "a.btn-user") + ON_LINK("form a.btn-user", `later(300, () => { if (count("tries") > 1) location.href = "index.html"; else { $("#exampleInputPassword").classList.add("is-invalid"); say("The password is wrong."); } });`) },
  { name: "search-finds-nothing", kind: "difficulty", split: "train", at: "blank.html", person: searches(["invoice", "invoices", "bill", "payment", "receipt"], "3 results"), page: SEARCH + `on(go, () => later(250, () => out.textContent = "Nothing found for " + q.value));` },
  { name: "search-finds-second", kind: "alike", split: "train", at: "blank.html", person: searches(["invoice", "invoices"], "3 results"), page: SEARCH + `on(go, () => later(250, () => out.textContent = q.value === "invoices" ? "3 results" : "Nothing found"));` },
  { name: "export-never-ends", kind: "difficulty", split: "test", at: "tables.html", person: exports, page: EXPORT + `on($("#export"), () => how("Please wait …"));` },
  { name: "export-takes-its-time", kind: "alike", split: "test", at: "tables.html", person: exports,
    page: EXPORT + `on($("#export"), () => { let n = 0; const more = () => { n += 8; how(n < 100 ? n + " %" : "Ready to download"); if (n < 100) later(1_500, more); }; more(); });` },
  { name: "filter-springs-back", kind: "difficulty", split: "train", at: "tables.html", person: filters, page: FILTER + `on($("#f"), () => { const o = $("#office"); later(200, () => { o.value = "All"; $("#rows").textContent = "57 rows"; }); }, "submit");` },
  { name: "filter-narrows", kind: "alike", split: "train", at: "tables.html", person: filters, page: FILTER + `on($("#f"), () => later(700, () => $("#rows").textContent = $("#office").value === "London" ? "18 rows of London" : "57 rows"), "submit");` },
].map((s) => /** @type {any} */ ({ site: "admin", ...s }));
