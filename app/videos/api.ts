import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import { line, prose } from '../../lib/forms.ts';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Person } from '../../lib/viewer.ts';
import { api, day, id, listOf, moment, notThere, openApi, type Outcome, pageOf, paging } from '../api.ts';
import { audiences, document_states, documentPath, editors } from '../content/document.ts';
import type { Ask } from '../context.ts';
import { type Edited, videoById } from './find.ts';
import { apiVideos } from './find-listed.ts';
import { fresh, valuesOf } from './form.ts';
import { keepCaptions } from './keep-captions.ts';
import { saveVideo } from './save-video.ts';
import { readTranscript } from './transcript.ts';
import { type Chapter, readChapters, video_states, type VideoValues, writeChapters } from './video.ts';

const locale = z.enum(['pt-BR', 'en', 'es'], { error: 'invalid_choice' });
const chapter = z.strictObject({ at_s: z.int().min(0).max(86_400), title: line(120) });

const listed = z.object({
  id,
  external_id: z.string().nullable(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  locale,
  audience: z.enum(audiences),
  state: z.enum(document_states),
  product_id: id.nullable(),
  module_id: id.nullable(),
  routine_id: id.nullable(),
  duration_s: z.number().nullable(),
  youtube_id: z.string().nullable(),
  file: z.object({ name: z.string(), type: z.string(), bytes: z.number() }).nullable(),
  chapters: z.array(z.object({ at_s: z.number(), title: z.string() })),
  version: z.number(),
  updated_at: moment,
  url: z.string(),
});
const whole = listed.extend({
  transcript: z.string(),
  said: z.array(z.object({ at_s: z.number(), text: z.string() })),
  captions: z.array(locale),
  articles: z.array(z.string()),
});

const fields = {
  title: line(300),
  summary: prose(1000).nullable(),
  module_id: id.nullable(),
  routine: line(20).nullable(),
  locale,
  audience: z.enum(audiences, { error: 'invalid_choice' }),
  state: z.enum(video_states, { error: 'invalid_choice' }),
  youtube_id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{11}$/, { error: 'invalid_youtube' })
    .nullable(),
  duration_s: z.int().min(1).max(86_400).nullable(),
  chapters: z.array(chapter).max(100),
  transcript: prose(262_144).nullable(),
  /** `kb/address` or `docs/address`. */
  articles: z.array(z.string().regex(/^(kb|docs)\/[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'invalid_choice' })).max(20),
  keywords: z.array(line(120)).max(50),
  review_on: day.nullable(),
  captions: z.array(z.strictObject({ locale, text: z.string().min(1).max(200_000) })).max(3),
};
const change = z.strictObject(fields).partial();
const creation = change.extend({ title: fields.title, external_id: line(200).nullable().optional() });
type Body = z.output<typeof change> & { external_id?: string | null | undefined; version?: number | undefined };

const sample = { title: 'Como abrir', module_id: '0197b3a0-0000-7000-8000-000000000000', state: 'draft' };
const params = { video: 'document' } as const;

type Row = Omit<Awaited<ReturnType<typeof apiVideos>>[number], 'moment'>;

const shown = ({ services }: Ask, { file_name, file_type, file_bytes, ...row }: Row) => ({
  ...row,
  file: file_name && file_type && file_bytes ? { name: file_name, type: file_type, bytes: Number(file_bytes) } : null,
  url: services.config.public_url + documentPath({ kind: 'video', slug: row.slug }),
});

async function shownWhole(ask: Ask, wanted: string | undefined): Promise<Outcome<z.input<typeof whole>>> {
  const known = readUuid(wanted);
  const video = known ? await videoById(ask.tx, known) : undefined;
  if (!video) return notThere;
  return {
    data: {
      ...shown(ask, video),
      transcript: video.body,
      said: readTranscript(video.body).said,
      captions: video.captions.map((one) => one.locale),
      articles: video.articles.map((article) => documentPath(article).slice(1)),
    },
  };
}

/** What the body says over what is there. Null: chapters that go back in time. */
function valuesWith(edited: Edited | null, body: Body): VideoValues | null {
  const { chapters, youtube_id, duration_s, articles, captions: _, version: _of, external_id: _id, ...same } = body;
  const start: VideoValues = edited
    ? valuesOf(edited)
    : { ...empty, ...(fresh as Pick<VideoValues, 'locale' | 'audience' | 'state'>) };
  const ordered = chapters && readChapters(writeChapters(chapters as Chapter[]));
  if (ordered === null) return null;
  const named = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
  return {
    ...start,
    ...named,
    ...(ordered && { chapters: ordered }),
    ...(youtube_id !== undefined && { youtube: youtube_id }),
    ...(duration_s !== undefined && { duration: duration_s }),
    ...(articles && {
      articles: articles.map((address) => ({
        kind: address.startsWith('docs/') ? ('doc' as const) : ('kb' as const),
        slug: address.replace(/^.*\//, ''),
      })),
    }),
  };
}

const empty: Omit<VideoValues, 'locale' | 'audience' | 'state'> = {
  title: '',
  summary: null,
  module_id: null,
  routine: null,
  youtube: null,
  duration: null,
  chapters: null,
  transcript: null,
  articles: null,
  keywords: null,
  review_on: null,
};

/** As the fields are called by programs. */
const called: Record<string, string> = { youtube: 'youtube_id', duration: 'duration_s' };

async function write(
  ask: Ask & { viewer: Person },
  edited: Edited | null,
  body: Body,
): Promise<Outcome<z.input<typeof whole>>> {
  const values = valuesWith(edited, body);
  if (!values) return { problem: 422, errors: [{ field: 'chapters', code: 'invalid_chapters' }] };
  const { version, external_id } = body;
  const saved = await saveVideo(ask.tx, ask.viewer, edited, { ...values, version, external_id });
  if (!saved.ok) {
    if (saved.reason === 'changed_meanwhile') return { problem: 409, state: 'changed_meanwhile' };
    if (saved.reason !== 'refused') return notThere;
    return {
      problem: 422,
      errors: saved.errors.map((error) => ({ ...error, field: called[error.field] ?? error.field })),
    };
  }
  const wrong = await captionsWritten(ask.tx, ask.viewer, saved.id, body.captions ?? []);
  return wrong ? { problem: 422, errors: [wrong] } : shownWhole(ask, saved.id);
}

async function captionsWritten(tx: Tx, viewer: Person, id: string, all: NonNullable<Body['captions']>) {
  for (const { locale: language, text } of all) {
    const edited = await videoById(tx, id);
    const wrong = edited && (await keepCaptions(tx, viewer, edited, language, text));
    if (wrong) return wrong;
  }
  return null;
}

export const routes = [
  openApi({
    path: '/videos',
    summary: 'Lists videos the caller may see, the last changed first; without `state`, those that readers see',
    query: z.strictObject({
      product: id.optional(),
      module: id.optional(),
      routine: id.optional(),
      state: z.enum(document_states, { error: 'invalid_choice' }).optional(),
      ...paging,
    }),
    answer: listOf(listed),
    handle: async (ask, { limit, cursor, ...wanted }) => {
      const [updated_at = '', last] = decodeCursor(cursor ?? null, 2) ?? [];
      const known = readUuid(last);
      const after = known && /^[\d\-:.+ ]{10,40}$/.test(updated_at) ? { updated_at, id: known } : null;
      const rows = await apiVideos(ask.tx, { ...wanted, after, limit: limit + 1 });
      const page = pageOf(rows, limit, (row) => encodeCursor([row.moment, row.id]));
      return { data: { ...page, data: page.data.map((row) => shown(ask, row)) } };
    },
  }),
  {
    ...openApi({
      path: '/videos/:video',
      summary: 'Gives a video with its transcript',
      query: z.strictObject({}),
      answer: whole,
      handle: (ask) => shownWhole(ask, ask.params['video']),
    }),
    crawl: { params },
  },
  api('POST', {
    path: '/videos',
    who: editors,
    summary: 'Adds a video; its file is sent in the console',
    audit: 'document_created',
    crawl: { json: sample },
    body: creation,
    answer: whole,
    handle: (ask, { body }) => write(ask, null, body),
  }),
  api('PATCH', {
    path: '/videos/:video',
    who: editors,
    summary: 'Changes a video; with `version`, only as it was then',
    audit: 'document_changed',
    crawl: { params, json: sample },
    body: change.extend({ version: z.int().min(1).optional() }),
    answer: whole,
    handle: async (ask, { body }) => {
      const known = readUuid(ask.params['video']);
      const edited = known ? await videoById(ask.tx, known) : undefined;
      return edited ? write(ask, edited, body) : notThere;
    },
  }),
];
