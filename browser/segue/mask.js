// @ts-check
// What a foreign page's things are called when it is told of them: a form that says nothing, unless the site
// allows the name. What is not allowed here does not leave the page.
import { within } from "./fields.js";

/** Allowed with its label, too: the site's own markup says so. */
const ALLOWED = "[data-segue=label]";
/** Words of an address that name a page; whatever else stands there may name a person or a thing. */
const WORD = /^(?=.{1,32}$)[a-z]+([-_][a-z]+)*([-_]?\d)?(\.[a-z]{2,5})?$/;

/** Longer ones do not leave. */
const short = (text) => String(text ?? "").replace(/\s+/g, " ").trim().slice(0, 64);

/** Where a thing stood when it was first named: it keeps that name. @type {WeakMap<Element, string>} */
const places = new WeakMap();

/** @param {Element} thing @returns {string} */
function place(thing) {
  const known = places.get(thing);
  if (known) return known;
  const root = thing.getRootNode();
  const kind = thing.localName;
  const at = `${kind.includes("-") ? "part" : kind}#${[...(root.querySelectorAll?.(kind) ?? [])].indexOf(thing) + 1}`;
  const name = root.host ? `${place(root.host)}.${at}` : at;
  places.set(thing, short(name));
  return name;
}

/** The words beside a field, or on a button; never what stands in fields. @param {any} thing */
function label(thing) {
  const words = thing.labels?.[0] ?? (/^(input|select|textarea|form)$/.test(thing.localName) ? null : thing);
  if (!words || thing.getAttribute("aria-label")) return short(thing.getAttribute("aria-label"));
  const copy = words.cloneNode(true);
  copy.querySelectorAll("input,select,textarea,[data-private]").forEach((inner) => inner.remove());
  return short(copy.textContent);
}

/**
 * @param {string[]} fields names of fields that the site allows, or selectors of them
 */
export function mask(fields) {
  const listed = (thing) => fields.some((field) => {
    try {
      return thing.getAttribute("name") === field || (/[#.[]/.test(field) && thing.matches(field));
    } catch {
      return false;
    }
  });
  return (thing) => {
    const shown = !within(thing, "[data-private]");
    const marked = shown && within(thing, ALLOWED) !== null;
    const own = (marked || (shown && listed(thing))) && short(thing.getAttribute("name") || thing.id);
    return { name: own || place(thing), label: marked ? label(thing) : "" };
  };
}

/** What the page is called: as the site says, or its path without what may be a person's. */
export function pageOf() {
  for (const root of [document.documentElement, document.body]) {
    const name = root?.getAttribute("data-segue-page");
    if (name) return `/${short(name).replace(/^\//, "")}`;
  }
  return location.pathname.split("/").slice(0, 12).map((part) => (!part || WORD.test(part) ? part : ":id")).join("/").slice(0, 200);
}
