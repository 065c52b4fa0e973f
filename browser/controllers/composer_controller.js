// @ts-check
// Writing in a dialogue. A message has an id of its own and stays in this tab until the server has it, so
// that it is sent again after a lost network or a reload, and stored once. What is not sent yet stays, too.
import { Controller } from "@hotwired/stimulus";
import { connected, up } from "segue/live";
import { csrf } from "segue/page";

const TYPING_EVERY = 2_500;

export default class extends Controller {
  static targets = ["client", "body", "quick", "state", "file"];
  static values = { side: String, dialogue: String, name: String };

  connect() {
    this.rest = this.hasStateTarget ? this.stateTarget.textContent : "";
    const draft = sessionStorage.getItem(this.draftKey);
    if (draft && !this.bodyTarget.value.trim()) this.bodyTarget.value = draft;
    for (const message of this.outbox) this.deliver(message);
    if (matchMedia("(pointer: fine)").matches && !document.activeElement?.matches("input,textarea")) {
      this.bodyTarget.focus({ preventScroll: true });
    }
    // From here on Enter sends. A property: a page that comes in anew takes attributes away.
    this.element.ready = true;
  }

  get draftKey() {
    return `draft:${this.dialogueValue}`;
  }

  get outboxKey() {
    return `outbox:${this.dialogueValue}`;
  }

  get outbox() {
    try {
      return JSON.parse(sessionStorage.getItem(this.outboxKey) ?? "[]");
    } catch {
      return [];
    }
  }

  set outbox(all) {
    if (all.length > 0) sessionStorage.setItem(this.outboxKey, JSON.stringify(all));
    else sessionStorage.removeItem(this.outboxKey);
  }

  /** @param {SubmitEvent} event */
  send(event) {
    event.preventDefault();
    const body = this.bodyTarget.value.trim();
    if (!body) return;
    const message = { client: crypto.randomUUID(), body };
    this.outbox = [...this.outbox, message];
    this.bodyTarget.value = "";
    sessionStorage.removeItem(this.draftKey);
    this.closeQuick();
    this.bodyTarget.focus();
    this.deliver(message);
  }

  /** @param {{client: string, body: string}} message */
  async deliver(message) {
    const shown = this.show(message);
    const slow = setTimeout(() => this.say(connected() ? "sending" : "again"), 1_200);
    try {
      await up(`dialogue:${this.dialogueValue}`, { kind: "message", ...message });
      shown.classList.remove("waiting");
      this.say();
    } catch (refusal) {
      shown.remove();
      if (!this.bodyTarget.value) this.bodyTarget.value = message.body;
      this.say(undefined, /** @type {any} */ (refusal)?.reason);
    } finally {
      clearTimeout(slow);
      this.outbox = this.outbox.filter((/** @type {any} */ m) => m.client !== message.client);
    }
  }

  // The message as it will come back under the same id, which then takes this one's place.
  /** @param {{client: string, body: string}} message */
  show({ client, body }) {
    const id = `m-${this.sideValue}-${client}`;
    const known = document.getElementById(id);
    if (known) return known;
    const item = document.createElement("li");
    item.className = "message waiting";
    item.id = id;
    item.dataset.author = this.sideValue;
    item.dataset.turboPermanent = "";
    const text = document.createElement("div");
    text.className = "message-body hostile";
    text.dir = "auto";
    text.textContent = body;
    const meta = document.createElement("span");
    meta.className = "message-meta";
    const mark = document.createElement("span");
    mark.className = "message-mark";
    mark.dataset.mark = "";
    meta.append(mark);
    item.append(text, meta);
    document.getElementById("transcript")?.append(item);
    return item;
  }

  /** @param {string} [kind] @param {string} [text] */
  say(kind, text) {
    if (!this.hasStateTarget) return;
    this.stateTarget.textContent = text || (kind ? this.stateTarget.dataset[kind] : this.rest);
    this.stateTarget.classList.toggle("error", Boolean(text));
  }

  typed() {
    sessionStorage.setItem(this.draftKey, this.bodyTarget.value);
    this.filterQuick();
    const now = performance.now();
    if (!connected() || !this.bodyTarget.value.trim() || now - (this.lastTyping ?? -TYPING_EVERY) < TYPING_EVERY) return;
    this.lastTyping = now;
    up(`dialogue:${this.dialogueValue}`, { kind: "typing" }).catch(() => {});
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    if (this.quickOpen && this.quickKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      this.element.requestSubmit();
    }
  }

  // Quick replies: "/" and a word; arrows choose, Enter or Tab takes, Escape leaves.
  get quickOpen() {
    return this.hasQuickTarget && !this.quickTarget.hidden;
  }

  get quickShown() {
    return this.hasQuickTarget ? [...this.quickTarget.children].filter((li) => !li.hidden) : [];
  }

  filterQuick() {
    if (!this.hasQuickTarget) return;
    const [, word] = /^\/(\S*)$/.exec(this.bodyTarget.value) ?? [];
    for (const li of this.quickTarget.children) {
      li.hidden = word === undefined || !li.dataset.short.startsWith(word.toLowerCase());
    }
    this.quickTarget.hidden = this.quickShown.length === 0;
    this.choose(0);
  }

  /** @param {number} at */
  choose(at) {
    const shown = this.quickShown;
    this.chosen = shown.length ? (at + shown.length) % shown.length : 0;
    shown.forEach((li, i) => li.setAttribute("aria-selected", String(i === this.chosen)));
    if (this.quickOpen) this.bodyTarget.setAttribute("aria-activedescendant", shown[this.chosen].id);
    else this.bodyTarget.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  quickKey(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.choose(this.chosen + moves[event.key]);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.quickShown[this.chosen]);
    else if (event.key === "Escape") this.closeQuick();
    else return false;
    event.preventDefault();
    return true;
  }

  /** @param {MouseEvent} event */
  tap(event) {
    const li = /** @type {HTMLElement} */ (event.target).closest("[data-body]");
    if (li) this.take(li);
  }

  /** @param {any} li */
  take(li) {
    if (!li) return;
    this.bodyTarget.value = li.dataset.body;
    this.closeQuick();
    this.bodyTarget.focus();
    this.typed();
  }

  closeQuick() {
    if (this.hasQuickTarget) this.quickTarget.hidden = true;
    this.bodyTarget.removeAttribute("aria-activedescendant");
  }

  /** @param {Event} event */
  pick(event) {
    event.preventDefault();
    this.fileTarget.click();
  }

  async attach() {
    const [file] = this.fileTarget.files;
    if (!file) return;
    const form = new FormData();
    form.append("csrf", csrf());
    form.append("client", crypto.randomUUID());
    form.append("file", file);
    this.fileTarget.value = "";
    this.say("sending");
    try {
      const headers = { Accept: "application/json", "X-CSRF-Token": csrf() };
      const answer = await fetch(this.fileTarget.dataset.url, { method: "POST", body: form, headers });
      const problem = answer.ok ? undefined : await answer.json().catch(() => ({}));
      this.say(undefined, problem && (problem.detail ?? problem.title ?? "✕"));
    } catch {
      this.say("again");
    }
  }
}
