import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import type { Playing } from '../find.ts';
import { timeText } from '../time.ts';

type Props = {
  chrome: Chrome;
  title: string;
  /** The page's own address. */
  path: string;
  video: Playing;
  /** Languages there are captions in; the video's own first. */
  captions: readonly Playing['locale'][];
  at_s: number;
  /** Whether the reader has clicked: nothing of others is loaded before. */
  clicked: boolean;
};

/** Where the player of YouTube is, which sets no cookie before it plays. */
const player = 'https://www.youtube-nocookie.com/embed';

/** What plays: a file of ours at once, a player of others after a click. */
export function Player({ chrome, title, path, video, captions, at_s, clicked }: Props) {
  const { t, locale } = chrome;
  const words = t.videos;
  if (video.file_key)
    return (
      <div class="player" id="player">
        <video controls preload="metadata" data-seek-target="video" aria-label={words.player(title)}>
          <source src={`${path}/file${at_s > 0 ? `#t=${at_s}` : ''}`} type={video.file_type ?? undefined} />
          {captions.map((language, index) => (
            <track
              kind="captions"
              src={`${path}/captions/${language}`}
              srclang={language}
              label={locale_names[language]}
              default={index === 0}
            />
          ))}
        </video>
      </div>
    );
  if (!video.youtube_id)
    return (
      <Callout t={t} kind="attention">
        <p>{words.no_source}</p>
      </Callout>
    );
  if (clicked) {
    const query = new URLSearchParams({
      autoplay: '1',
      cc_load_policy: '1',
      hl: locale,
      rel: '0',
      start: String(at_s),
    });
    return (
      <div class="player" id="player">
        {/* YouTube refuses to play for a page that does not say which portal it is; it learns no more than that. */}
        <iframe
          src={`${player}/${video.youtube_id}?${query}`}
          title={words.player(title)}
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
  return (
    <div class="player facade" id="player">
      <a href={`${path}?play${at_s > 0 ? `&t=${at_s}` : ''}#player`}>
        <Icon name="play" size={20} />
        <span>{at_s > 0 ? words.watch_from(timeText(at_s)) : words.watch}</span>
      </a>
      <p>{words.youtube_note}</p>
    </div>
  );
}
