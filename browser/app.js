// @ts-check
// The one module every page loads: Turbo, the live stream, and controllers as pages need them.
import "@hotwired/turbo";
import { Application } from "@hotwired/stimulus";
import "segue/live";
import "segue/forms";
import { csrf } from "segue/page";
// @ts-ignore made by the server from the folder
import controllers from "./controllers/index.js";

const application = Application.start();
const wanted = new Set();

/**
 * A controller's file is fetched when an element first asks for it.
 * @param {Element} element
 */
const want = (element) => {
  for (const name of (element.getAttribute("data-controller") ?? "").split(/\s+/)) {
    if (!name || wanted.has(name)) continue;
    wanted.add(name);
    const load = controllers[name];
    if (!load) {
      console.error(`no controller "${name}"`);
      continue;
    }
    load().then(
      (/** @type {any} */ module) => application.register(name, module.default),
      () => wanted.delete(name),
    );
  }
};

/** @param {Node} root */
const scan = (root) => {
  if (!(root instanceof Element)) return;
  if (root.hasAttribute("data-controller")) want(root);
  root.querySelectorAll("[data-controller]").forEach(want);
};

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") want(/** @type {Element} */ (change.target));
    else change.addedNodes.forEach(scan);
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-controller"] });
scan(document.documentElement);

// A frame that was led to a page without it (the session ended) becomes a visit of that page.
addEventListener("turbo:frame-missing", (event) => {
  event.preventDefault();
  /** @type {any} */ (event).detail.visit(/** @type {any} */ (event).detail.response);
});

// The token of a page goes with every request that a script makes.
addEventListener("turbo:before-fetch-request", (event) => {
  const options = /** @type {any} */ (event).detail.fetchOptions;
  if ((options.method ?? "GET").toUpperCase() !== "GET") options.headers["X-CSRF-Token"] = csrf();
});
