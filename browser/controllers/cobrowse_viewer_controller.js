// @ts-check
// The desk's side of a seen page: passes what comes to the viewer, a document of its own, and what the account
// manager does there to the person's page.
import { Controller } from "@hotwired/stimulus";
import { up } from "segue/live";

export default class extends Controller {
  static targets = ["frame", "state", "tool", "form", "text"];
  static values = { dialogue: String, origin: String, clicks: Boolean, away: String, waiting: String, large: String, filled: String, keys: String, nofield: String };

  connect() {
    this.heard = (/** @type {any} */ event) => this.fact(event.detail);
    this.knocked = (/** @type {MessageEvent} */ event) => this.open(event);
    document.addEventListener("live:fact", this.heard);
    addEventListener("message", this.knocked);
    // A frame that was there before this script knocks again.
    this.frameTarget.contentWindow?.postMessage("knock", this.origin());
  }

  disconnect() {
    document.removeEventListener("live:fact", this.heard);
    removeEventListener("message", this.knocked);
    this.port?.close();
  }

  origin() {
    return this.originValue || location.origin;
  }

  // The viewer says that it is there; it gets a line of its own.
  open(event) {
    if (event.source !== this.frameTarget.contentWindow || event.origin !== this.origin() || event.data !== "ready") return;
    this.port?.close();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = (/** @type {MessageEvent} */ e) => this.said(e.data);
    this.frameTarget.contentWindow.postMessage("line", this.origin(), [port2]);
    this.choose();
    this.say({ kind: "fresh" });
  }

  /** @param {any} fact */
  fact({ topic, kind, data }) {
    if (kind !== "cobrowse" || topic !== `cobrowse:${this.dialogueValue}`) return;
    const said = data?.data;
    if (said?.kind === "away") this.stateTarget.textContent = said.why === "large" ? this.largeValue : this.awayValue;
    else if (said?.kind === "part") this.port?.postMessage(said);
  }

  /** @param {any} body */
  say(body) {
    return up(`cobrowse:${this.dialogueValue}`, body).catch(() => {});
  }

  /** @param {any} said from the viewer */
  said(said) {
    if (said.kind === "shown") this.stateTarget.textContent = "";
    else if (said.kind === "fresh" || said.kind === "off") this.say({ kind: said.kind });
    else if (said.kind === "pointer") this.say({ kind: "pointer", x: said.x, y: said.y });
    else if (said.kind === "node") this.use(said);
    else if (said.kind === "stroke") this.say({ kind: "draw", node: said.node, points: said.points });
  }

  tool() {
    return this.toolTargets.find((/** @type {any} */ t) => t.checked)?.value ?? "point";
  }

  choose() {
    if (this.tool() !== "fill") this.formTarget.hidden = true;
    this.port?.postMessage({ kind: "tool", tool: this.tool(), label: this.keysValue });
  }

  wipe() {
    this.port?.postMessage({ kind: "wipe" });
    this.say({ kind: "wipe" });
  }

  /** @param {any} place */
  use({ node, field }) {
    const tool = this.tool();
    if (tool === "fill") {
      if (!field) {
        this.stateTarget.textContent = this.nofieldValue;
        return;
      }
      this.node = node;
      this.formTarget.hidden = false;
      this.textTarget.focus();
      this.say({ kind: "mark", node });
    } else if (tool === "frame" || tool === "draw") {
      // What cannot be drawn by hand is framed.
      this.say({ kind: "draw", node, points: [] });
    } else {
      this.say({ kind: tool === "point" ? "mark" : tool, node });
    }
  }

  /** @param {SubmitEvent} event */
  propose(event) {
    event.preventDefault();
    this.say({ kind: "fill", node: this.node, text: this.textTarget.value });
    this.textTarget.value = "";
    this.formTarget.hidden = true;
    this.stateTarget.textContent = this.filledValue;
  }
}
