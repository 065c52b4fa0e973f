// @ts-check
// What our own pages call their fields, buttons and forms, and what was typed that may be shared.
import { isPrivate } from "./segue/fields.js";

export { isPrivate };

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * What our own page calls a field. Text of a person stands in controls only, and those are left out.
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

/**
 * What our own page calls it: a field, a form, or what was clicked.
 * @param {Element} thing
 */
export function call(thing) {
  const name = thing.getAttribute("name") ?? thing.id;
  if (thing.matches("form")) return { name, label: "" };
  // Several fields may have one name; each has an id of its own.
  if (thing.matches("input,select,textarea") && !thing.matches("[type=submit],[type=button]")) {
    const field = /** @type {Field} */ (thing);
    return { name: field.name && (field.id.replace(/^f-/, "") || field.name), label: labelOf(field) };
  }
  const label = thing.closest("[data-private]") ? "" : (thing.getAttribute("aria-label") ?? thing.textContent ?? "");
  return { name, label: label.replace(/\s+/g, " ").trim().slice(0, 64) };
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
 * What was typed, where the markup says that it may be proposed for sharing.
 * @param {Field} field
 */
export function sharable(field) {
  if (field.closest("[data-share]")?.getAttribute("data-share") !== "label") return null;
  const value = shown(field).slice(0, 200);
  return value && !looksLikeCard(value) ? { ...call(field), value } : null;
}
