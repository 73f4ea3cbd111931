import type { Tx } from '../../lib/database.ts';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Locale } from '../../locales/index.ts';
import type { Chrome } from '../../ui/chrome.ts';
import { areas, documentPath } from '../content/document.ts';
import { countRead } from '../content/count-reads.ts';
import { movedTo, votesOn } from '../content/find-reading.ts';
import { documentAt, relatedTo, shelves } from '../content/find.ts';
import type { SolvedState } from '../content/pages/solved.tsx';
import { takeFeedback } from '../content/take-feedback.ts';
import type { Ask } from '../context.ts';
import { handOut } from '../hand-out.ts';
import { publicPage } from '../public-page.ts';
import { type Answer, get, moved, notFound, page, post } from '../route.ts';
import { noteOpening } from '../search/note-search.ts';
import { storeKey } from '../uploads.ts';
import { captionsOf, writeCaptions } from './captions.ts';
import { articlesBeside, captionsAt, filmedRoutines, type Narrowed, type Playing, videoAt, videosOf } from './find.ts';
import { galleryPath, GalleryPage } from './pages/gallery.tsx';
import { VideoPage } from './pages/video.tsx';
import { readTranscript } from './transcript.ts';
import { video_files } from './video.ts';

const path = areas.video;
const shown = 24;

const code = /^[A-Za-z0-9_-]{1,30}$/;
const known = (text: string | null): string | null => (text && code.test(text) ? text : null);

function narrowedBy(query: URLSearchParams): Narrowed {
  const product = known(query.get('product'));
  const module = product && known(query.get('module'));
  return { product, module, routine: module && known(query.get('routine')) };
}

function placeIn(query: URLSearchParams): { updated_at: string; id: string } | null {
  const [updated_at, id] = decodeCursor(query.get('after'), 2) ?? [];
  const last = readUuid(id);
  return updated_at && last && /^[\d\-:.+ ]{10,40}$/.test(updated_at) ? { updated_at, id: last } : null;
}

/** Languages a video has captions in, the reader's first, then its own; those made of the transcript are in its own. */
function captionsFor(video: Playing, locale: Locale): Locale[] {
  const own = video.captions.map((one) => one.locale);
  const made = !own.includes(video.locale) && readTranscript(video.body).said.length > 0 ? [video.locale] : [];
  const rank = (one: Locale): number => (one === locale ? 0 : one === video.locale ? 1 : 2);
  return [...own, ...made].toSorted((one, other) => rank(one) - rank(other));
}

const zoneOf = ({ viewer, services }: Ask): string =>
  viewer.kind === 'person' ? viewer.time_zone : services.config.tz_default;

const readVideo = (tx: Tx, slug: string) =>
  Promise.all([
    documentAt(tx, 'video', slug),
    videoAt(tx, slug),
    articlesBeside(tx, slug),
    relatedTo(tx, 'video', slug),
    votesOn(tx, 'video', slug),
    movedTo(tx, 'video', slug),
  ]);

/** A video's page. `refused`: what was missing comes back as typed, with why it could not be taken. */
function videoAnswer(ask: Ask, read: Awaited<ReturnType<typeof readVideo>>, refused?: SolvedState): Answer {
  const [document, video, articles, more, votes] = read;
  if (!document || !video) return notFound;
  const { query, locale, viewer, now, t } = ask;
  const at_s = Math.min(Number(/^\d{1,5}$/.exec(query.get('t') ?? '')?.[0] ?? 0), 86_400);
  const clicked = query.has('play');
  const about = { document, video, captions: captionsFor(video, locale), articles, more, at_s, clicked, votes };
  const time_zone = zoneOf(ask);
  const asked = query.get('solved');
  const solved = refused ?? { asked: asked === 'no' ? ('no' as const) : ('whether' as const) };
  const thanks = query.get('thanks');
  const notice = thanks === 'yes' ? t.content.solved_thanks : thanks === 'no' ? t.reading.thanks_no : undefined;
  const draw = (chrome: Chrome) => <VideoPage {...{ chrome, viewer, now, time_zone, solved, notice, ...about }} />;
  if (refused) return page(draw(ask.chrome), { status: 422 });
  // A form is nobody else's, and what was just done is said once.
  return asked || notice ? page(draw(ask.chrome)) : publicPage(ask, about, draw);
}

export const routes = [
  get({
    path,
    who: 'anyone',
    reads: (tx, _params, query) => {
      const narrowed = narrowedBy(query);
      return Promise.all([
        shelves(tx, 'video'),
        filmedRoutines(tx, narrowed.product, narrowed.module),
        videosOf(tx, narrowed, placeIn(query), shown + 1),
      ]);
    },
    handle: (ask, [all, routines, rows]) => {
      const narrowed = narrowedBy(ask.query);
      const last = rows.length > shown ? rows[shown - 1] : undefined;
      const next = last ? galleryPath(narrowed, { after: encodeCursor([last.moment, last.id]) }) : null;
      const about = { narrowed, shelves: all, routines, rows: rows.slice(0, shown), next };
      return publicPage(ask, about, (chrome) => <GalleryPage chrome={chrome} {...about} />);
    },
  }),
  get({
    path: `${path}/:slug`,
    who: 'anyone',
    crawl: { params: { slug: 'document' } },
    reads: (tx, { slug = '' }) => readVideo(tx, slug),
    handle: (ask, read) => {
      const [document, video, , , , elsewhere] = read;
      if (!document || !video) return elsewhere ? moved(documentPath(elsewhere)) : notFound;
      noteOpening(ask, document.id);
      ask.note(async () => countRead(ask.services, document.id));
      return videoAnswer(ask, read);
    },
  }),
  post({
    path: `${path}/:slug/feedback`,
    who: 'anyone',
    audit: 'document_feedback_given',
    crawl: { params: { slug: 'document' }, form: { solved: 'no', reason: 'unclear', words: 'Falta o passo 3.' } },
    handle: async (ask) => {
      const read = await readVideo(ask.tx, ask.params['slug'] ?? '');
      const [document, video] = read;
      if (!document || !video) return notFound;
      return takeFeedback(ask, document, (refused) => videoAnswer(ask, read, refused));
    },
  }),
  get({
    path: `${path}/:slug/file`,
    who: 'anyone',
    crawl: { params: { slug: 'document' } },
    headers: 'file',
    reads: (tx, { slug = '' }) => videoAt(tx, slug),
    handle: ({ services, range }, video) => {
      const { file_key, file_bytes, file_type } = video ?? {};
      if (!file_key || !file_bytes || !file_type) return notFound;
      return handOut(
        services.files,
        { key: storeKey(file_key, video_files.folder), bytes: Number(file_bytes), type: file_type },
        range,
      );
    },
  }),
  get({
    path: `${path}/:slug/captions/:language`,
    who: 'anyone',
    crawl: { params: { slug: 'document', language: 'listed' } },
    headers: 'file',
    reads: (tx, { slug = '', language = '' }) => Promise.all([captionsAt(tx, slug, language), videoAt(tx, slug)]),
    handle: ({ params }, [captions, video]) => {
      if (!video) return notFound;
      const said = captions || params['language'] !== video.locale ? [] : readTranscript(video.body).said;
      const text = captions?.body ?? (said.length > 0 ? writeCaptions(captionsOf(said, video.duration_s)) : null);
      if (text === null) return notFound;
      return { kind: 'bytes', body: new Uint8Array(Buffer.from(text)), type: 'text/vtt; charset=utf-8' };
    },
  }),
];
