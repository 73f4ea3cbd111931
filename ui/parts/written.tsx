import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A video a text shows: where it is, what its author calls it, and the how-manyth of the text it is. */
export type VideoPlace = { address: string; said: string; number: number };

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
  const shown = video ? withVideos(html, video) : html;
  return <div class="written" dir="auto" dangerouslySetInnerHTML={{ __html: shown }} />;
}

// As lib/directives.ts writes it and parse5 serializes it: neither an attribute nor a text of anybody holds a quotation mark and a < together.
const place = /<p class="video"><a href="([^"<>]+)"(?: rel="noopener")?>([^<]*)<\/a><\/p>/g;
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&quot;': '"', '&amp;': '&' };
const plain = (escaped: string): string =>
  escaped.replaceAll(/&(?:lt|gt|nbsp|quot|amp);/g, (one) => entities[one] ?? '');

function withVideos(html: string, draw: (place: VideoPlace) => VNode): string {
  let number = 0;
  return html.replaceAll(place, (_all, address: string, said: string) => {
    number += 1;
    return renderToString(draw({ address: plain(address), said: plain(said), number }));
  });
}

/** Addresses of the videos a text shows, as `video` of `Written` is given them. */
export const videoAddresses = (html: string | null): string[] =>
  [...(html ?? '').matchAll(place)].map(([, address = '']) => plain(address));
