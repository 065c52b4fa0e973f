// @ts-check
// A company's website: contact, prices, questions and answers.
import { CONTACT, FORM, ON_SUBMIT, sends } from "./forms.mjs";

/** @typedef {import("../person.mjs").Person} Person */

const BUTTON = FORM("#contactForm", "#submitButton");
const contact = (/** @type {Array<[string, string]>} */ fields = CONTACT) => sends(fields, "#submitButton", "thank you", ["a.nav-link[href='faq.html']", "a.nav-link[href='about.html']"]);
const PHONES = ["0301234", "+49 30 1234", "030/1234", "0049301234", "+49301234567"];

/** Tries one way of writing a number after the other. */
const phone = async (/** @type {Person} */ p) => {
  await p.read();
  for (const [what, text] of CONTACT) await p.fill(what, text);
  await p.until("thank you", async (n) => {
    if (n > 0) await p.fill(p.skill > 0.4 || n % 2 ? "#phone" : "#email", p.skill > 0.4 || n % 2 ? PHONES[n % PHONES.length] : "ada@example.org");
    await p.press("#submitButton", n);
  });
};

/** Opens one question after the other. @param {string} answer @param {string[]} links */
const looks = (answer, links) => async (/** @type {Person} */ p) => {
  await p.read();
  const seen = () => p.page.evaluate((a) => [...document.querySelectorAll(".accordion-collapse.show")].some((e) => e.textContent?.includes(a)), answer);
  for (let n = 0; ; n++) {
    const heads = p.page.locator("button.accordion-button");
    const at = n % (await heads.count());
    await p.click(`button.accordion-button >> nth=${at}`);
    await p.read(1.2);
    if (await seen()) return p.read();
    // Having seen a good part of it, they believe that it stands elsewhere.
    if (n > 1 + 4 * p.skill) p.sigh();
    if (n > 2 && p.chance() < 0.25 + 0.3 * p.restless) {
      await p.follow(links[Math.floor(p.chance() * links.length)]);
      await p.read(1.5);
      await p.follow("a.nav-link[href='faq.html']");
    }
  }
};
const ACCORDION = `$$("button.accordion-button").forEach((b) => on(b, () => {
    const body = $(b.dataset.bsTarget), open = !body.classList.contains("show");
    body.classList.toggle("show", open); b.classList.toggle("collapsed", !open); b.setAttribute("aria-expanded", open);
  }));`;

/** Chooses the plan in the middle. */
const chooses = async (/** @type {Person} */ p) => {
  await p.read(2);
  await p.until("your plan is", async (n) => {
    if (n > 0) await p.rethink({ links: ["a.nav-link[href='faq.html']", "a.nav-link[href='contact.html']"] });
    await p.press("a.plan >> nth=1", n);
  });
};
const PLANS = `$$(".card .btn").forEach((b) => { b.classList.add("plan"); b.removeAttribute("href"); b.setAttribute("role", "button"); b.tabIndex = 0; });
  const chosen = () => add($("h1").parentElement, "<p role=status>Your plan is Pro.</p>");`;

/** @type {import("../stage.mjs").Situation[]} */
export default [
  { name: "contact-does-nothing", kind: "difficulty", split: "train", at: "contact.html", person: contact(), page: BUTTON + ON_SUBMIT("") },
  { name: "contact-answers-late", kind: "alike", split: "train", at: "contact.html", person: contact(), page: BUTTON + ON_SUBMIT(`later(1_800, () => say("Thank you"));`) },
  { name: "phone-never-right", kind: "difficulty", split: "test", at: "contact.html", person: phone,
    page: BUTTON + ON_SUBMIT(`later(250, () => { say(""); line.className = "text-danger"; say("Please check your entries."); });`) },
  { name: "phone-says-how", kind: "alike", split: "test", at: "contact.html", person: phone,
    page: BUTTON + ON_SUBMIT(`later(250, () => say(value("phone").startsWith("+") ? "Thank you" : "The phone number has to begin with + and the country."));`) },
  { name: "answer-not-there", kind: "difficulty", split: "train", at: "faq.html", person: looks("cancel within 14 days", ["a.nav-link[href='pricing.html']", "a.nav-link[href='about.html']"]), page: ACCORDION },
  { name: "answer-further-down", kind: "alike", split: "train", at: "faq.html", person: looks("cancel within 14 days", ["a.nav-link[href='pricing.html']"]),
    page: ACCORDION + `const body = $$(".accordion-body")[3]; if (body) body.textContent = "You may cancel within 14 days.";` },
  { name: "plan-is-covered", kind: "difficulty", split: "test", at: "pricing.html", person: chooses,
    page: PLANS + `$$(".plan").forEach((b) => { b.style.position = "relative"; add(b, "<span style='position:absolute;inset:0'></span>"); on(b, (e) => e.target === b && chosen()); });` },
  { name: "plan-with-progress", kind: "alike", split: "test", at: "pricing.html", person: chooses,
    page: PLANS + `$$(".plan").forEach((b) => on(b, () => { if (b.dataset.busy) return; b.dataset.busy = 1; b.textContent = "One moment …"; later(2_600, chosen); }));` },
  { name: "portfolio-browsed", kind: "alike", split: "train", at: "portfolio-overview.html",
    person: async (/** @type {Person} */ p) => {
      for (let n = 0; n < 4 + Math.floor(3 * p.restless); n++) {
        await p.read(0.8);
        await p.follow("section a[href] >> nth=" + n % 2);
        await p.read(0.6);
        await p.follow("a.navbar-brand");
        await p.back();
        await p.back();
      }
    },
    page: `$$("section a").forEach((a) => { if (a.getAttribute("href") === "#!") a.href = "portfolio-item.html"; });` },
].map((s) => /** @type {any} */ ({ site: "business", ...s }));
