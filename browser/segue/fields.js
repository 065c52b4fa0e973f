// @ts-check
// What happens to the fields of a page: visited, left, filled anew, not accepted, hesitated over.
// Serves our own pages and foreign ones: what a field is called, and what is told, is the caller's.

/** @typedef {import("./page.js").Place} Place */

/** Silence in a begun form that counts as hesitation, in seconds. */
const IDLE = 45;

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * The nearest element that fits, through shadow roots.
 * @param {any} element
 * @param {string} what
 * @returns {Element | null}
 */
export function within(element, what) {
  for (let at = element; at; at = at.getRootNode().host) {
    const found = at.closest(what);
    if (found) return found;
  }
  return null;
}

/**
 * Never observed, and never shared.
 * @param {Element} field
 */
export function isPrivate(field) {
  const [type, auto] = ["type", "autocomplete"].map((name) => field.getAttribute(name) ?? "");
  return /^(password|hidden|file)$/i.test(type) || /(^|\s)(cc-|.*password|one-time-code)/i.test(auto) || within(field, "[data-private]") !== null;
}

/**
 * A field that may be observed, or nothing.
 * @param {any} field
 * @returns {Field | undefined}
 */
function fieldOf(field) {
    if (!field?.matches?.("input,select,textarea") || isPrivate(field)) return undefined;
  return /^(submit|button|reset|image)$/.test(field.type) ? undefined : field;
}

/** @param {Place} place */
export function watchFields({ say, call, view, page, ours, propose }) {
  const { document } = view;
  /** @type {WeakMap<Element, number>} */
  const changes = new WeakMap();
  /** @type {WeakSet<Element>} */
  const visited = new WeakSet();
  /** @type {WeakSet<Element>} */
  const hesitated = new WeakSet();
  /** @type {any} */
  let idle;
  const ending = new AbortController();
  const { signal } = ending;

  /** @type {Array<[string, (event: Event) => void]>} */
  const all = [];
  const on = (type, act) => all.push([type, (event) => {
    const field = fieldOf(event.composedPath()[0]);
    if (field && !within(field, ours) && call(field).name) act(field);
  }]);
  /** Some events do not leave a shadow root. @type {WeakSet<Node>} */
  const roots = new WeakSet();
  const listen = (root) => {
    if (roots.has(root)) return;
    roots.add(root);
    // What leaves it was heard at the document already.
    for (const [type, act] of all) {
      if (root === document || !/^(focus|input)/.test(type)) root.addEventListener(type, act, { capture: true, passive: true, signal });
    }
  };

  on("focusin", (field) => {
    listen(field.getRootNode());
    if (visited.has(field)) return;
    visited.add(field);
    say("field", { ...call(field), how: "visited" });
  });
  on("focusout", (field) => {
    if (changes.has(field)) say("field", { ...call(field), how: "left" });
  });
  on("change", (field) => {
    const times = (changes.get(field) ?? 0) + 1;
    changes.set(field, times);
    if (times > 1) say("field", { ...call(field), how: "refilled", count: times });
    propose?.(field);
  });
  on("invalid", (field) => {
    let rule = "";
    for (const key in field.validity) if (key !== "valid" && field.validity[key]) rule = key;
    say("invalid", { ...call(field), rule });
  });

  const wait = (form) => {
    clearTimeout(idle);
    if (!form || hesitated.has(form)) return;
    idle = setTimeout(() => {
      if (document.hidden || !form.isConnected) return;
      hesitated.add(form);
      say("idle", { name: call(form).name, count: IDLE });
    }, IDLE * 1_000);
  };
  // A form that was begun, until it is sent. (A search may be left; a form that goes with its page may not.)
  /** @type {{ name: string, page: string } | undefined} */
  let begun;
  on("input", (field) => {
    const { form } = field;
    wait(form);
    if (form && form.method !== "get" && !form.closest("[role=search],[data-autosave]")) {
      begun = { name: call(form).name, page: page() };
    }
  });
  for (const type of ["submit", "turbo:submit-start", "reset"]) {
    all.push([type, () => {
      begun = undefined;
      wait(null);
    }]);
  }
  listen(document);
  const leave = () => {
    if (begun) say("abandon", begun);
    begun = undefined;
  };
  view.addEventListener("pagehide", leave, { signal });

  return () => {
    leave();
    clearTimeout(idle);
    ending.abort();
  };
}
