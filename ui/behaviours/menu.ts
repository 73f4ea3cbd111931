import { Controller } from '@hotwired/stimulus';

/** Closes a `<details>` menu on Escape (focus returns to it), on a click outside and when focus leaves it. */
export class Menu extends Controller<HTMLDetailsElement> {
  #key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector('summary')?.focus();
  };
  #outside = (event: Event) => {
    if (event.target instanceof Node && !this.element.contains(event.target)) this.element.open = false;
  };
  // Neither the copy that Turbo keeps for the back button nor the next page is to be open; focus inside would be lost.
  #close = () => {
    if (this.element.contains(document.activeElement)) this.element.querySelector('summary')?.focus();
    this.element.open = false;
  };

  override connect() {
    this.element.addEventListener('keydown', this.#key);
    document.addEventListener('click', this.#outside);
    document.addEventListener('focusin', this.#outside);
    document.addEventListener('turbo:before-cache', this.#close);
    document.addEventListener('turbo:before-render', this.#close);
  }

  override disconnect() {
    this.element.removeEventListener('keydown', this.#key);
    document.removeEventListener('click', this.#outside);
    document.removeEventListener('focusin', this.#outside);
    document.removeEventListener('turbo:before-cache', this.#close);
    document.removeEventListener('turbo:before-render', this.#close);
  }
}
