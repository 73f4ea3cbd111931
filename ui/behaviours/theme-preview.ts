import { Controller } from '@hotwired/stimulus';

/** Shows the chosen theme at once; the form that holds the choice keeps it. */
export class ThemePreview extends Controller {
  show(event: Event) {
    const choice = event.currentTarget;
    if (choice instanceof HTMLButtonElement || choice instanceof HTMLInputElement) showTheme(choice.value);
  }
}

export function showTheme(theme: string) {
  document.documentElement.dataset['theme'] = theme;
  document.body.dataset['theme'] = theme;
}
