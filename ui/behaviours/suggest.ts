import { Controller } from '@hotwired/stimulus';

const pause_ms = 120;
const fewest = 3;
/** What is written at length is looked at when its writer stops for a moment. */
const long_pause_ms = 600;
const told_max = 1_000;

/** Answers beside a subject while it is being typed; the form goes on being a form. */
export class Suggest extends Controller {
  static override targets = ['list'];
  static override values = { address: String };
  declare readonly listTarget: HTMLElement;
  declare readonly addressValue: string;
  #timer = 0;
  #under_way: AbortController | null = null;

  typed({ target }: Event) {
    const field = target instanceof Element ? (target.getAttribute('name') ?? '') : '';
    const long = field === 'description' || field === 'actual_result';
    if (!long && field !== 'subject' && field !== 'module_id') return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), long ? long_pause_ms : pause_ms);
  }

  override disconnect() {
    window.clearTimeout(this.#timer);
    this.#under_way?.abort();
  }

  #value(name: string): string {
    const field = this.element.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      `[name="${name}"]`,
    );
    return field?.value ?? '';
  }

  async #ask() {
    const subject = this.#value('subject').trim();
    this.#under_way?.abort();
    const told = [this.#value('actual_result'), this.#value('description')].join('\n').trim().slice(0, told_max);
    if (subject.length < fewest && told.length < fewest) return this.listTarget.replaceChildren();
    // What is being read stays.
    if (this.listTarget.querySelector('details[open]')) return;
    const mine = new AbortController();
    this.#under_way = mine;
    const query = new URLSearchParams({ subject, module_id: this.#value('module_id'), told });
    const answer = await fetch(`${this.addressValue}?${query}`, { signal: mine.signal }).catch(() => null);
    if (!answer?.ok) return;
    // An answer may be overtaken while it is still arriving.
    const text = await answer.text().catch(() => '');
    if (mine.signal.aborted) return;
    const drawn = new DOMParser().parseFromString(text, 'text/html').getElementById('suggestions');
    if (drawn && !this.listTarget.querySelector('details[open]')) this.listTarget.replaceChildren(...drawn.childNodes);
  }
}
