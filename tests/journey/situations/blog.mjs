// @ts-check
// A blog: an archive, posts, comments, a newsletter.
import { CONTACT, FORM, ON_SUBMIT, sends } from "./forms.mjs";

/** @typedef {import("../person.mjs").Person} Person */

const older = async (/** @type {Person} */ p) => {
  await p.read();
  await p.until("the archive of 2019", async (n) => {
    // Where there is no such link, they go back to where there was one.
    const there = await p.finds("a.btn-primary");
    await p.follow(n % 3 === 2 || !there ? "a.navbar-brand" : "a.btn-primary");
    await p.read(0.7);
  });
};
const OLDER = (/** @type {string} */ act) => `const older = $("a.btn-primary"); if (older) { ${act} }`;

/** Reads one post after the other, looking for one. */
const seeks = async (/** @type {Person} */ p) => {
  await p.read();
  for (let n = 0; ; n++) {
    // Where no posts are listed, they type the address of the first page.
    const links = p.page.locator(".post-preview > a");
    if (!(await p.finds(".post-preview > a"))) await p.visit("index.html");
    await p.follow(`.post-preview > a >> nth=${n % Math.max(1, await links.count())}`);
    await p.read(0.8);
    if (await p.sees("the recipe for rye bread")) return p.read(2);
    if (n >= 2) p.sigh();
    if (p.chance() < 0.6) await p.back();
    else await p.follow("a.navbar-brand");
    await p.read(0.4);
  }
};

const NEWS = `add($("footer .container") ?? $("footer"), "<form id='news'><label for='mail'>Newsletter</label> <input id='mail' name='mail' type='email'> <label for='sum'>What is 3 + 4?</label> <input id='sum' name='sum'> <button id='join'>Join</button> <span id='said'></span></form>");
  const said = (html) => $("#said").innerHTML = html;`;
const ANSWERS = ["7", "seven", "3+4=7", "07", "7 "];
const joins = async (/** @type {Person} */ p) => {
  await p.read();
  await p.fill("#mail", "ada@example.org");
  await p.until("you are in", async (n) => {
    await p.fill("#sum", ANSWERS[n % (1 + Math.ceil(p.skill * 4))]);
    await p.press("#join", n);
  });
};

/** @type {import("../stage.mjs").Situation[]} */
export default [
  { name: "older-posts-in-circle", kind: "difficulty", split: "train", at: "index.html", person: older, page: OLDER(`older.href = is("index.html") ? "about.html" : "index.html"`) },
  { name: "older-posts-there", kind: "alike", split: "train", at: "index.html", person: older, page: OLDER(`let n = 0; on(older, () => older.insertAdjacentText("beforebegin", ++n > 1 ? "The archive of 2019" : "Older posts: 2021, 2020. "));`) },
  { name: "post-not-there", kind: "difficulty", split: "test", at: "index.html", person: seeks, page: "" },
  { name: "post-is-the-third", kind: "alike", split: "test", at: "index.html", person: seeks, page: `if (is("post.html") && count("read") >= 3) $("h1").textContent = "The recipe for rye bread";` },
  { name: "sum-never-right", kind: "difficulty", split: "train", at: "post.html", person: joins,
    page: NEWS + `on($("#news"), () => later(300, () => { $("#sum").value = ""; $("#sum").setAttribute("aria-invalid", "true"); said("<span role='alert' class='text-danger'>That is not right.</span>"); later(2_000, () => $("#sum").removeAttribute("aria-invalid")); }), "submit");` },
  { name: "sum-right-at-once", kind: "alike", split: "train", at: "post.html", person: joins, page: NEWS + `on($("#news"), () => later(900, () => said("You are in. Look into your mail.")), "submit");` },
  { name: "long-read", kind: "alike", split: "test", at: "post.html",
    // Selects with three clicks, goes along with the pointer, rests.
    person: async (/** @type {Person} */ p) => {
      for (let n = 0; n < 4 + Math.floor(5 * p.restless); n++) {
        await p.read(2);
        await p.page.mouse.wheel(0, 350);
        await p.wait(400);
        const box = await p.page.locator("article p >> nth=" + n).boundingBox();
        if (box && p.chance() < 0.6) await p.page.mouse.click(Math.max(10, box.x + 40), Math.min(780, Math.max(20, box.y + 8)), { clickCount: 3 });
        await p.wait(p.between(500, 4_000));
      }
    },
    page: "" },
  { name: "contact-goes-nowhere", kind: "difficulty", split: "test", at: "contact.html", person: sends(CONTACT, "#submitButton", "form submission successful!", ["a.nav-link[href='about.html']"]),
    page: FORM("#contactForm", "#submitButton") + ON_SUBMIT(`const b = $("#submitButton"); b.disabled = true; later(400, () => { b.disabled = false; fetch("/fails").catch(() => {}); });`) },
  { name: "contact-sent-with-notes", kind: "alike", split: "test", at: "contact.html", person: sends(CONTACT, "#submitButton", "form submission successful!"),
    page: FORM("#contactForm", "#submitButton") + ON_SUBMIT(`const b = $("#submitButton"); b.disabled = true; b.textContent = "Sending"; later(2_200, () => { b.disabled = false; b.textContent = "Send"; say("Form submission successful!"); });`) },
].map((s) => /** @type {any} */ ({ site: "blog", ...s }));
