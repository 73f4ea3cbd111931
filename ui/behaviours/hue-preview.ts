import { Controller } from '@hotwired/stimulus';

/** Shows the page in the hue that is being typed; saving makes it everybody's. */
export class HuePreview extends Controller {
  show({ target }: Event) {
    if (!(target instanceof HTMLInputElement) || target.name !== 'hue' || !target.value || !target.validity.valid)
      return;
    document.documentElement.style.setProperty('--hue', target.value);
  }

  override disconnect() {
    document.documentElement.style.removeProperty('--hue');
  }
}
