// @ts-check
// A person's page on its way to their account manager: recorded, cleaned, cut into parts, sent. When too much happens at
// once it waits, and begins anew with a picture of the whole. Serves our own pages and foreign ones: how it is sent, what
// may be shown and where pictures come from is the caller's.
import { Cleaner } from "./cobrowse_clean.js";

/**
 * @typedef {object} Shows
 * @property {(body: any) => Promise<any>} say sends one message, and answers what came of it
 * @property {() => Promise<any>} recorder the vendored recorder
 * @property {(field: Element) => boolean} shows whether what is typed into this field may be seen
 * @property {(url: string) => Promise<string | null | undefined>} picture one of the page's own pictures as `data:`
 */

/** Milliseconds that changes are gathered. */
const GATHER = 40;
/** UTF-16 units of a part: at most 60 KB of UTF-8. */
const PART = 20_000;
/** Parts of one message; more is not shown. */
const PIECES = 60;
/** Parts on their way, after which changes are dropped and the page begins anew. */
const UNDER_WAY = 12;
/** Nodes added at once that the recorder is not asked to follow. */
const CROWD = 400;
const QUIET = 250;
const BETWEEN_SNAPSHOTS = 1_000;
const PICTURES = 40;
/** UTF-16 units of a picture as `data:`. */
const PICTURE = 88 * 1024;
/** Never recorded. The recorder asks an element itself and not what it stands in. */
const BLOCKED = "[data-private],[data-private] *,.cobrowse-region,.cobrowse-region *,.turbo-progress-bar,segue-help";

/** @param {Element} element */
const isField = (element) => element.matches("input,select,textarea,option");

export class Stream {
  /** @type {any} */ mirror = null;
  /** @type {(() => void) | null} */ halt = null;
  run = "";
  /** The last one that this page said to be seen. */
  was = "";
  n = 0;
  underWay = 0;
  lost = false;
  /** Questions under way whether this page is the one to be seen: what was said of another before their answer is past. */
  claims = 0;
  /** @type {any[]} */ events = [];
  /** @type {Map<string, string>} */ pictures = new Map();
  last = -BETWEEN_SNAPSHOTS;

  /**
   * @param {Shows} host
   * @param {(why: string) => void} stopped
   */
  constructor(host, stopped = () => {}) {
    this.host = host;
    this.stopped = stopped;
    // Made before the recorder's own, so it hears of a crowd first.
    this.crowd = new MutationObserver((changes) => this.watch(changes));
  }

  /** This page is looked at: it is the one to be seen, from now on. */
  look() {
    if (this.run) this.claim().catch(() => {});
    else this.start();
  }

  async claim() {
    this.claims += 1;
    try {
      await this.host.say({ kind: "here", run: this.run });
    } finally {
      this.claims -= 1;
    }
  }

  /** Another page load is seen now. @param {string} run */
  gone(run) {
    // What was said of another before came after the answer to our own question.
    if (!this.run && run === this.was && !document.hidden) this.start();
    else if (run !== this.run && this.claims === 0) this.stop();
  }

  async start() {
    this.stop();
    const run = (this.run = this.was = crypto.randomUUID());
    this.n = 0;
    const [{ record }] = await Promise.all([
      this.host.recorder(),
      this.claim(),
    ]).catch(() => [{ record: null }]);
    if (!record || this.run !== run) return;
    this.record = record;
    this.mirror = record.mirror;
    this.crowd.observe(document, { childList: true, subtree: true });
    this.begin();
  }

  stop() {
    this.run = "";
    this.pause();
    this.crowd.disconnect();
    clearTimeout(this.soon);
  }

  pause() {
    this.halt?.();
    this.halt = null;
    this.events = [];
    clearTimeout(this.due);
    this.due = undefined;
  }

  begin() {
    this.pause();
    this.lost = false;
    this.last = performance.now();
    this.cleaner = new Cleaner({ shows: (id) => this.shows(this.mirror.getNode(id)), picture: (url) => this.picture(url) });
    this.halt = this.record({
      emit: (/** @type {any} */ e) => this.heard(e),
      blockSelector: BLOCKED,
      maskAllInputs: true,
      maskInputFn: (/** @type {string} */ text, /** @type {Element} */ field) => (this.shows(field) ? text : text ? "•••" : ""),
      slimDOMOptions: "all",
      sampling: { mousemove: 50, mousemoveCallback: 100, scroll: 80, input: "last" },
      errorHandler: () => true,
    });
  }

  /** Begins with a picture of the whole, but not more often than each second. */
  again(wait = 0) {
    if (!this.run) return;
    clearTimeout(this.soon);
    const since = performance.now() - this.last;
    this.soon = setTimeout(() => this.run && this.begin(), Math.max(wait, BETWEEN_SNAPSHOTS - since));
  }

  /** @param {Element | null} field */
  shows(field) {
    const own = field?.matches?.("option") ? field.closest("select") : field;
    return !!own && isField(own) && this.host.shows(own);
  }

  /** @param {MutationRecord[]} changes */
  watch(changes) {
    let count = 0;
    for (const change of changes) {
      for (const node of change.addedNodes) {
        count += node instanceof Element ? 1 + node.getElementsByTagName("*").length : 1;
        if (count > CROWD) break;
      }
    }
    if (count > CROWD || !this.halt) {
      // Disconnecting lets the recorder forget what it has not looked at yet.
      this.pause();
      this.again(QUIET);
    }
  }

  /** @param {any} e */
  heard(e) {
    const clean = this.cleaner.event(e);
    if (!clean) {
      if (e.type === 2) this.away("large");
      return;
    }
    if (this.cleaner.again) {
      this.cleaner.again = false;
      return this.again();
    }
    if (this.lost) return;
    this.events.push(clean);
    this.due ??= setTimeout(() => this.flush(), e.type === 2 ? 0 : GATHER);
  }

  flush() {
    this.due = undefined;
    const events = this.events;
    this.events = [];
    if (events.length === 0 || !this.run) return;
    if (this.underWay > UNDER_WAY && events[0].type === 3) {
      this.lost = true;
      return;
    }
    const text = JSON.stringify(events);
    const parts = cut(text, PART);
    if (parts.length > PIECES) return this.away("large");
    const { run } = this, n = this.n++;
    parts.forEach((part, at) => {
      this.underWay += 1;
      this.host.say({ kind: "part", run, n, of: parts.length, at, text: part })
        .then((answer) => {
          if (run !== this.run) return;
          if (answer?.other && this.claims === 0) this.end("other");
          else if (answer?.other) this.again();
          else if (answer?.dropped) this.again(1_500);
        })
        .catch(() => run === this.run && this.end("over"))
        .finally(() => {
          this.underWay -= 1;
          if (this.lost && this.underWay === 0) this.again();
        });
    });
  }

  /** @param {string} why */
  end(why) {
    this.stop();
    this.stopped(why);
  }

  /** Another page is looked at, or this one cannot be shown. @param {string} [why] */
  away(why = "hidden") {
    const { run } = this;
    this.stop();
    if (run) this.host.say({ kind: "away", run, why }).catch(() => {});
  }

  /** One of our own pictures as `data:`; it comes later where it is not there yet. @param {string} url */
  picture(url) {
    const known = this.pictures.get(url);
    if (known !== undefined) return known || undefined;
    if (this.pictures.size >= PICTURES) return undefined;
    this.pictures.set(url, "");
    this.host.picture(url)
      .then((data) => data && data.length < PICTURE && this.pictured(url, data))
      .catch(() => {});
    return undefined;
  }

  /** @param {string} url @param {string} data */
  pictured(url, data) {
    this.pictures.set(url, data);
    const attributes = [...document.images]
      .filter((image) => image.src === url || image.currentSrc === url)
      .map((image) => ({ id: this.mirror.getId(image), attributes: { src: data } }));
    if (attributes.length > 0 && this.halt) {
      this.heard({ type: 3, timestamp: Date.now(), data: { source: 0, adds: [], removes: [], texts: [], attributes } });
    }
  }
}

/**
 * Cuts a text, but no character in two.
 * @param {string} text
 * @param {number} most
 */
export function cut(text, most) {
  const parts = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + most, text.length);
    const code = text.charCodeAt(end - 1);
    if (end < text.length && code >= 0xd800 && code < 0xdc00) end -= 1;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
