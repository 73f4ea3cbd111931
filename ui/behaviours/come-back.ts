import { Controller } from '@hotwired/stimulus';

const pause_ms = 2000;

/** Asks for the page again until it is no longer answered with 503, then loads it. */
export class ComeBack extends Controller {
  #timer = 0;

  override connect() {
    this.#timer = window.setInterval(() => void this.#ask(), pause_ms);
  }

  override disconnect() {
    window.clearInterval(this.#timer);
  }

  async #ask() {
    const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
    if (answer && answer.status !== 503) location.reload();
  }
}
