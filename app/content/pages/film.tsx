import { h } from 'preact';
import { youtubeId } from '../../../lib/directives.ts';
import type { VideoPlace } from '../../../lib/video-places.ts';
import type { Locale } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { FilePlayer, OutsidePlayer } from '../../../ui/parts/player.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import { dialectWords, targetOf } from '../dialect.ts';
import { documentPath } from '../document.ts';
import type { Film } from '../find-films.ts';

type Props = {
  chrome: Chrome;
  html: string | null;
  text: string;
  /** The language of the text. */
  locale: Locale;
  /** Tells the videos of this text from those of another on the same page. */
  id: string;
  /** The page's own address, which plays what is clicked; null where there is no such page yet. */
  path: string | null;
  films: readonly Film[];
  /** The how-manyth video the reader has clicked. */
  playing: number | null;
};

/** A text of the vendor, with its videos as this reader may see them. */
export function Body({ html, text, ...shared }: Props) {
  return <Written html={html} text={text} video={(place) => <Video {...shared} {...place} />} />;
}

function Video({
  chrome,
  locale,
  id,
  path,
  films,
  playing,
  address,
  said,
  number,
}: Omit<Props, 'html' | 'text'> & VideoPlace) {
  const { t } = chrome;
  const slug = targetOf(address)?.slug;
  const film = films.find(({ asked }) => asked === slug);
  const outside = film ? film.youtube_id : youtubeId(address);
  // What is not the reader's to see is not there: the author's words are.
  if (!film && !outside) return <p class="video">{said}</p>;
  const unnamed = said === dialectWords(locale).video;
  const title = film && unnamed ? film.title : said;
  const page = film ? documentPath({ kind: 'video', slug: film.slug }) : address;
  const anchor = `video-${number}-${id}`;
  const player = film?.file_type ? (
    <FilePlayer
      t={t}
      title={title}
      src={`${page}/file`}
      type={film.file_type}
      captions={ordered(film.captions, chrome.locale, film.locale).map((each) => ({
        locale: each,
        src: `${page}/captions/${each}`,
      }))}
    />
  ) : outside ? (
    <OutsidePlayer
      {...{ t, title, locale: chrome.locale, youtube_id: outside, clicked: playing === number }}
      play={path ? `${path}?play=${number}#${anchor}` : page}
    />
  ) : null;
  // Played in its place; without scripts the link leads to the same page, which plays it there.
  return h(
    'turbo-frame',
    { id: anchor },
    <figure class="film-shown">
      {player}
      <figcaption>
        <a
          href={page}
          data-turbo-frame="_top"
          lang={film && unnamed ? film.locale : undefined}
          rel={film ? undefined : 'noopener'}
        >
          {title}
        </a>
      </figcaption>
    </figure>,
  );
}

function ordered(captions: readonly Locale[], reader: Locale, own: Locale): Locale[] {
  const rank = (one: Locale): number => (one === reader ? 0 : one === own ? 1 : 2);
  return captions.toSorted((one, other) => rank(one) - rank(other));
}
