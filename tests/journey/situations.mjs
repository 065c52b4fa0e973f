// @ts-check
// What people want, and what the page does about it. A page's fault is put in by the harness; whether somebody is in
// difficulty follows from whether they got on.

/** @typedef {{ name: string, at: string, page: string, person: (p: import("./harness.mjs").Person) => Promise<unknown> }} Situation */

/** Forms get names, a button that can be pressed, and a line for answers. */
const FORM = (/** @type {string} */ form, /** @type {string} */ button) => `
  const form = document.querySelector(${JSON.stringify(form)}); form.noValidate = true; form.method = "post";
  form.querySelectorAll("input,textarea").forEach((f) => f.name = f.id);
  let button = form.querySelector(${JSON.stringify(button)}); button.classList.remove("disabled");
  const line = form.appendChild(document.createElement("p")); line.setAttribute("role", "status");
  const say = (text) => line.textContent = text;
  const value = (id) => document.getElementById(id).value;
`;
const ON_SUBMIT = (/** @type {string} */ act) => `form.addEventListener("submit", (e) => { e.preventDefault(); ${act} });`;
const ON_CLICK = (/** @type {string} */ act) => `button.addEventListener("click", (e) => { e.preventDefault(); ${act} });`;

const contact = (/** @type {string} */ done, field = "#message") => async (/** @type {import("./harness.mjs").Person} */ p) => {
  await p.read();
  for (const [id, text] of [["#name", "Ada Example"], ["#email", "ada@example.org"], ["#phone", "0301234"], [field, "Please call me back."]]) await p.fill(id, text);
  await p.until(done, (n) => p.press("#submitButton", n));
};
const WORDS = ["Sunrise-7", "Sunrise-2026-long", "sun", "Sunrise!2026", "sunrise2026sunrise"];
const register = async (/** @type {import("./harness.mjs").Person} */ p) => {
  await p.read();
  await p.fill("#exampleFirstName", "Ada");
  await p.fill("#exampleInputEmail", "ada@example.org");
  await p.until("welcome", async (n) => {
    await p.fill("#exampleInputPassword", WORDS[n % WORDS.length]);
    await p.press("form a.btn-user", 0);
  });
};
const SEARCH = `document.querySelector("form.navbar-search").addEventListener("submit", (e) => e.preventDefault());
  const q = document.querySelector("form.navbar-search input"), go = document.querySelector("form.navbar-search button");
  const out = document.querySelector(".container-fluid").insertBefore(document.createElement("div"), document.querySelector(".container-fluid").firstChild);
  q.name = "q";`;
const search = (/** @type {string[]} */ words, /** @type {string} */ done) => async (/** @type {import("./harness.mjs").Person} */ p) => {
  await p.read();
  await p.until(done, async (n) => {
    await p.fill("form.navbar-search input", words[n % words.length]);
    await p.click("form.navbar-search button");
  });
};
const older = async (/** @type {import("./harness.mjs").Person} */ p) => {
  await p.read();
  await p.until("the archive of 2019", async (n) => {
    // Where there is no such link, they go back to where there was one.
    const there = await p.page.locator("a.btn-primary").count();
    await p.follow(n % 3 === 2 || there === 0 ? "a.navbar-brand" : "a.btn-primary");
    await p.read();
  });
};
const OLDER = (/** @type {string} */ act) => `const older = document.querySelector("a.btn-primary"); if (older) { ${act} }`;

/** @type {Situation[]} */
export const SITUATIONS = [
  { name: "contact-does-nothing", at: "business/contact.html", person: contact("thank you"), page: FORM("#contactForm", "#submitButton") + ON_SUBMIT("") },
  { name: "contact-answers-late", at: "business/contact.html", person: contact("thank you"), page: FORM("#contactForm", "#submitButton") + ON_SUBMIT(`setTimeout(() => say("Thank you"), 1800);`) },
  { name: "message-breaks", at: "agency/index.html", person: contact("thank you"), page: FORM("#contactForm", "#submitButton") + ON_SUBMIT(`throw new Error("no such service");`) },
  { name: "message-second-try", at: "agency/index.html", person: contact("thank you"), page: FORM("#contactForm", "#submitButton") + `let tries = 0;` + ON_SUBMIT(`say(tries++ ? "Thank you" : "Not sent. Please try again.");`) },
  { name: "register-contradicts", at: "admin/register.html", person: register, page: FORM("form.user", "a.btn-user") + ON_CLICK(`say(value("exampleInputPassword").length > 10 ? "The password is too long (8 characters at most)." : "The password is too short (12 characters at least).");`) },
  { name: "register-says-why", at: "admin/register.html", person: register, page: FORM("form.user", "a.btn-user") + ON_CLICK(`say(value("exampleInputPassword").length < 12 ? "At least 12 characters, please." : "Welcome");`) },
  { name: "search-finds-nothing", at: "admin/blank.html", person: search(["invoice", "invoices", "bill", "payment", "receipt"], "3 results"), page: SEARCH + `go.onclick = () => out.textContent = "Nothing found for " + q.value;` },
  { name: "search-finds-second", at: "admin/blank.html", person: search(["invoice", "invoices"], "3 results"), page: SEARCH + `go.onclick = () => out.textContent = q.value === "invoices" ? "3 results" : "Nothing found";` },
  { name: "older-posts-in-circle", at: "blog/index.html", person: older, page: OLDER(`older.href = location.pathname.endsWith("index.html") ? "about.html" : "index.html"`) },
  { name: "older-posts-there", at: "blog/index.html", person: older, page: OLDER(`older.href = "#"; let n = 0; older.onclick = () => { if (++n > 1) older.before("The archive of 2019"); else older.before("Older posts: 2021, 2020. "); }`) },
];
