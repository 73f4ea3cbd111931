import { Controller } from '@hotwired/stimulus';

const pause_ms = 150;
const fewest = 2;
type Found = { title: string; path: string; detail: string };

/** Fills the list of a box with what its words find; whoever types a whole name needs no list. */
export class FindChoices extends Controller {
  static override targets = ['list'];
  static override values = { address: String };
  declare readonly listTarget: HTMLDataListElement;
  declare readonly addressValue: string;
  #timer = 0;
  #under_way: AbortController | null = null;

  typed({ target }: Event) {
    const words = target instanceof HTMLInputElement ? target.value.trim() : '';
    window.clearTimeout(this.#timer);
    if (words.length >= fewest) this.#timer = window.setTimeout(() => void this.#ask(words), pause_ms);
  }

  override disconnect() {
    window.clearTimeout(this.#timer);
    this.#under_way?.abort();
  }

  async #ask(words: string) {
    this.#under_way?.abort();
    const mine = new AbortController();
    this.#under_way = mine;
    const address = new URL(this.addressValue, window.location.href);
    address.searchParams.set('q', words);
    const answer = await fetch(address, { signal: mine.signal }).catch(() => null);
    if (!answer?.ok) return;
    const found = ((await answer.json().catch(() => [])) as Found[]).map(({ title, path, detail }) => {
      const option = document.createElement('option');
      option.value = `${title} (${path})`;
      // Browsers show what holds the words as they are typed; the server also finds them without accents and apart.
      option.label = option.value.toLowerCase().includes(words.toLowerCase()) ? detail : `${detail} · ${words}`;
      return option;
    });
    if (!mine.signal.aborted) this.listTarget.replaceChildren(...found);
  }
}
