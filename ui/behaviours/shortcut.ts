import { Controller } from '@hotwired/stimulus';

const writing = 'input, textarea, select, [contenteditable]';

/** `/` goes to the search box and `?` to the list of keys, when the page has them; never while somebody types. */
export class Shortcut extends Controller {
  #key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(writing)) return;
    const wanted = this.element.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    if (wanted instanceof HTMLDialogElement) wanted.showModal();
    else if (wanted instanceof HTMLElement && wanted.matches(writing)) wanted.focus();
    else if (wanted instanceof HTMLElement) wanted.click();
    else return;
    event.preventDefault();
  };

  override connect() {
    document.addEventListener('keydown', this.#key);
  }

  override disconnect() {
    document.removeEventListener('keydown', this.#key);
  }
}
