import { Controller } from '@hotwired/stimulus';

/** Shows beside the text how it will look, drawn by the server, without leaving the page; if that fails, the form is sent as without JavaScript. */
export class Preview extends Controller {
  static override targets = ['place'];
  static override values = { address: String };
  declare readonly placeTarget: HTMLElement;
  declare readonly addressValue: string;

  async show(event: Event) {
    const button = event.currentTarget;
    if (!(button instanceof HTMLButtonElement) || !button.form) return;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(button.form)) if (typeof value === 'string') fields.append(name, value);
    fields.set(button.name, button.value);
    event.preventDefault();
    const drawn = await this.#ask(fields).catch(() => null);
    if (drawn) this.placeTarget.replaceChildren(drawn);
    else this.placeTarget.replaceChildren();
  }

  async #ask(body: URLSearchParams): Promise<Element | null> {
    const answer = await fetch(this.addressValue, { method: 'POST', body });
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('preview');
  }
}
