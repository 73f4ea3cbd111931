import { Controller } from '@hotwired/stimulus';

/** Opens the `<dialog>` that a link points at as a modal one; without JavaScript the link shows it by `:target`. */
export class Dialog extends Controller<HTMLAnchorElement> {
  open(event: Event) {
    const dialog = document.getElementById(this.element.hash.slice(1));
    if (!(dialog instanceof HTMLDialogElement)) return;
    event.preventDefault();
    dialog.showModal();
  }
}
