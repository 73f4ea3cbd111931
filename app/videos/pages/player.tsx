import type { Chrome } from '../../../ui/chrome.ts';
import { Callout } from '../../../ui/parts/callout.tsx';
import { FilePlayer, OutsidePlayer } from '../../../ui/parts/player.tsx';
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

/** What plays: a file of ours at once, a player of others after a click. */
export function Player({ chrome, title, path, video, captions, at_s, clicked }: Props) {
  const { t, locale } = chrome;
  const words = t.videos;
  const id = 'player';
  if (video.file_key)
    return (
      <FilePlayer
        {...{ t, id, title }}
        src={`${path}/file${at_s > 0 ? `#t=${at_s}` : ''}`}
        type={video.file_type}
        captions={captions.map((language) => ({ locale: language, src: `${path}/captions/${language}` }))}
      />
    );
  if (!video.youtube_id)
    return (
      <Callout t={t} kind="attention">
        <p>{words.no_source}</p>
      </Callout>
    );
  return (
    <OutsidePlayer
      {...{ t, id, locale, title, at_s, clicked }}
      youtube_id={video.youtube_id}
      play={`${path}?play${at_s > 0 ? `&t=${at_s}` : ''}#${id}`}
      watch={at_s > 0 ? words.watch_from(timeText(at_s)) : words.watch}
    />
  );
}
