import { Controller } from '@hotwired/stimulus';

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * The list of commands that Ctrl K opens: typing narrows it, the arrows go along it, Enter does what is chosen; a number opens the request.
 * Links go somewhere; a button stands for the key it names.
 */
export class Commands extends Controller<HTMLDialogElement> {
  static override targets = ['input', 'option', 'number', 'none'];
  declare readonly inputTarget: HTMLInputElement;
  declare readonly optionTargets: HTMLElement[];
  declare readonly numberTarget: HTMLAnchorElement;
  declare readonly noneTarget: HTMLElement;
  #at = 0;

  #key = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (this.element.open) return this.element.close();
    if (document.querySelector('dialog[open]')) return;
    this.inputTarget.value = '';
    this.narrow();
    this.element.showModal();
    this.inputTarget.focus();
  };

  override connect() {
    document.addEventListener('keydown', this.#key);
    this.narrow();
  }

  override disconnect() {
    document.removeEventListener('keydown', this.#key);
  }

  narrow() {
    const asked = fold(this.inputTarget.value.trim());
    const digits = asked.replaceAll(/[\s.nº°]/g, '');
    const number = /^[1-9]\d{0,14}$/.test(digits) ? digits : null;
    this.numberTarget.hidden = number === null;
    if (number) {
      this.numberTarget.href = `/desk/tickets/${number}`;
      this.numberTarget.textContent = (this.numberTarget.dataset['words'] ?? '{}').replace('{}', number);
    }
    for (const option of this.optionTargets) {
      if (option === this.numberTarget) continue;
      option.hidden = !fold(option.textContent ?? '').includes(asked);
    }
    this.noneTarget.hidden = this.#shown.length > 0;
    this.#mark(0);
  }

  move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#shown[this.#at]?.click();
    } else if (step) {
      event.preventDefault();
      this.#mark(this.#at + step);
    }
  }

  press(event: Event) {
    const key = (event.currentTarget as HTMLElement).dataset['press'];
    this.element.close();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: key ?? '', bubbles: true, cancelable: true }));
  }

  get #shown(): HTMLElement[] {
    return this.optionTargets.filter(({ hidden }) => !hidden);
  }

  #mark(at: number) {
    const shown = this.#shown;
    this.#at = Math.min(Math.max(at, 0), shown.length - 1);
    for (const option of this.optionTargets) option.setAttribute('aria-selected', 'false');
    const chosen = shown[this.#at];
    chosen?.setAttribute('aria-selected', 'true');
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) this.inputTarget.setAttribute('aria-activedescendant', chosen.id);
    else this.inputTarget.removeAttribute('aria-activedescendant');
  }
}
