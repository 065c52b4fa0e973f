// @ts-check
// Forms on the pages of templates: what people do with one, and what pages need so that theirs can be filled in.

/** @typedef {import("../person.mjs").Person} Person */

/**
 * Fills in a form and sends it, and again, until the page says that it is done.
 * @param {Array<[string, string]>} fields @param {string} button @param {string} done @param {string[]} [links]
 */
export const sends = (fields, button, done, links = []) => async (/** @type {Person} */ p) => {
  await p.read();
  const anew = async () => {
    for (const [what, text] of fields) await p.fill(what, text);
  };
  await anew();
  await p.until(done, async (attempt) => {
    if (attempt > 0) await p.rethink({ fields, links, anew });
    if (await p.finds(button)) await p.press(button, attempt);
  });
};

export const CONTACT = /** @type {Array<[string, string]>} */ ([["#name", "Ada Example"], ["#email", "ada@example.org"], ["#phone", "0301234"], ["#message", "Please call me back."]]);

/** A template's form gets names, a button that can be pressed, and a line for answers. */
export const FORM = (/** @type {string} */ form, /** @type {string} */ button) => `
  const form = $(${JSON.stringify(form)});
  if (form) {
    form.noValidate = true; form.method = "post";
    form.querySelectorAll("input,textarea").forEach((f, n) => f.name = f.id || (f.id = "field" + n));
    form.querySelector(${JSON.stringify(button)})?.classList.remove("disabled");
  }
  const line = form?.appendChild(document.createElement("p")); line?.setAttribute("role", "status");
  const say = (text) => line.textContent = text;
  const value = (id) => document.getElementById(id)?.value ?? "";
`;
export const ON_SUBMIT = (/** @type {string} */ act) => `on(form, () => { ${act} }, "submit");`;
/** Where a template's button is a link. */
export const ON_LINK = (/** @type {string} */ link, /** @type {string} */ act) => `const go = $(${JSON.stringify(link)}); on(go, () => { ${act} });
  on(form, () => go.click(), "submit");`;
