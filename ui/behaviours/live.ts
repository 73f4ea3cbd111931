import { Controller } from '@hotwired/stimulus';

const pause_ms = 400;
const writing_ms = 5_000;

/**
 * Keeps parts of a page as new as the server: on word from the stream the page is fetched again, and every element marked `data-live`,
 * and the bell of the frame, takes its new content. Forms are never touched, so nothing typed is lost.
 */
export class Live extends Controller<HTMLElement> {
  static override values = { stream: String, presence: String };
  declare readonly streamValue: string;
  declare readonly presenceValue: string;
  #source: EventSource | null = null;
  #timer = 0;
  #said = 0;

  override connect() {
    this.#source = new EventSource(this.streamValue);
    const look = () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#look(), pause_ms);
    };
    this.#source.addEventListener('changed', look);
    this.#source.addEventListener('presence', look);
    this.#source.addEventListener('noticed', look);
  }

  override disconnect() {
    this.#source?.close();
    window.clearTimeout(this.#timer);
  }

  /** Tells the others that somebody writes here. */
  writing() {
    if (!this.presenceValue || Date.now() - this.#said < writing_ms) return;
    this.#said = Date.now();
    const csrf = this.element.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '';
    void fetch(this.presenceValue, { method: 'POST', body: new URLSearchParams({ csrf }) }).catch(() => {});
  }

  async #look() {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const bell = document.querySelector<HTMLElement>('#bell');
    for (const part of [...(bell ? [bell] : []), ...this.element.querySelectorAll<HTMLElement>('[data-live]')]) {
      const next = page.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML)
        part.replaceChildren(...document.importNode(next, true).childNodes);
    }
    // Whoever has typed nothing has seen what is new; for everybody else the answer is held back and shows it.
    const box = this.element.querySelector<HTMLTextAreaElement>('[data-live-box]');
    const seen = this.element.querySelector<HTMLInputElement>('input[name="seen"]');
    const fresh = page.querySelector<HTMLInputElement>('input[name="seen"]');
    if (seen && fresh && box?.value === '') seen.value = fresh.value;
  }
}
