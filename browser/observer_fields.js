// @ts-check
// What happens to the fields of a page: visited, left, filled anew, not accepted, hesitated over.

/** Silence in a begun form that counts as hesitation, in seconds. */
const IDLE = 45;

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * Never observed, and never shared.
 * @param {Element} field
 */
export function isPrivate(field) {
  const type = field.getAttribute("type") ?? "";
  const auto = field.getAttribute("autocomplete") ?? "";
  return (
    type === "password" ||
    type === "hidden" ||
    type === "file" ||
    /(^|\s)(cc-|.*password|one-time-code)/.test(auto) ||
    field.closest("[data-private]") !== null
  );
}

/**
 * A field of a form of ours, or nothing.
 * @param {EventTarget | null} target
 * @returns {Field | undefined}
 */
function fieldOf(target) {
  const field = /** @type {Element} */ (target);
  if (!field?.matches?.("input,select,textarea") || isPrivate(field) || !field.getAttribute("name")) return undefined;
  if (field.matches("[type=submit],[type=button]") || field.closest(".offer-region")) return undefined;
  return /** @type {Field} */ (field);
}

/**
 * What our own page calls it. Text of a person stands in controls only, and those are left out.
 * @param {Field} field
 */
export function labelOf(field) {
  const label = field.getAttribute("aria-label") ?? text(field.labels?.[0]);
  const group = field.matches("[type=radio],[type=checkbox]") && text(field.closest("fieldset")?.querySelector("legend"));
  return (group || label || "").slice(0, 64);
}

/** @param {Element | null | undefined} element */
function text(element) {
  if (!element) return "";
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy.querySelectorAll("input,select,textarea,button,[data-private]").forEach((control) => control.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {Field} field */
function shown(field) {
  if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map((o) => o.text).join(", ");
  if (field instanceof HTMLInputElement && field.type === "checkbox" && !field.checked) return "";
  if (field.matches("[type=radio],[type=checkbox]")) return text(field.labels?.[0]);
  return field.value;
}

/** Twelve digits and more, with nothing else: a card's number typed into the wrong field. @param {string} value */
const looksLikeCard = (value) => /^[\d\s.\-/]+$/.test(value) && value.replace(/\D/g, "").length >= 12;

/**
 * @param {typeof import("./observer.js").say} say
 * @param {typeof import("./observer.js").propose} propose
 */
export function watchFields(say, propose) {
  /** @type {WeakMap<Element, number>} */
  const changes = new WeakMap();
  /** @type {WeakSet<Element>} */
  const visited = new WeakSet();
  /** @type {WeakSet<Element>} */
  const hesitated = new WeakSet();
  /** @type {any} */ let idle;
  const ending = new AbortController();
  const { signal } = ending;
  // Several fields may have one name; each has an id of its own.
  const what = (/** @type {Field} */ field) => ({ name: field.id.replace(/^f-/, "") || field.name, label: labelOf(field) });

  const on = (/** @type {string} */ type, /** @type {(field: Field) => void} */ act) =>
    document.addEventListener(type, (event) => {
      const field = fieldOf(event.target);
      if (field) act(field);
    }, { capture: true, passive: true, signal });

  on("focusin", (field) => {
    if (visited.has(field)) return;
    visited.add(field);
    say("field", { ...what(field), how: "visited" });
  });
  on("focusout", (field) => {
    if (changes.has(field)) say("field", { ...what(field), how: "left" });
  });
  on("change", (field) => {
    const times = (changes.get(field) ?? 0) + 1;
    changes.set(field, times);
    if (times > 1) say("field", { ...what(field), how: "refilled", count: times });
    if (field.closest("[data-share]")?.getAttribute("data-share") !== "label") return;
    const value = shown(field).slice(0, 200);
    if (value && !looksLikeCard(value)) propose({ ...what(field), value });
  });
  on("invalid", (field) => {
    let rule = "";
    for (const key in field.validity) if (key !== "valid" && field.validity[/** @type {keyof ValidityState} */ (key)]) rule = key;
    say("invalid", { ...what(field), rule });
  });

  const wait = (/** @type {Element | null} */ form) => {
    clearTimeout(idle);
    if (!form || hesitated.has(form)) return;
    idle = setTimeout(() => {
      if (document.hidden || !form.isConnected) return;
      hesitated.add(form);
      say("idle", { name: form.getAttribute("name") ?? "", count: IDLE });
    }, IDLE * 1_000);
  };
  // A form that was begun, until it is sent. (A search may be left; a form that goes with its page may not.)
  /** @type {{ name: string, page: string } | undefined} */
  let begun;
  on("input", (field) => {
    const { form } = field;
    wait(form);
    if (form && form.method !== "get" && !form.closest("[role=search],[data-autosave]")) {
      begun = { name: form.getAttribute("name") ?? form.id, page: location.pathname };
    }
  });
  for (const type of ["submit", "turbo:submit-start", "reset"]) {
    document.addEventListener(type, () => {
      begun = undefined;
      wait(null);
    }, { signal });
  }
  const leave = () => {
    if (begun) say("abandon", begun);
    begun = undefined;
  };
  addEventListener("pagehide", leave, { signal });

  return () => {
    leave();
    clearTimeout(idle);
    ending.abort();
  };
}
