import { Controller } from '@hotwired/stimulus';

/** Moves the player of the page to where a chapter or a line of the transcript begins, and marks the line that is being said. */
export class Seek extends Controller<HTMLElement> {
  static override targets = ['video', 'said'];
  declare readonly hasVideoTarget: boolean;
  declare readonly videoTarget: HTMLVideoElement;
  declare readonly saidTargets: HTMLElement[];

  #mark = () => {
    const now = this.videoTarget.currentTime;
    const said = this.saidTargets.findLast((one) => Number(one.dataset['at']) <= now);
    for (const one of this.saidTargets)
      if (one === said) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
  };

  videoTargetConnected(video: HTMLVideoElement) {
    video.addEventListener('timeupdate', this.#mark);
    video.addEventListener('seeked', this.#mark);
  }

  go(event: Event & { params: { at?: number } }) {
    if (!this.hasVideoTarget || (event instanceof MouseEvent && (event.metaKey || event.ctrlKey || event.shiftKey)))
      return;
    event.preventDefault();
    this.videoTarget.currentTime = event.params.at ?? 0;
    this.videoTarget.scrollIntoView({ block: 'nearest' });
    this.videoTarget.play().catch(() => undefined);
  }
}
