// @ts-check
// The bar on a person's page while their account manager sees it: says so, asks before anything is filled in, ends.
import { Controller } from "@hotwired/stimulus";
import { fill } from "segue/cobrowse_hand";
import { ShownPage } from "segue/cobrowse_page";
import { up } from "segue/live";
import { isPrivate, labelOf } from "segue/names";

export default class extends Controller {
  static targets = ["end", "status", "proposal", "proposed"];
  static values = { dialogue: String, fields: Boolean, clicks: Boolean, name: String, marked: String, drawn: String, clicked: String, filling: String };

  connect() {
    this.page = new ShownPage({
      root: this.element.closest(".cobrowse-region") ?? this.element,
      say: (body) => up(`cobrowse:${this.dialogueValue}`, body),
      // @ts-ignore vendored
      recorder: () => import("../vendor/rrweb-record-2.1.6.js"),
      shows: (field) => this.shows(field),
      picture,
      clicks: () => this.clicksValue,
      words: { marked: this.markedValue, drawn: this.drawnValue, clicked: this.clickedValue },
      announce: (text) => (this.statusTarget.textContent = text),
      propose: (field, text) => this.propose(field, text),
      end: () => this.endTarget.requestSubmit(),
    });
    this.heard = (/** @type {any} */ event) => this.fact(event.detail);
    document.addEventListener("live:fact", this.heard);
  }

  disconnect() {
    document.removeEventListener("live:fact", this.heard);
    this.page.leave();
  }

  /** @param {any} fact */
  fact({ topic, kind, data }) {
    if (kind === "cobrowse" && topic.startsWith("person:") && data?.data) this.page.act(data.data);
  }

  /** @param {Element} field */
  shows(field) {
    if (!this.fieldsValue || isPrivate(field)) return false;
    const share = field.closest("[data-share]")?.getAttribute("data-share");
    return share !== undefined && share !== "never";
  }

  propose(field, text) {
    this.field = field;
    this.text = text;
    this.proposedTarget.textContent = "";
    const value = Object.assign(document.createElement("q"), { textContent: text });
    this.proposedTarget.append(`${this.fillingValue} ${labelOf(field)}: `, value);
    this.proposalTarget.hidden = false;
  }

  fill() {
    if (this.field?.isConnected) fill(this.field, this.text);
    this.leave();
  }

  leave() {
    this.field = undefined;
    this.proposalTarget.hidden = true;
  }
}

/** One of our own pictures as `data:`. @param {string} url @returns {Promise<string | null>} */
async function picture(url) {
  if (new URL(url, location.href).origin !== location.origin) return null;
  const answer = await fetch(url);
  const blob = answer.ok ? await answer.blob() : null;
  if (!blob?.type.startsWith("image/")) return null;
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = fail;
    reader.readAsDataURL(blob);
  });
}
