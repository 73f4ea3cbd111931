import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type VideoPlace, withVideos } from '../../lib/video-places.ts';

/**
 * What somebody wrote. `html` must come from lib/html.ts and from nowhere else (the columns `html` and `description_html`): it is printed
 * as it stands, and this is the one place where that happens. Without it, the text itself, escaped. `video`: what stands in the place of
 * each video of the dialect, which is no more than a link until somebody reads it.
 */
export function Written({
  html,
  text,
  video,
}: {
  html: string | null;
  text: string;
  video?: ((place: VideoPlace) => VNode) | undefined;
}) {
  if (html === null)
    return (
      <p class="typed" dir="auto">
        {text}
      </p>
    );
  const shown = video ? withVideos(html, (place) => renderToString(video(place))) : html;
  return <div class="written" dir="auto" dangerouslySetInnerHTML={{ __html: shown }} />;
}
