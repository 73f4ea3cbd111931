import { Controller } from '@hotwired/stimulus';

/** Asks before leaving a page whose form holds text that was not sent. */
export class Unsaved extends Controller<HTMLFormElement> {
  static override values = { question: String };
  declare readonly questionValue: string;
  #changed = false;

  #input = () => (this.#changed = true);
  #submit = () => (this.#changed = false);
  #kept = () => (this.#changed = false);
  #failed = () => (this.#changed = true);
  #leave = (event: BeforeUnloadEvent) => {
    if (this.#changed) event.preventDefault();
  };
  #visit = (event: Event) => {
    if (this.#changed && !window.confirm(this.questionValue)) event.preventDefault();
  };

  // A form that comes back refused still holds what was typed; morphed, it is the same element.
  #refused = () => (this.#changed ||= this.element.querySelector('[aria-invalid]') !== null);

  override connect() {
    this.#refused();
    document.addEventListener('turbo:render', this.#refused);
    this.element.addEventListener('input', this.#input);
    this.element.addEventListener('submit', this.#submit);
    this.element.addEventListener('draft:saved', this.#kept);
    document.addEventListener('turbo:fetch-request-error', this.#failed);
    document.addEventListener('expired-form:kept', this.#failed);
    document.addEventListener('turbo:before-visit', this.#visit);
    window.addEventListener('beforeunload', this.#leave);
  }

  override disconnect() {
    document.removeEventListener('turbo:render', this.#refused);
    this.element.removeEventListener('input', this.#input);
    this.element.removeEventListener('submit', this.#submit);
    this.element.removeEventListener('draft:saved', this.#kept);
    document.removeEventListener('turbo:fetch-request-error', this.#failed);
    document.removeEventListener('expired-form:kept', this.#failed);
    document.removeEventListener('turbo:before-visit', this.#visit);
    window.removeEventListener('beforeunload', this.#leave);
  }
}
