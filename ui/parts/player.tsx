import { locale_names } from '../chrome.ts';
import type { Words, Locale } from '../../locales/index.ts';
import { Icon } from './icon.tsx';

/** Where the player of YouTube is, which sets no cookie before it plays. */
const outside = 'https://www.youtube-nocookie.com/embed';

type FileProps = {
  t: Words;
  title: string;
  src: string;
  type: string | null;
  /** Languages there are captions in, with their addresses; the first is shown. */
  captions: readonly { locale: Locale; src: string }[];
  /** Of the one player of a page, which its chapters move. */ id?: string;
};

/** Plays a file of the portal, with its captions. */
export function FilePlayer({ t, title, src, type, captions, id }: FileProps) {
  return (
    <div class="player" id={id}>
      <video controls preload="metadata" data-seek-target={id && 'video'} aria-label={t.videos.player(title)}>
        <source src={src} type={type ?? undefined} />
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
  /** Where it begins, in seconds. */ at_s?: number;
  /** What the button says. */ watch?: string;
  id?: string;
};

/** The player of others, after a click. */
export function OutsidePlayer({ t, locale, title, youtube_id, play, clicked, at_s = 0, watch, id }: OutsideProps) {
  if (!clicked)
    return (
      <div class="player facade" id={id}>
        <a href={play} rel="nofollow">
          <Icon name="play" size={20} />
          <span>{watch ?? t.videos.watch}</span>
        </a>
        <p>{t.videos.youtube_note}</p>
      </div>
    );
  const query = new URLSearchParams({ autoplay: '1', cc_load_policy: '1', hl: locale, rel: '0', start: String(at_s) });
  return (
    <div class="player" id={id}>
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
