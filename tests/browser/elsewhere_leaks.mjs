// Pages with a secret in every place where one could leak, and somebody who uses each of them.

/** The secret: in words, as a number, and as a date. */
export const SECRET = "Zq7Canary42";
export const NUMBER = "7742427742";
export const DATE = "1977-04-27";
const S = SECRET, N = NUMBER;

/** Where anything of it would be seen, however it was written. @param {string} text */
export function leaks(text) {
  const ways = [S, N, DATE, [...S].reverse().join(""), Buffer.from(S).toString("hex")];
  for (const shift of ["", "x", "xx"]) {
    const coded = Buffer.from(shift + S).toString("base64");
    ways.push(coded.slice(shift ? 4 : 0, -4));
  }
  const all = [text, safely(text)].join("\n").toLowerCase();
  return ways.filter((way) => all.includes(way.toLowerCase()));
}

/** @param {string} text */
function safely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @typedef {{ path?: string, headers?: Record<string, string>, head?: string, opened?: string }} More */

/** What it is, the page's body, and what else there is to it. @type {Array<[string, string, More?]>} */
export const PAGES = [
  ["text of every kind that is typed", `<form><input name="a"><input type="search" name="b"><input type="email" name="c"><input type="url" name="d"><input type="tel" name="e"><input name="f" inputmode="numeric"><textarea name="g"></textarea></form>`],
  ["numbers, dates and colours", `<form><input type="number" name="a"><input type="range" name="b" max="9000000000"><input type="date" name="c"><input type="month" name="d"><input type="time" name="e"></form>`],
  ["what is filled in already", `<form><input name="a" value="${S}"><textarea name="b">${S}</textarea><input type="checkbox" name="c" value="${S}"><input type="radio" name="d" value="${S}"></form>`],
  ["editable text", `<div contenteditable="true">${S}</div><p contenteditable="plaintext-only">x</p>`],
  ["hidden values", `<form><input type="hidden" name="token" value="${S}"><input type="hidden" name="${S}" value="x"><input name="a"><button>Go</button></form>`],
  ["passwords and codes", `<form><input type="password" name="p"><input autocomplete="one-time-code" name="o"><input autocomplete="new-password" name="n"><input autocomplete="current-password" name="${S}"><button type="button">Sign in</button></form>`],
  ["cards", `<form><input autocomplete="cc-number" name="card"><input autocomplete="cc-csc" name="csc"><input autocomplete="section-a billing cc-exp" name="exp"><input name="cardnumber"><button type="button">Pay</button></form>`],
  ["secrets that browsers fill", `<form><input autocomplete="username" name="u"><input autocomplete="bday" name="b"><input autocomplete="street-address" name="${S}"><button type="button">Next</button></form>`],
  ["names and ids of fields", `<form name="${S}" id="f${S}"><input name="${S}" id="i${S}"><select name="s${S}"><option>x</option></select><textarea name="t[${S}]"></textarea><button type="button" id="b${S}" name="${S}">x</button></form>`],
  ["labels and legends", `<form><label>${S} <input name="a"></label><label for="b">${S}</label><input id="b" name="b" required><fieldset><legend>${S}</legend><label><input type="radio" name="r"> ${S}</label></fieldset><button>Go</button></form>`],
  ["placeholders, titles and alternatives", `<input name="a" placeholder="${S}" title="${S}"><img alt="${S}" title="${S}" style="cursor:pointer;width:60px;height:20px"><input type="image" alt="${S}" name="i"><button type="button" title="${S}">x</button>`],
  ["data attributes", `<div data-user="${S}" data-email="${S}"><button type="button" data-order="${S}" data-name="${S}" data-label="${S}">x</button><input name="a" data-value="${S}" data-share="label"></div>`],
  ["aria attributes", `<button type="button" aria-label="${S}">x</button><input name="a" aria-label="${S}" aria-description="${S}"><div role="button" tabindex="0" aria-valuetext="${S}" aria-roledescription="${S}">y</div><p id="d">${S}</p><input name="b" aria-labelledby="d" aria-describedby="d">`],
  ["options", `<select name="a"><option value="x">x</option><option value="${S}" label="${S}">${S}</option></select><select name="b" multiple><option>${S}</option></select><input name="c" list="l"><datalist id="l"><option value="${S}"></datalist>`],
  ["words and values of buttons", `<button type="button">${S}</button><button type="button" value="${S}" name="v">x</button><input type="button" value="${S}"><input type="reset" value="${S}"><a href="#x">${S}</a><span role="link" tabindex="0">${S}</span>`],
  ["links and where they lead", `<a href="#${S}" id="${S}">x</a><a href="/next?to=${S}" onclick="event.preventDefault()">y</a><a href="javascript:void '${S}'">z</a><a role="button" href="mailto:${S}@example.org" onclick="event.preventDefault()">w</a>`],
  ["query and hash of the page", `<button type="button">x</button>`, { path: `/?q=${S}&email=${S}%40example.org#${S}` }],
  ["ids in the path", `<button type="button">x</button>`, { path: `/orders/${S}/${N}/items` }],
  ["addresses of people in the path", `<button type="button">x</button>`, { path: `/users/ann.${S}@example.org/6ba7b810-9dad-11d1-80b4-00c04fd430c8/profile` }],
  ["coded parts of the path", `<button type="button">x</button>`, { path: `/reset/%5A%71%37Canary42/${Buffer.from(S).toString("base64url")}/${Buffer.from(S).toString("hex")}` }],
  ["a referrer that tells all", `<button type="button">x</button>`, { path: `/?secret=${S}`, headers: { "referrer-policy": "unsafe-url" } }],
  ["the title of the page", `<button type="button">x</button><script>document.title = "${S}"</script>`, { head: `<title>${S}</title><meta name="description" content="${S}"><meta property="og:title" content="${S}"><link rel="canonical" href="/${S}">` }],
  ["errors of scripts", `<button type="button" onclick="throw new Error('${S}')">x</button><button type="button" onclick="Promise.reject(new Error('${S}'))">y</button><button type="button" onclick="console.error('${S}')">z</button>`],
  ["errors that are shown and copied", `<p role="alert" id="${S}" class="error">${S}: card ${N} refused</p><p class="error-message" id="e${S}">${S}</p>`],
  ["requests that fail", `<button type="button" onclick="fetch('/fails/${S}?q=${S}', { method: 'POST', body: '${S}' })">x</button>`],
  ["what the browser keeps", `<button type="button">x</button><script>localStorage.setItem("user", "${S}"); sessionStorage.setItem("cart", "${S}"); document.cookie = "sid=${S}"; window.name = "${S}"; history.replaceState({ s: "${S}" }, "")</script>`],
  ["frames of the same origin", `<iframe srcdoc='<title>${S}</title><form><label>${S}<input name="${S}" placeholder="${S}" value="${S}"></label><button type="button">${S}</button></form>' title="${S}" name="${S}"></iframe>`],
  ["frames from elsewhere", `<iframe src="data:text/html,<input value=${S}><button>${S}</button>" title="${S}"></iframe><button type="button">x</button>`],
  ["shadow roots", `<x-field id="${S}"></x-field><script>customElements.define("x-field", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = '<label>${S}<input name="${S}" placeholder="${S}" value="${S}" required></label><button type="button" aria-label="${S}">${S}</button>'; } })</script>`],
  ["closed shadow roots", `<x-shut></x-shut><script>customElements.define("x-shut", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "closed" }).innerHTML = '<button type="button" style="cursor:pointer">${S}</button><input value="${S}">'; } })</script>`],
  ["names of components", `<zq7canary42-form><button type="button">x</button></zq7canary42-form><zq7canary42-button role="button" tabindex="0">y</zq7canary42-button>`],
  ["drawings", `<svg width="90" height="40" role="img" aria-label="${S}" style="cursor:pointer"><title>${S}</title><desc>${S}</desc><text y="20">${S}</text></svg><canvas id="c" width="90" height="40"></canvas><math><mtext>${S}</mtext></math><script>c.getContext("2d").fillText("${S}", 1, 20)</script>`],
  ["names of files", `<form><input type="file" name="${S}"><button type="button">x</button></form>`, { opened: `${S}.pdf` }],
  ["what is marked as private", `<div data-private data-segue="label"><h2>${S}</h2><label>${S}<input name="${S}" id="${S}"></label><button type="button" id="k${S}">${S}</button></div>`],
  ["fields within an allowed label", `<label data-segue="label">Note <textarea name="note">${S}</textarea><select name="w"><option>${S}</option></select></label>`],
  ["words that are refused by the browser", `<form><input name="a" pattern="[0-9]{3}" title="${S}" value="${S}" required><input type="email" name="b" value="${S}"><button>Send</button></form><script>document.forms[0].elements.a.setCustomValidity("${S}")</script>`],
  ["things that are dragged and pasted", `<p draggable="true">${S}</p><textarea name="t"></textarea><button type="button" onclick="navigator.clipboard?.writeText('${S}').catch(() => {})">x</button>`],
  ["dialogues and details", `<dialog open aria-label="${S}"><form method="dialog"><input name="d" value="${S}"><button type="button" value="${S}">${S}</button></form></dialog><details name="${S}"><summary>${S}</summary>${S}</details>`],
  ["goals and events that are wrongly named", `<button type="button" onclick="segue.goal('${S}', '${S}'); segue.mark('${S}'); segue.event('${S} ${N}'); segue.event({ toString: () => '${S}' }); segue.goal('checkout', '${S}')">x</button>`],
  ["the language and the classes of the page", `<button type="button" class="${S}">x</button><script>document.documentElement.className = "${S}"; document.body.id = "${S}"; document.documentElement.dataset.user = "${S}"</script>`],
];

/**
 * Uses a page: types, chooses, clicks in vain, sends, copies, and leaves.
 * @param {import("playwright-core").Page} page
 * @param {string} [file] the name of a file to be chosen
 */
export async function use(page, file) {
  for (const frame of page.frames()) {
    for (const field of await frame.locator("input,textarea,select,[contenteditable]").all()) {
      const type = (await field.getAttribute("type", { timeout: 500 }).catch(() => "")) ?? "";
      if (/^(hidden|submit|button|reset|image)$/.test(type)) continue;
      const word = { email: `${S}@example.org`, url: `https://${S}.example/`, number: N, range: N, tel: N, date: DATE, month: DATE.slice(0, 7), time: "07:42" }[type] ?? S;
      await field.focus({ timeout: 500 }).catch(() => {});
      if (type === "file") await field.setInputFiles({ name: file ?? `${S}.txt`, mimeType: "text/plain", buffer: Buffer.from(S) }).catch(() => {});
      else if (/^(checkbox|radio)$/.test(type)) await field.check({ timeout: 500 }).catch(() => {});
      else if ((await field.evaluate((e) => e.localName)) === "select") await field.selectOption({ index: -1 }, { timeout: 300 }).catch(() => field.selectOption({ index: 0 }, { timeout: 300 }).catch(() => {}));
      else for (const text of [word, `${word}1`, word]) await field.fill(text, { timeout: 500 }).then(() => field.blur()).catch(() => {});
      await field.press("Tab", { timeout: 300 }).catch(() => {});
    }
    for (const thing of await frame.locator("button,a,[role=button],[role=link],[type=button],[type=reset],[type=image],summary,svg,canvas,img,x-shut").all()) {
      await thing.click({ timeout: 500, clickCount: 1, noWaitAfter: true, force: true }).catch(() => {});
      for (let n = 0; n < 3; n++) await thing.click({ timeout: 300, force: true, noWaitAfter: true }).catch(() => {});
    }
  }
  // A guess at a dead click comes after a second; what is copied would be an answer to it.
  await page.waitForTimeout(1_300);
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      const alert = document.querySelector("[role=alert]") ?? document.body;
      getSelection()?.selectAllChildren(alert);
      document.execCommand("copy");
    }).catch(() => {});
  }
}
