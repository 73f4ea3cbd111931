import { Controller } from '@hotwired/stimulus';

const writing = 'input, textarea, select, [contenteditable]';
const typing = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';
const fields = 'select, textarea, input:not([type="hidden"])';
const steps: Record<string, number> = { j: 1, k: -1 };

/**
 * One key goes where the page marks it with `data-shortcut`: `/` to the search box, `?` to the list of keys, `r` to the answer; `j` and
 * `k` go along the rows marked `data-row`. Never while somebody types.
 */
export class Shortcut extends Controller {
  #key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const step = steps[event.key];
    // What the page has of its own comes before what the frame has on every page.
    const marked = `[data-shortcut="${CSS.escape(event.key)}"]`;
    const wanted = this.element.querySelector(`main ${marked}`) ?? this.element.querySelector(marked);
    const done = step ? this.#walk(step) : this.#go(wanted);
    if (done) event.preventDefault();
  };

  #walk(step: number): boolean {
    const rows = [...this.element.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.checkVisibility());
    const at = rows.findIndex((row) => row === document.activeElement);
    const current = rows.findIndex((row) => row.ariaCurrent === 'page');
    const from = at >= 0 ? at : current;
    const next = rows[from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1)];
    next?.focus();
    return next !== undefined;
  }

  #go(wanted: Element | null): boolean {
    if (!(wanted instanceof HTMLElement)) return false;
    for (let folded = wanted.closest('details'); folded; folded = folded.parentElement?.closest('details') ?? null)
      folded.open = true;
    const summary = wanted.closest('summary');
    if (wanted instanceof HTMLDialogElement) wanted.showModal();
    else if (wanted instanceof HTMLInputElement && wanted.type === 'radio') {
      wanted.click();
      // What the choice is about: the text beside it.
      document.getElementById(wanted.closest('[data-about]')?.getAttribute('data-about') ?? '')?.focus();
    } else if (summary) (summary.parentElement?.querySelector<HTMLElement>(fields) ?? summary).focus();
    else if (wanted.matches(writing)) wanted.focus();
    else wanted.click();
    return true;
  }

  override connect() {
    document.addEventListener('keydown', this.#key);
  }

  override disconnect() {
    document.removeEventListener('keydown', this.#key);
  }
}
