import { locale_names } from '../chrome.ts';
import type { Words, Locale } from '../../locales/index.ts';
import { Icon } from './icon.tsx';

/** Where the player of YouTube is, which sets no cookie before it plays. */
const outside = 'https://www.youtube-nocookie.com/embed';

type FileProps = {
  t: Words;
  title: string;
  src: string;
  type: string;
  /** Languages there are captions in, with their addresses; the first is shown. */
  captions: readonly { locale: Locale; src: string }[];
};

/** Plays a file of the portal, with its captions. */
export function FilePlayer({ t, title, src, type, captions }: FileProps) {
  return (
    <div class="player">
      <video controls preload="metadata" aria-label={t.videos.player(title)}>
        <source src={src} type={type} />
        {captions.map((one, index) => (
          <track
            kind="captions"
            src={one.src}
            srclang={one.locale}
            label={locale_names[one.locale]}
            default={index === 0}
          />
        ))}
      </video>
    </div>
  );
}

type OutsideProps = {
  t: Words;
  locale: Locale;
  title: string;
  youtube_id: string;
  /** Where the click leads: to a page that plays it. */
  play: string;
  /** Whether the reader has clicked: nothing of others is loaded before. */
  clicked: boolean;
};

/** The player of others, after a click. */
export function OutsidePlayer({ t, locale, title, youtube_id, play, clicked }: OutsideProps) {
  if (!clicked)
    return (
      <div class="player facade">
        <a href={play} rel="nofollow">
          <Icon name="play" size={20} />
          <span>{t.videos.watch}</span>
        </a>
        <p>{t.videos.youtube_note}</p>
      </div>
    );
  const query = new URLSearchParams({ autoplay: '1', cc_load_policy: '1', hl: locale, rel: '0' });
  return (
    <div class="player">
      {/* YouTube refuses to play for a page that does not say which portal it is; it learns no more than that. */}
      <iframe
        src={`${outside}/${youtube_id}?${query}`}
        title={t.videos.player(title)}
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        // It is of another origin, so the two together give it nothing of ours; without either it does not play.
        // oxlint-disable-next-line react/iframe-missing-sandbox
        sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
        referrerpolicy="strict-origin-when-cross-origin"
        allowFullScreen
      />
    </div>
  );
}
