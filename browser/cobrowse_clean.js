// @ts-check
// What a recorded page may consist of: an allow-list, used twice. Before anything leaves the person's page, so that
// nothing leaves but what may be seen; and before it is shown at the desk, where a recording may be hostile.
// Pure: events in, events out; it remembers only which nodes it took away.

/** @typedef {{ type: number, data: any, timestamp: number }} Recorded */

export const MASK = "•••";
/** Stands for a picture that is not there (yet). */
export const NO_PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3Crect width='4' height='3' fill='%23d5d9e0'/%3E%3C/svg%3E";
/** Nodes of a page that can be shown. */
export const MOST_NODES = 20_000;
const DEEPEST = 256;
const LONGEST = 20_000;
const LONGEST_CSS = 600_000;
const LONGEST_PICTURE = 200_000;

const words = (/** @type {string} */ text) => new Set(text.trim().split(/\s+/));

const HTML = words(`html head body style link div span p a ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hgroup header footer main nav
  section article aside search form fieldset legend label input textarea select option optgroup datalist button table thead
  tbody tfoot tr th td caption colgroup col img picture figure figcaption strong b em i u s small sub sup mark code pre kbd
  samp var time br hr wbr blockquote cite q abbr bdi bdo details summary dialog output progress meter address del ins data
  dfn ruby rt rp menu turbo-frame`);
const SVG = words(`svg g path circle rect line polyline polygon ellipse defs symbol linearGradient radialGradient stop
  clipPath text tspan`);
const ATTRIBUTES = words(`class id for role dir lang colspan rowspan scope hidden open disabled readonly required rows cols
  size multiple width height start reversed aria-current aria-expanded aria-pressed aria-selected aria-invalid aria-busy
  aria-disabled aria-hidden data-theme data-text-size data-contrast data-motion data-face data-level data-state data-author
  data-side data-about data-tone inert popover
  viewBox d points x y x1 y1 x2 y2 cx cy r rx ry fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray
  fill-rule clip-rule fill-opacity stroke-opacity opacity transform offset stop-color stop-opacity preserveAspectRatio
  gradientUnits gradientTransform text-anchor
  rr_width rr_height rr_scrollLeft rr_scrollTop rr_open_mode`);
const INPUTS = words(`text search email tel url number password date time datetime-local month week color range checkbox
  radio submit button reset image file`);
const BUTTONS = words("submit button reset image");
const NODE = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 };
const EVENT = { full: 2, incremental: 3, meta: 4 };

/** A letter written as an escape serves nobody but who hides something. */
const HIDDEN_LETTER = /\\(?:0{0,4}(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])(?![0-9a-f])|[g-z])/i;

/**
 * Style rules that fetch nothing.
 * @param {unknown} text
 */
export function css(text) {
  if (typeof text !== "string" || text.length > LONGEST_CSS) return "";
  const plain = text.replace(/\/\*[^]*?(?:\*\/|$)/g, "").replace(/<\/?style/gi, "");
  if (HIDDEN_LETTER.test(plain)) return "";
  return plain
    .replace(/@(?:import|namespace|charset)[^;{}]*;?/gi, "")
    .replace(/\b(?:-webkit-)?(?:image-set|image|cross-fade|element|paint|src|expression)\s*\(/gi, "none(")
    .replace(/url\(\s*("[^"]*"|'[^']*'|[^)]*)\s*\)?/gi, (_, given) => {
      const url = given.replace(/^["']|["']$/g, "").trim();
      const fine = /^#[\w-]+$/.test(url) || (/^data:(?:image|font)\/[\w+.-]+[;,]/i.test(url) && url.length < LONGEST_PICTURE);
      return fine ? `url("${url.replaceAll('"', "%22")}")` : 'url("data:,")';
    });
}

/** @param {unknown} url */
function dataPicture(url) {
  const fine = typeof url === "string" && url.length < LONGEST_PICTURE && /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(url);
  return fine ? url : undefined;
}

/** @param {unknown} n @param {number} [most] */
const number = (n, most = 1e7) => (Number.isFinite(n) ? Math.max(-most, Math.min(most, Number(n))) : 0);
/** @param {unknown} n */
const idOf = (n) => (Number.isSafeInteger(n) ? Number(n) : -1);
/** @param {unknown} list */
const list = (list) => (Array.isArray(list) ? list : []);

export class Cleaner {
  /** Nodes that are not shown, or that nothing may be added to. @type {Set<number>} */ gone = new Set();
  /** What each element is. @type {Map<number, string>} */ tags = new Map();
  /** In which element a text stands. @type {Map<number, number>} */ within = new Map();
  count = 0;
  /** It must begin anew: something became private. */ again = false;

  /**
   * @param {object} [options]
   * @param {boolean} [options.leaves] it is about to leave the person's page: what is typed is masked
   * @param {(id: number) => boolean} [options.shows] whether this field's content may be seen
   * @param {(url: string) => string | undefined} [options.picture] a picture of our own as `data:`
   */
  constructor({ leaves = true, shows = () => false, picture = () => undefined } = {}) {
    this.leaves = leaves;
    this.shows = shows;
    this.picture = picture;
  }

  forget() {
    this.gone = new Set();
    this.tags = new Map();
    this.within = new Map();
    this.count = 0;
  }

  /**
   * The event with nothing in it but what may be; `null` where nothing is left.
   * @param {any} e
   * @returns {Recorded | null}
   */
  event(e) {
    const timestamp = number(e?.timestamp, 1e15);
    if (e?.type === EVENT.meta) {
      const { width, height } = e.data ?? {};
      return { type: EVENT.meta, timestamp, data: { href: "about:blank", width: number(width, 10_000), height: number(height, 10_000) } };
    }
    if (e?.type === EVENT.full) {
      this.forget();
      const node = this.node(e.data?.node, 0, 0);
      if (!node || node.type !== NODE.document || this.count > MOST_NODES) return null;
      const { left, top } = e.data.initialOffset ?? {};
      return { type: EVENT.full, timestamp, data: { node, initialOffset: { left: number(left), top: number(top) } } };
    }
    if (e?.type !== EVENT.incremental) return null;
    const data = this.change(e.data ?? {});
    return data && { type: EVENT.incremental, timestamp, data };
  }

  /** @param {any} d */
  change(d) {
    const id = idOf(d.id);
    switch (d.source) {
      case 0:
        return this.mutation(d);
      case 1:
      case 6: {
        const at = (/** @type {any} */ p) => ({ x: number(p?.x), y: number(p?.y), id: idOf(p?.id), timeOffset: Math.min(0, number(p?.timeOffset, 1_000)) });
        return { source: d.source, positions: list(d.positions).slice(0, 200).map(at) };
      }
      case 2:
        // Clicks and touches; no focus, which would take the account manager's.
        if (![0, 1, 2, 3, 4, 7, 9].includes(d.type) || this.gone.has(id)) return null;
        return { source: 2, type: d.type, id, x: number(d.x), y: number(d.y) };
      case 3:
        return this.gone.has(id) ? null : { source: 3, id, x: number(d.x), y: number(d.y) };
      case 4:
        return { source: 4, width: number(d.width, 10_000), height: number(d.height, 10_000) };
      case 5: {
        if (this.gone.has(id) || !this.tags.has(id)) return null;
        const shown = !this.leaves || this.shows(id);
        return { source: 5, id, text: shown ? String(d.text ?? "").slice(0, LONGEST) : d.text ? MASK : "", isChecked: shown && d.isChecked === true };
      }
      default:
        return null;
    }
  }

  /** @param {any} d */
  mutation(d) {
    const attributes = [];
    for (const a of list(d.attributes)) {
      const id = idOf(a?.id), tag = this.tags.get(id);
      if (this.leaves && "data-private" in (a?.attributes ?? {})) this.again = true;
      if (tag === undefined || this.gone.has(id)) continue;
      const kept = this.attributes(tag, a.attributes ?? {}, id);
      if (Object.keys(kept).length > 0) attributes.push({ id, attributes: kept });
    }
    const texts = [];
    for (const t of list(d.texts)) {
      const id = idOf(t?.id), parent = this.within.get(id);
      if (parent === undefined || this.gone.has(id) || this.gone.has(parent)) continue;
      texts.push({ id, value: this.text(t.value, this.tags.get(parent)) });
    }
    const removes = [];
    for (const r of list(d.removes)) {
      const id = idOf(r?.id), parentId = idOf(r?.parentId);
      if (!this.gone.has(parentId)) removes.push({ id, parentId });
    }
    const adds = [];
    for (const a of list(d.adds)) {
      const parentId = idOf(a?.parentId);
      const node = this.node(a?.node, parentId, 1, this.gone.has(parentId));
      if (!node || this.gone.has(parentId)) continue;
      const nextId = a.nextId === null ? null : idOf(a.nextId);
      adds.push({ parentId, nextId, node });
    }
    if (this.count > MOST_NODES) this.again = true;
    const empty = attributes.length + texts.length + removes.length + adds.length === 0;
    return empty ? null : { source: 0, attributes, texts, removes, adds };
  }

  /**
   * @param {any} n
   * @param {number} parent
   * @param {number} depth
   * @param {boolean} [hidden] it stands in something that is not shown
   * @returns {any}
   */
  node(n, parent, depth, hidden = false) {
    const id = idOf(n?.id);
    if (id < 0) return null;
    this.count += 1;
    const nothing = { type: NODE.comment, id, textContent: "" };
    if (hidden || depth > DEEPEST || this.count > MOST_NODES) return this.lose(n, id, nothing);
    const below = (/** @type {boolean} */ hide) =>
      list(n.childNodes).map((c) => this.node(c, id, depth + 1, hide)).filter((c) => c && !hide);
    switch (n.type) {
      case NODE.document:
        return depth > 0 ? this.lose(n, id, nothing) : { type: NODE.document, id, childNodes: below(false), ...(n.compatMode === "BackCompat" ? { compatMode: "BackCompat" } : {}) };
      case NODE.doctype:
        return { type: NODE.doctype, id, name: "html", publicId: "", systemId: "" };
      case NODE.text:
        this.within.set(id, parent);
        return { type: NODE.text, id, textContent: this.text(n.textContent, this.tags.get(parent)) };
      case NODE.element:
        break;
      default:
        return nothing;
    }
    const svg = n.isSVG === true;
    const tag = svg ? String(n.tagName) : String(n.tagName).toLowerCase();
    const given = n.attributes ?? {};
    const known = svg ? SVG.has(tag) : HTML.has(tag);
    const loose = tag === "link" && typeof given._cssText !== "string";
    if (!known || loose || (tag === "input" && !INPUTS.has(given.type ?? "text"))) {
      // Of an unknown element its content may be shown; of what can do harm, nothing.
      return /^[a-z]+-[a-z-]+$/.test(tag) && !svg ? this.element(n, id, "div", {}, below(false)) : this.lose(n, id, nothing);
    }
    if (n.needBlock === true || "data-private" in given) {
      this.gone.add(id);
      below(true);
      const { rr_width, rr_height } = this.attributes(tag, given, id);
      return this.element(n, id, svg || tag === "body" || tag === "html" ? "div" : tag, { class: "rr-block", ...(rr_width ? { rr_width } : {}), ...(rr_height ? { rr_height } : {}) }, []);
    }
    this.tags.set(id, tag);
    const attributes = this.attributes(tag, given, id);
    if (tag === "textarea") {
      const typed = given.value ?? list(n.childNodes).map((c) => c?.textContent ?? "").join("");
      this.gone.add(id);
      below(true);
      this.gone.delete(id);
      const value = this.typed(typed, id);
      return this.element(n, id, tag, value ? { ...attributes, value } : attributes, []);
    }
    return this.element(n, id, tag, attributes, below(false));
  }

  /** @param {any} n @param {number} id @param {string} tagName @param {any} attributes @param {any[]} childNodes */
  element(n, id, tagName, attributes, childNodes) {
    if (!this.tags.has(id)) this.tags.set(id, tagName);
    return { type: NODE.element, id, tagName, attributes, childNodes, ...(n.isSVG === true && SVG.has(tagName) ? { isSVG: true } : {}) };
  }

  /** Takes a node away, with all below it. @param {any} n @param {number} id @param {any} nothing */
  lose(n, id, nothing) {
    const stack = [n];
    for (let seen = 0; stack.length > 0 && seen < MOST_NODES; seen++) {
      const one = stack.pop();
      this.gone.add(idOf(one?.id));
      for (const child of list(one?.childNodes)) stack.push(child);
    }
    this.gone.add(id);
    return nothing;
  }

  /** @param {unknown} text @param {string | undefined} tag of what it stands in */
  text(text, tag) {
    if (typeof text !== "string" || tag === "textarea") return "";
    if (tag === "style") return css(text);
    return text.slice(0, LONGEST);
  }

  /** @param {unknown} value @param {number} id */
  typed(value, id) {
    if (typeof value !== "string" || value === "") return "";
    return !this.leaves || this.shows(id) ? value.slice(0, LONGEST) : MASK;
  }

  /**
   * @param {string} tag
   * @param {Record<string, any>} given
   * @param {number} id
   */
  attributes(tag, given, id) {
    /** @type {Record<string, any>} */
    const kept = {};
    for (const [name, value] of Object.entries(given)) {
      if (name === "style") kept.style = this.style(value);
      else if (name === "_cssText" && (tag === "style" || tag === "link")) kept._cssText = css(value);
      else if (name === "src" && tag === "img") kept.src = dataPicture(value) ?? this.inlined(value) ?? NO_PICTURE;
      else if (name === "href" && tag === "a") kept.href = "#";
      else if (name === "type" && tag === "input") kept.type = INPUTS.has(value) ? value : "text";
      else if (name === "value" && ["progress", "meter"].includes(tag)) kept.value = number(Number(value));
      else if (name === "value" && tag === "input") kept.value = this.value(value, given.type, id);
      else if ((name === "checked" || name === "selected") && (!this.leaves || this.shows(id))) kept[name] = value === true || value === "";
      else if (ATTRIBUTES.has(name)) {
        const plain = this.plain(value);
        if (plain !== undefined) kept[name] = plain;
      }
    }
    if (tag === "link") kept.rel = "stylesheet";
    return kept;
  }

  /** @param {unknown} url */
  inlined(url) {
    return this.leaves && typeof url === "string" ? dataPicture(this.picture(url)) : undefined;
  }

  /** @param {unknown} value @param {unknown} type @param {number} id */
  value(value, type, id) {
    if (this.leaves && BUTTONS.has(String(type))) return MASK;
    return this.typed(value, id);
  }

  /** @param {unknown} value */
  plain(value) {
    if (value === null || value === true || value === false) return value;
    if (typeof value === "number") return number(value);
    if (typeof value !== "string" || value.length > LONGEST) return undefined;
    const harmful = /javascript:|data:|expression\s*\(|\/\/|[\\<]/i.test(value) || /url\(\s*["']?(?!#)/i.test(value);
    return harmful ? undefined : value;
  }

  /** @param {unknown} value text, or what changed of it */
  style(value) {
    if (value === null) return null;
    if (typeof value === "string") return css(value);
    /** @type {Record<string, any>} */
    const kept = {};
    for (const [name, v] of Object.entries(value ?? {})) {
      if (!/^-{0,2}[a-z][a-z0-9-]*$/i.test(name)) continue;
      if (v === false) kept[name] = false;
      else if (typeof v === "string") kept[name] = css(v);
      else if (Array.isArray(v) && typeof v[0] === "string") kept[name] = [css(v[0]), v[1] === "important" ? "important" : ""];
    }
    return kept;
  }
}
