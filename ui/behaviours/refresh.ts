import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

const pause_ms = 2000;

/** Asks for the page again while it shows something under way; the link "refresh" does the same by hand. */
export class Refresh extends Controller {
  #timer = 0;

  override connect() {
    this.#timer = window.setInterval(() => visit(location.href, { action: 'replace' }), pause_ms);
  }

  override disconnect() {
    window.clearInterval(this.#timer);
  }
}
