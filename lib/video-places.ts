/** A video a text shows: where it is, what its author calls it, and the how-manyth of the text it is. */
export type VideoPlace = { address: string; said: string; number: number };

// As lib/directives.ts writes it and parse5 serializes it: neither an attribute nor a text of anybody holds a quotation mark and a < together.
const place = /<p class="video"><a href="([^"<>]+)"(?: rel="noopener")?>([^<]*)<\/a><\/p>/g;
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&quot;': '"', '&amp;': '&' };
const plain = (escaped: string): string =>
  escaped.replaceAll(/&(?:lt|gt|nbsp|quot|amp);/g, (one) => entities[one] ?? '');

/** HTML of a document with something else in the place of each video. `draw`: HTML that is safe. */
export function withVideos(html: string, draw: (place: VideoPlace) => string): string {
  let number = 0;
  return html.replaceAll(place, (_all, address: string, said: string) => {
    number += 1;
    return draw({ address: plain(address), said: plain(said), number });
  });
}

/** Where the videos are that a document shows. */
export const videoAddresses = (html: string | null): string[] =>
  [...(html ?? '').matchAll(place)].map(([, address = '']) => plain(address));
