import { Controller } from '@hotwired/stimulus';
import { say } from './say.ts';

type Answered = CustomEvent<{ fetchResponse: { response: Response } }>;

// Only where somebody wrote something; any other form may go to the sign-in.
const turnedAway = (form: HTMLFormElement, { redirected, url }: Response): boolean =>
  redirected && new URL(url).pathname === '/sign-in' && form.matches('[data-controller~="unsaved"]');
const writer = (page: Document): string => page.querySelector('.account-name')?.textContent ?? '';

/** A form whose session ended or changed (403, or the sign-in instead of an answer) stays with all that was typed, gets a valid proof, and its writer is told what to do. */
export class ExpiredForm extends Controller {
  static override values = { renewed: String, ended: String };
  declare readonly renewedValue: string;
  declare readonly endedValue: string;

  #answered = (event: Event) => {
    const { response } = (event as Answered).detail.fetchResponse;
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !(response.status === 403 || turnedAway(form, response))) return;
    event.preventDefault();
    void this.#renew().then(() => this.dispatch('kept'));
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
