// @ts-check
// An agency's single page: works in dialogs, a brochure, a form.
import { CONTACT, FORM, ON_SUBMIT, sends } from "./forms.mjs";

/** @typedef {import("../person.mjs").Person} Person */

const BUTTON = FORM("#contactForm", "#submitButton");
const message = sends(CONTACT, "#submitButton", "thank you", ["a.nav-link[href='#services']"]);

const MODALS = `const shown = () => $(".portfolio-modal.show");
  const hide = (m) => { m.classList.remove("show"); m.style.display = "none"; };
  $$("a[data-bs-toggle=modal]").forEach((a) => on(a, () => { const m = $(a.getAttribute("href")); m.classList.add("show"); m.style.display = "block"; m.style.overflow = "auto"; }));`;
const open = (/** @type {Person} */ p) => p.finds(".portfolio-modal.show");
/** Looks at works, and then writes. @param {number} works */
const browses = (works) => async (/** @type {Person} */ p) => {
  await p.read();
  for (let n = 0; n < works; n++) {
    await p.click(`.portfolio-item a >> nth=${n % 6}`);
    await p.read(0.7);
    // Only whoever gets it closed gets on.
    await p.until(async () => !(await open(p)), async (attempt) => {
      const belief = attempt % (2 + Math.round(p.skill));
      if (belief === 0) await p.press(".portfolio-modal.show .close-modal", attempt);
      else if (belief === 1) await p.press(".portfolio-modal.show button[data-bs-dismiss]", attempt);
      else await p.page.keyboard.press("Escape").then(() => p.wait(200));
    });
    await p.wait(p.between(200, 900));
  }
};
const CLOSES = `$$(".close-modal, .portfolio-modal button").forEach((b) => { b.style.cursor = "pointer"; on(b, () => hide(shown())); });
  document.addEventListener("keydown", (e) => e.key === "Escape" && shown() && hide(shown()));`;

/** Wants the brochure on their machine. @param {(p: Person) => Promise<boolean>} has */
const fetches = (has) => async (/** @type {Person} */ p) => {
  await p.read();
  await p.until(() => has(p), async (n) => {
    if (n > 0) await p.rethink({ links: [] });
    await p.press("#brochure", n);
  });
};
const BROCHURE = `add($("header .container") ?? $("header"), "<p><a class='btn btn-light' id='brochure' href='#'>Brochure (PDF)</a></p>");`;

/** @type {import("../stage.mjs").Situation[]} */
export default [
  { name: "message-breaks", kind: "difficulty", split: "test", at: "index.html", person: message, page: BUTTON + ON_SUBMIT(`throw new Error("no such service");`) },
  { name: "message-second-try", kind: "alike", split: "test", at: "index.html", person: message, page: BUTTON + `let tries = 0;` + ON_SUBMIT(`say(tries++ ? "Thank you" : "Not sent. Please try again.");`) },
  { name: "dialog-stays-open", kind: "difficulty", split: "train", at: "index.html", person: browses(1), page: MODALS },
  { name: "works-browsed", kind: "alike", split: "train", at: "index.html", person: browses(5), page: MODALS + CLOSES },
  { name: "brochure-does-nothing", kind: "difficulty", split: "train", at: "index.html", person: fetches(() => Promise.resolve(false)), page: BROCHURE + `on($("#brochure"), () => {});` },
  { name: "brochure-comes", kind: "alike", split: "train", at: "index.html",
    // It is among their downloads, which no page sees; they fetch it twice, to be sure.
    person: async (/** @type {Person} */ p) => {
      await p.read();
      for (let n = 0; n < 1 + Math.round(p.restless); n++) {
        await p.press("#brochure", 0);
        await p.read();
      }
    },
    page: BROCHURE + `const b = $("#brochure"); b.href = "/file.pdf"; b.download = "brochure.pdf";` },
  { name: "message-loses-all", kind: "difficulty", split: "test", at: "index.html",
    person: async (/** @type {Person} */ p) => {
      await p.read();
      await p.until("thank you", async (n) => {
        for (const [what, text] of CONTACT) await p.fill(what, text);
        await p.press("#submitButton", n > 0 ? 0 : n);
        await p.read(0.5);
      });
    },
    page: BUTTON + ON_SUBMIT(`later(700, () => { form.reset(); add(form, "<div class='alert alert-danger' role='alert'>Your session has ended. Please fill in the form again.</div>"); later(6_000, () => $(".alert")?.remove()); });`) },
  { name: "message-looked-over", kind: "alike", split: "test", at: "index.html",
    person: async (/** @type {Person} */ p) => {
      await p.read();
      for (const [what, text] of CONTACT) await p.fill(what, text);
      await p.read(3);
      // Somebody rings; they read it once more and put a word differently.
      await p.wait(p.between(10_000, 50_000));
      await p.fill("#message", "Please call me back, before noon.");
      await p.press("#submitButton");
      await p.until("is this right?", async () => p.read(0.3));
      await p.read();
      await p.until("thank you", (n) => p.press("#submitButton", n));
    },
    page: BUTTON + `let tries = 0;` + ON_SUBMIT(`later(400, () => say(tries++ ? "Thank you" : "Is this right? " + value("message") + " Press again to send it."));`) },
].map((s) => /** @type {any} */ ({ site: "agency", ...s }));
