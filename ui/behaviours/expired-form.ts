import { Controller } from '@hotwired/stimulus';
import { say } from './say.ts';

type Answered = CustomEvent<{ fetchResponse: { response: Response } }>;

const writer = (page: Document): string => page.querySelector('.account-name')?.textContent ?? '';

/** A form that lost its validity (403: another tab signed out or in) stays with all that was typed, gets a valid proof, and its writer is told to send it again. */
export class ExpiredForm extends Controller {
  static override values = { renewed: String, ended: String };
  declare readonly renewedValue: string;
  declare readonly endedValue: string;

  #answered = (event: Event) => {
    const { response } = (event as Answered).detail.fetchResponse;
    if (response.status !== 403 || !(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    void this.#renew();
  };

  override connect() {
    document.addEventListener('turbo:before-fetch-response', this.#answered);
  }

  override disconnect() {
    document.removeEventListener('turbo:before-fetch-response', this.#answered);
  }

  async #renew() {
    const answer = await fetch(location.href, { cache: 'no-store' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const proof = fresh.querySelector<HTMLInputElement>('input[name="csrf"]')?.value;
    // Nobody, or somebody else, is signed in now: what was written must not go out under another name.
    if (!proof || writer(fresh) !== writer(document)) return say(this.endedValue);
    for (const field of document.querySelectorAll<HTMLInputElement>('input[name="csrf"]')) field.value = proof;
    say(this.renewedValue);
  }
}
