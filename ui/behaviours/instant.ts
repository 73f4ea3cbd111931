import { Controller } from '@hotwired/stimulus';

const pause_ms = 120;
const fewest = 2;

/** The first results under the search box while somebody types; the arrows walk through them, Escape closes. */
export class Instant extends Controller<HTMLFormElement> {
  static override targets = ['input', 'list'];
  declare readonly inputTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  #timer = 0;
  #under_way: AbortController | null = null;

  typed() {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), pause_ms);
  }

  key(event: KeyboardEvent) {
    const options = [...this.listTarget.querySelectorAll<HTMLElement>('[role="option"]')];
    if (this.listTarget.hidden || options.length === 0) return;
    const at = options.findIndex((option) => option === document.activeElement);
    if (event.key === 'Escape') {
      this.#close();
      this.inputTarget.focus();
    } else if (event.key === 'ArrowDown') options[Math.min(at + 1, options.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (options[at - 1] ?? this.inputTarget).focus();
    else return;
    event.preventDefault();
  }

  leave(event: FocusEvent) {
    if (!(event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget))) this.#close();
  }

  override disconnect() {
    window.clearTimeout(this.#timer);
    this.#under_way?.abort();
    this.#close();
  }

  #close() {
    this.listTarget.hidden = true;
    this.listTarget.replaceChildren();
  }

  async #ask() {
    const q = this.inputTarget.value.trim();
    this.#under_way?.abort();
    if (q.length < fewest) return this.#close();
    const mine = new AbortController();
    this.#under_way = mine;
    const answer = await fetch(`/search/instant?${new URLSearchParams({ q })}`, { signal: mine.signal }).catch(
      () => null,
    );
    if (!answer?.ok || mine.signal.aborted) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('instant-results');
    if (!drawn || document.activeElement === null || !this.element.contains(document.activeElement)) return;
    this.listTarget.replaceChildren(...drawn.childNodes);
    this.listTarget.hidden = false;
  }
}
