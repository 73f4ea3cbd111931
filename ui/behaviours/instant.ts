import { Controller } from '@hotwired/stimulus';

const pause_ms = 120;
const fewest = 2;

/**
 * The first results under a search box while somebody types. The focus stays in the box: arrows choose, Enter opens what is chosen or
 * sends the words, Escape closes.
 */
export class Instant extends Controller<HTMLFormElement> {
  static override targets = ['input', 'list', 'said'];
  declare readonly inputTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  #timer = 0;
  #under_way: AbortController | null = null;

  override connect() {
    // Without scripts it is a plain box, and must not promise a list.
    this.inputTarget.role = 'combobox';
    this.inputTarget.setAttribute('aria-autocomplete', 'list');
    this.inputTarget.setAttribute('aria-controls', this.listTarget.id);
    this.#close();
  }

  override disconnect() {
    this.sent();
    this.#close();
  }

  typed() {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), pause_ms);
  }

  sent() {
    window.clearTimeout(this.#timer);
    this.#under_way?.abort();
  }

  key(event: KeyboardEvent) {
    if (event.isComposing || event.target !== this.inputTarget) return;
    const options = this.#options();
    const at = options.findIndex((option) => option.ariaSelected === 'true');
    if (event.key === 'Escape' && !this.listTarget.hidden) this.#close();
    else if (event.key === 'ArrowDown' && this.listTarget.hidden) void this.#ask();
    else if (event.key === 'ArrowDown') this.#choose(options, at === options.length - 1 ? -1 : at + 1);
    else if (event.key === 'ArrowUp' && !this.listTarget.hidden)
      this.#choose(options, at < 0 ? options.length - 1 : at - 1);
    else if (event.key === 'Enter' && at >= 0) options[at]?.click();
    else return;
    event.preventDefault();
  }

  leave(event: FocusEvent) {
    if (!(event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget))) this.#close();
  }

  #options(): HTMLElement[] {
    return [...this.listTarget.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  #choose(options: readonly HTMLElement[], chosen: number) {
    for (const [index, option] of options.entries()) option.ariaSelected = String(index === chosen);
    const option = options[chosen];
    if (option) this.inputTarget.setAttribute('aria-activedescendant', option.id);
    else this.inputTarget.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  #close() {
    this.listTarget.hidden = true;
    this.listTarget.replaceChildren();
    this.saidTarget.textContent = '';
    this.inputTarget.ariaExpanded = 'false';
    this.inputTarget.removeAttribute('aria-activedescendant');
  }

  async #ask() {
    this.#under_way?.abort();
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(this.element))
      if (typeof value === 'string') asked.set(name, value.trim());
    if ((asked.get('q') ?? '').length < fewest) return this.#close();
    const mine = new AbortController();
    this.#under_way = mine;
    const answer = await fetch(`/search/instant?${asked}`, { signal: mine.signal }).catch(() => null);
    if (!answer?.ok) return;
    const text = await answer.text().catch(() => '');
    if (mine.signal.aborted || document.activeElement !== this.inputTarget) return;
    const drawn = new DOMParser().parseFromString(text, 'text/html').getElementById('instant-results');
    if (!drawn) return;
    this.listTarget.replaceChildren(...drawn.childNodes);
    for (const [index, option] of this.#options().entries()) option.id = `${this.listTarget.id}-${index}`;
    this.#choose(this.#options(), -1);
    this.listTarget.hidden = false;
    this.inputTarget.ariaExpanded = 'true';
    this.saidTarget.textContent = drawn.dataset['said'] ?? '';
  }
}
