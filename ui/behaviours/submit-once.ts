import { Controller } from '@hotwired/stimulus';

type SubmitEnd = CustomEvent<{ success: boolean }>;

/** Refuses a second submit while the first is under way, and after it until the answer is drawn. */
export class SubmitOnce extends Controller<HTMLFormElement> {
  #sent = false;

  #submit = (event: SubmitEvent) => {
    if (this.#sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (this.element.dataset['turbo'] === 'false') this.#sent = true;
  };
  #start = () => (this.#sent = true);
  #end = (event: Event) => (this.#sent = (event as SubmitEnd).detail.success);
  #reset = () => (this.#sent = false);

  override connect() {
    this.element.addEventListener('submit', this.#submit);
    this.element.addEventListener('turbo:submit-start', this.#start);
    this.element.addEventListener('turbo:submit-end', this.#end);
    // A morphed form stays the same element, and the back button may bring the page from memory.
    document.addEventListener('turbo:render', this.#reset);
    document.addEventListener('expired-form:kept', this.#reset);
    window.addEventListener('pageshow', this.#reset);
  }

  override disconnect() {
    this.element.removeEventListener('submit', this.#submit);
    this.element.removeEventListener('turbo:submit-start', this.#start);
    this.element.removeEventListener('turbo:submit-end', this.#end);
    document.removeEventListener('turbo:render', this.#reset);
    document.removeEventListener('expired-form:kept', this.#reset);
    window.removeEventListener('pageshow', this.#reset);
  }
}
