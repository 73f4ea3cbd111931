import { Controller } from '@hotwired/stimulus';
import { say } from './say.ts';

/** Says in the polite region that the connection is gone, that nothing typed was lost, and when it is back. */
export class Connection extends Controller {
  static override values = { lost: String, back: String };
  declare readonly lostValue: string;
  declare readonly backValue: string;
  #lost = false;
  #timer = 0;

  #gone = () => {
    this.#lost = true;
    this.#say(this.lostValue);
  };
  #back = () => {
    if (!this.#lost) return;
    this.#lost = false;
    this.#say(this.backValue);
    this.#timer = window.setTimeout(() => say(''), 6000);
  };

  override connect() {
    window.addEventListener('offline', this.#gone);
    window.addEventListener('online', this.#back);
    document.addEventListener('turbo:fetch-request-error', this.#gone);
    document.addEventListener('turbo:before-fetch-response', this.#back);
  }

  override disconnect() {
    window.clearTimeout(this.#timer);
    window.removeEventListener('offline', this.#gone);
    window.removeEventListener('online', this.#back);
    document.removeEventListener('turbo:fetch-request-error', this.#gone);
    document.removeEventListener('turbo:before-fetch-response', this.#back);
  }

  #say(words: string) {
    window.clearTimeout(this.#timer);
    say(words);
  }
}
