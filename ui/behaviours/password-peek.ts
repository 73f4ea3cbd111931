import { Controller } from '@hotwired/stimulus';

/** Shows and hides what is typed in a password field. */
export class PasswordPeek extends Controller {
  static override targets = ['input', 'button', 'label'];
  static override values = { show: String, hide: String };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly labelTarget: HTMLElement;
  declare readonly showValue: string;
  declare readonly hideValue: string;

  // A shown password must not be sent as text: some browsers would offer it as a past entry.
  #hide = () => this.#show(false);

  // A refused form comes back by morphing: the same elements, with the attributes the server gave them.
  #offer = () => {
    this.buttonTarget.hidden = false;
    this.#show(false);
  };

  override connect() {
    this.#offer();
    document.addEventListener('turbo:render', this.#offer);
    this.inputTarget.form?.addEventListener('submit', this.#hide, true);
  }

  override disconnect() {
    document.removeEventListener('turbo:render', this.#offer);
    this.inputTarget.form?.removeEventListener('submit', this.#hide, true);
  }

  toggle() {
    this.#show(this.inputTarget.type === 'password');
  }

  #show(shown: boolean) {
    this.inputTarget.type = shown ? 'text' : 'password';
    this.labelTarget.textContent = shown ? this.hideValue : this.showValue;
    this.buttonTarget.ariaPressed = String(shown);
  }
}
