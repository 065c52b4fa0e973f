// Watches the page that it stands on, until the page goes.
import { Controller } from "@hotwired/stimulus";
import { watch } from "segue/observer";

export default class extends Controller {
  connect() {
    this.stop = watch();
  }

  disconnect() {
    this.stop?.();
  }
}
