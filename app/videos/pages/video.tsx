import type { Viewer } from '../../../lib/viewer.ts';
import { mayUse } from '../../guard.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { areas, documentPath, editors, isListed } from '../../content/document.ts';
import type { Shown } from '../../content/find.ts';
import type { Votes } from '../../content/find-reading.ts';
import { Solved, type SolvedState } from '../../content/pages/solved.tsx';
import { whenOf } from '../../content/when.ts';
import type { Beside, Playing } from '../find.ts';
import { durationIso, timeText } from '../time.ts';
import { type Said, readTranscript } from '../transcript.ts';
import type { Chapter } from '../video.ts';
import { galleryPath } from './gallery.tsx';
import { Player } from './player.tsx';

type Props = {
  chrome: Chrome;
  viewer: Viewer;
  time_zone: string;
  now: Date;
  document: Shown;
  video: Playing;
  captions: readonly Playing['locale'][];
  articles: readonly Beside[];
  more: readonly Beside[];
  at_s: number;
  clicked: boolean;
  votes: Votes;
  solved: SolvedState;
  notice?: string | undefined;
};

/** One video: what plays, its chapters, what is said in it, and what to read beside it. */
export function VideoPage({
  chrome,
  viewer,
  time_zone,
  now,
  document,
  video,
  captions,
  articles,
  more,
  at_s,
  clicked,
  votes,
  solved,
  notice,
}: Props) {
  const { t } = chrome;
  const words = t.videos;
  const { product_code, product_name, module_code, module_name, routine_code, locale, title } = document;
  const path = documentPath(document);
  const { before, said } = readTranscript(video.body);
  const trail = [
    { href: areas.video, label: words.title },
    ...(product_code && product_name ? [{ href: galleryPath({ product: product_code }), label: product_name }] : []),
    ...(product_code && module_code && module_name
      ? [{ href: galleryPath({ product: product_code, module: module_code }), label: module_name }]
      : []),
  ];
  const moments = { path, plays_elsewhere: video.file_key === null };
  return (
    <Layout
      chrome={chrome}
      title={title}
      notice={notice}
      open={document.audience === 'public' && isListed(document.state) ? headOf(chrome, document, video) : undefined}
    >
      <Breadcrumb t={t} trail={trail} current={words.heading} />
      <div class="document" data-controller="seek">
        <div class="document-body">
          <h1 dir="auto" lang={locale}>
            {title}
          </h1>
          <p class="soft small cluster document-meta">
            {video.duration_s && (
              <span>
                <span class="hidden-text">{words.duration}: </span>
                <time dateTime={durationIso(video.duration_s)}>{timeText(video.duration_s)}</time>
              </span>
            )}
            {routine_code && product_code && module_code && (
              <a href={galleryPath({ product: product_code, module: module_code, routine: routine_code })}>
                <code>{routine_code}</code>
              </a>
            )}
            <span>
              {t.content.updated} <Time at={whenOf(chrome, { time_zone, now }, document.updated_at)} />
            </span>
            {mayUse(viewer, editors) && <a href={`/desk/videos/${document.id}`}>{words.edit_of(words.one)}</a>}
          </p>
          {document.state === 'outdated' && (
            <Callout t={t} kind="attention" title={t.content.outdated_title}>
              <p>{t.content.outdated}</p>
            </Callout>
          )}
          {!isListed(document.state) && (
            <Callout t={t} kind="important" title={t.content.draft_title}>
              <p>{t.content.draft}</p>
            </Callout>
          )}
          <Player {...{ chrome, title, path, video, captions, at_s, clicked }} />
          {document.summary && (
            <p class="document-summary" lang={locale}>
              {document.summary}
            </p>
          )}
          <Chapters {...{ chrome, ...moments, chapters: video.chapters, locale }} />
          <Transcript {...{ chrome, ...moments, before, said, locale }} />
          <Solved {...{ chrome, document, path, votes }} action={`${path}/feedback`} state={solved} />
        </div>
        <aside class="document-side">
          <Links id="articles" title={words.articles} links={articles} />
          <Links id="more" title={words.more} links={more} />
        </aside>
      </div>
    </Layout>
  );
}

type Moments = { path: string; plays_elsewhere: boolean };

// The link plays from there by itself; where our own player stands, it is moved in place.
const moment = ({ path, plays_elsewhere }: Moments, at_s: number) => ({
  href: `${path}?${plays_elsewhere ? 'play&' : ''}t=${at_s}#player`,
  'data-action': 'seek#go',
  'data-seek-at-param': at_s,
});

function Chapters({
  chrome,
  chapters,
  locale,
  ...moments
}: Moments & { chrome: Chrome; chapters: readonly Chapter[]; locale: string }) {
  if (chapters.length === 0) return null;
  return (
    <nav aria-labelledby="chapters">
      <h2 id="chapters">{chrome.t.videos.chapters}</h2>
      <ol class="moments">
        {chapters.map(({ at_s, title }) => (
          <li>
            <a {...moment(moments, at_s)}>
              {/* The space belongs to the time: beside it, it would be underlined. */}
              <span class="numeric">{`${timeText(at_s)} `}</span>
              <bdi lang={locale}>{title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Transcript({
  chrome,
  before,
  said,
  locale,
  ...moments
}: Moments & { chrome: Chrome; before: string; said: readonly Said[]; locale: string }) {
  const words = chrome.t.videos;
  if (!before && said.length === 0) return null;
  return (
    <section aria-labelledby="transcript">
      <h2 id="transcript">{words.transcript}</h2>
      {said.length > 0 && <p class="small soft">{words.transcript_hint}</p>}
      {before && (
        <p class="typed" lang={locale} dir="auto">
          {before}
        </p>
      )}
      <ol class="moments transcript" lang={locale}>
        {said.map(({ at_s, text }) => (
          <li data-seek-target="said" data-at={at_s}>
            <a {...moment(moments, at_s)} class="numeric" aria-label={words.watch_from(timeText(at_s))}>
              {timeText(at_s)}
            </a>{' '}
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Links({ id, title, links }: { id: string; title: string; links: readonly Beside[] }) {
  if (links.length === 0) return null;
  return (
    <nav aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={documentPath(link)}>
              <bdi lang={link.locale}>{link.title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function headOf(chrome: Chrome, document: Shown, video: Playing) {
  const path = documentPath(document);
  return {
    path,
    title: document.title,
    description: document.summary || undefined,
    type: 'article' as const,
    locale: document.locale,
    published_at: document.published_at,
    changed_at: document.updated_at,
    data: {
      '@type': 'VideoObject',
      name: document.title,
      description: document.summary || document.title,
      uploadDate: document.published_at.toISOString(),
      inLanguage: document.locale,
      ...(video.duration_s && { duration: durationIso(video.duration_s) }),
      ...(video.file_key && { contentUrl: `${chrome.origin}${path}/file`, encodingFormat: video.file_type }),
      ...(video.youtube_id && { embedUrl: `https://www.youtube-nocookie.com/embed/${video.youtube_id}` }),
      hasPart: video.chapters.map(({ at_s, title }) => ({
        '@type': 'Clip',
        name: title,
        startOffset: at_s,
        url: `${chrome.origin}${path}?t=${at_s}`,
      })),
    },
  };
}
