import type { EditorWords } from './words.ts';

type Found = { title: string; path: string; detail: string };

const pause_ms = 200;

/** A field that finds pages by their title, and hands over the one that is chosen. */
export class LinkFinder {
  readonly element = document.createElement('div');
  readonly #field = document.createElement('input');
  readonly #list = document.createElement('ul');
  readonly #address: string;
  readonly #words: EditorWords;
  readonly #choose: (found: Found) => void;
  #timer = 0;

  constructor(address: string, words: EditorWords, choose: (found: Found) => void) {
    this.#address = address;
    this.#words = words;
    this.#choose = choose;
    this.element.className = 'editor-finder';
    this.element.hidden = true;
    this.#field.type = 'search';
    this.#field.className = 'input full';
    this.#field.setAttribute('aria-label', words.find_link);
    this.#field.placeholder = words.find_link;
    this.#list.setAttribute('aria-live', 'polite');
    this.#field.addEventListener('input', () => {
      // The form around it has not been typed into.
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), pause_ms);
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toggle(false);
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#list.querySelector('button')?.click();
    });
    this.element.append(this.#field, this.#list);
  }

  toggle(shown = this.element.hidden) {
    this.element.hidden = !shown;
    if (!shown) return;
    this.#field.value = '';
    this.#list.replaceChildren();
    this.#field.focus();
  }

  async #ask() {
    const q = this.#field.value.trim();
    if (q === '') return this.#list.replaceChildren();
    const answer = await fetch(`${this.#address}?${new URLSearchParams({ q })}`).catch(() => null);
    const found = answer?.ok ? ((await answer.json()) as Found[]) : [];
    if (q !== this.#field.value.trim()) return;
    const rows = found.map((each) => this.#row(each));
    const none = document.createElement('li');
    none.className = 'soft small';
    none.textContent = this.#words.no_link;
    this.#list.replaceChildren(...(rows.length > 0 ? rows : [none]));
  }

  #row(found: Found): HTMLElement {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    const detail = document.createElement('span');
    detail.className = 'soft small';
    detail.textContent = ` ${found.detail}`;
    button.append(found.title, detail);
    button.addEventListener('click', () => {
      this.toggle(false);
      this.#choose(found);
    });
    row.append(button);
    return row;
  }
}
