// @ts-check
// What several modules ask of the page.

/** The token that our requests carry. */
export function csrf() {
  const meta = /** @type {HTMLMetaElement|null} */ (document.querySelector("meta[name=csrf-token]"));
  return meta?.content ?? "";
}

/**
 * Whether somebody has typed here and not sent it.
 * @param {Element} field
 */
export function dirty(field) {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLInputElement) {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  }
  if (field instanceof HTMLSelectElement) {
    const all = [...field.options];
    // Where none is marked, a list begins with its first.
    const first = field.type === "select-one" && !all.some((o) => o.defaultSelected);
    return all.some((o, n) => o.selected !== (first ? n === 0 : o.defaultSelected));
  }
  return false;
}

/**
 * Whether a person is at work in an element: typed text, or the cursor in a field. What was sent is no longer typed.
 * @param {Element} root
 */
export function busy(root) {
  const fields = root.matches("input,textarea,select") ? [root] : [...root.querySelectorAll("input,textarea,select")];
  return fields.some((f) => !f.closest("form[data-sent]") && (dirty(f) || (f === document.activeElement && f.matches("textarea,input:not([type=checkbox],[type=radio],[type=submit],[type=button])"))));
}

addEventListener("turbo:submit-start", (event) => {
  /** @type {any} */ (event).detail.formSubmission.formElement.setAttribute("data-sent", "");
});
addEventListener("turbo:submit-end", (event) => {
  const { success, formSubmission } = /** @type {any} */ (event).detail;
  if (!success) formSubmission.formElement.removeAttribute("data-sent");
});
