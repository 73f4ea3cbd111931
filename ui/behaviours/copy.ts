import { Controller } from '@hotwired/stimulus';

/** Copies the text of `source`; the button appears only where the clipboard may be used. */
export class Copy extends Controller {
  static override targets = ['source', 'button', 'label'];
  static override values = { copied: String };
  declare readonly sourceTarget: HTMLElement;
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly labelTarget: HTMLElement;
  declare readonly copiedValue: string;
  #timer = 0;

  override connect() {
    this.buttonTarget.hidden = !('clipboard' in navigator);
  }

  async copy() {
    await navigator.clipboard.writeText(this.sourceTarget.textContent.trim());
    const word = this.labelTarget.dataset['word'] ?? this.labelTarget.textContent;
    this.labelTarget.dataset['word'] = word;
    this.labelTarget.textContent = this.copiedValue;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.labelTarget.textContent = word), 2000);
  }

  override disconnect() {
    window.clearTimeout(this.#timer);
  }
}
