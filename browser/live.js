// The one connection of a tab.
export function up() {}
customElements.define("live-stream", class extends HTMLElement {});
