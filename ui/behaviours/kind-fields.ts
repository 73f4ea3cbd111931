import { Controller } from '@hotwired/stimulus';

/** Shows the fields that the chosen kind needs and switches off the rest; the server decides what is required. */
export class KindFields extends Controller {
  static override targets = ['field', 'button', 'hint'];
  declare readonly fieldTargets: HTMLElement[];
  declare readonly buttonTargets: HTMLElement[];
  declare readonly hintTargets: HTMLElement[];

  #draw = () => this.#show();

  override connect() {
    for (const button of this.buttonTargets) button.hidden = true;
    this.#show();
    this.element.addEventListener('change', this.#draw);
    document.addEventListener('turbo:render', this.#draw);
  }

  override disconnect() {
    this.element.removeEventListener('change', this.#draw);
    document.removeEventListener('turbo:render', this.#draw);
  }

  choose() {
    for (const hint of this.hintTargets) hint.hidden = true;
    this.#show();
  }

  #show() {
    const chosen = 'input[name="kind"]:checked, input[name="kind"][type="hidden"]';
    const kind = this.element.querySelector<HTMLInputElement>(chosen)?.value ?? 'question';
    for (const field of this.fieldTargets) {
      const { kinds = '', required = '', when, is } = field.dataset;
      const on = kinds.split(' ').includes(kind) && (!when || this.#says(when) === is);
      field.hidden = !on;
      for (const control of field.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
        control.disabled = !on;
        control.required = on && (required.split(' ').includes(kind) || when !== undefined);
      }
    }
  }

  #says(name: string): string | undefined {
    const control = this.element.querySelector<HTMLInputElement>(`[name="${name}"]:not(:disabled)`);
    return control?.type === 'checkbox' ? (control.checked ? 'on' : '') : control?.value;
  }
}
