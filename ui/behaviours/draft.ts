import { Controller } from '@hotwired/stimulus';

const pause_ms = 2500;
const outlives = 60_000;
const left_out = new Set(['csrf', 'submission_id', 'draft_version', 'files', 'seen', 'outcome']);
type Saved = {
  outcome: 'saved' | 'conflict' | 'opened';
  draft: string | null;
  version: number;
  saved: string;
  several: boolean;
};

/** Saves the form around it as a draft a moment after the last key, and says when. */
export class Draft extends Controller {
  static override targets = ['id', 'version', 'said', 'several', 'discard'];
  static override values = { address: String, saved: String, conflict: String, failed: String };
  declare readonly idTarget: HTMLInputElement;
  declare readonly versionTarget: HTMLInputElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly severalTargets: HTMLElement[];
  declare readonly discardTargets: HTMLElement[];
  declare readonly addressValue: string;
  declare readonly savedValue: string;
  declare readonly conflictValue: string;
  declare readonly failedValue: string;
  #timer = 0;
  #sending = false;
  #sent = false;

  #typed = () => {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), pause_ms);
  };
  #submit = () => {
    this.#sent = true;
    window.clearTimeout(this.#timer);
  };
  #refused = () => (this.#sent = false);
  // The tab is put away or closed: what was typed since the last save goes now.
  #hidden = () => {
    if (document.visibilityState === 'hidden' && this.#timer) void this.#save();
  };

  override connect() {
    this.element.addEventListener('input', this.#typed);
    this.element.addEventListener('files:changed', this.#typed);
    this.element.addEventListener('submit', this.#submit);
    document.addEventListener('turbo:render', this.#refused);
    document.addEventListener('turbo:fetch-request-error', this.#refused);
    document.addEventListener('visibilitychange', this.#hidden);
  }

  override disconnect() {
    window.clearTimeout(this.#timer);
    this.element.removeEventListener('input', this.#typed);
    this.element.removeEventListener('files:changed', this.#typed);
    this.element.removeEventListener('submit', this.#submit);
    document.removeEventListener('turbo:render', this.#refused);
    document.removeEventListener('turbo:fetch-request-error', this.#refused);
    document.removeEventListener('visibilitychange', this.#hidden);
  }

  async #save() {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#sent) return;
    if (this.#sending) return this.#typed();
    const form = this.element.querySelector('form');
    if (!form) return;
    const fields = [...new FormData(form)].filter(([name, value]) => !left_out.has(name) && typeof value === 'string');
    this.#sending = true;
    const body = JSON.stringify({ version: Number(this.versionTarget.value), form: Object.fromEntries(fields) });
    const answer = await fetch(this.addressValue + this.idTarget.value, {
      method: 'PUT',
      // A browser lets no more outlive its page.
      keepalive: new Blob([body]).size < outlives,
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': form.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '',
      },
      body,
    }).catch(() => null);
    this.#sending = false;
    if (!answer?.ok) {
      this.saidTarget.textContent = this.failedValue;
      return;
    }
    const { outcome, draft, version, saved, several } = (await answer.json()) as Saved;
    if (this.#sent || outcome === 'opened' || draft === null) return;
    this.idTarget.value = draft;
    this.versionTarget.value = String(version);
    for (const offer of this.severalTargets) offer.hidden = !several;
    for (const button of this.discardTargets) button.hidden = false;
    this.dispatch('saved', { target: form });
    this.saidTarget.textContent = outcome === 'conflict' ? this.conflictValue : this.savedValue.replace('{}', saved);
  }
}
