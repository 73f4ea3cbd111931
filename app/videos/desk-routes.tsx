import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { type FieldError, readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { locales } from '../../locales/index.ts';
import { allModules } from '../catalog/find.ts';
import { editors } from '../content/document.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { storeKey } from '../uploads.ts';
import { allVideos, type Edited, videoById } from './find.ts';
import { fresh, typedOf } from './form.ts';
import { keepCaptions, removeCaptions } from './keep-captions.ts';
import { keepFile, removeFile } from './keep-file.ts';
import { DeskVideosPage } from './pages/desk-list.tsx';
import { EditVideoPage } from './pages/edit.tsx';
import { saveVideo } from './save-video.ts';
import { captions_files, video_files, video_form } from './video.ts';

const base = '/desk/videos';
const one = { video: 'document' } as const;
const sample = {
  title: 'Como abrir',
  summary: '',
  module_id: '0197b3a0-0000-7000-8000-000000000000',
  routine: '',
  locale: 'pt-BR',
  audience: 'public',
  state: 'draft',
  youtube: '',
  duration: '1:00',
  chapters: '0:00 Abertura',
  transcript: '[0:00] Abra.',
  articles: '',
  keywords: '',
  review_on: '',
};

const find = async ({ tx, params }: Pick<Ask, 'tx' | 'params'>): Promise<Edited | undefined> => {
  const id = readUuid(params['video']);
  return id ? videoById(tx, id) : undefined;
};

type Form = {
  edited: Edited | null;
  typed: Record<string, string>;
  stored?: Record<string, string> | null;
  errors?: readonly FieldError[];
};

async function form(ask: Ask, { edited, typed, stored = null, errors = [] }: Form): Promise<Answer> {
  const { chrome, t, tx, query } = ask;
  const modules = await allModules(tx);
  const notice = query.has('saved') && errors.length === 0 ? t.common.saved : undefined;
  return page(<EditVideoPage {...{ chrome, edited, modules, typed, stored, notice }} errors={refusals(t, errors)} />, {
    status: errors.length > 0 ? 422 : 200,
  });
}

/** The address as its form is sent, new (`edited` null) or changed. */
async function save(ask: Ask, edited: Edited | null): Promise<Answer> {
  const reading = readForm(video_form, ask.form);
  // A form that was overtaken is sent again as a change of what is there now.
  const again = { edited, typed: ask.form };
  if (!reading.ok) return form(ask, { ...again, errors: reading.errors });
  if (edited && reading.value.version === undefined)
    return form(ask, { ...again, errors: [{ field: '', code: 'unknown_field' }] });
  const saved = await saveVideo(ask.tx, person(ask.viewer), edited, reading.value);
  if (saved.ok) return redirect(`${base}/${saved.id}?saved`);
  if (saved.reason === 'gone') return notFound;
  if (saved.reason === 'refused') return form(ask, { ...again, errors: saved.errors });
  const now = await find(ask);
  if (!now) return notFound;
  return form(ask, {
    edited: now,
    typed: ask.form,
    stored: typedOf(now),
    errors: [{ field: '', code: 'changed_meanwhile' }],
  });
}

export const routes = [
  get({
    path: base,
    who: editors,
    reads: (tx, _params, query) => {
      const [updated_at = '', id] = decodeCursor(query.get('after'), 2) ?? [];
      const last = readUuid(id);
      return allVideos(
        tx,
        last && /^[\d\-:.+ ]{10,40}$/.test(updated_at) ? { updated_at, id: last } : null,
        page_size + 1,
      );
    },
    handle: ({ chrome, viewer, now }, rows) => {
      const last = rows.length > page_size ? rows[page_size - 1] : undefined;
      const next = last ? `${base}?${new URLSearchParams({ after: encodeCursor([last.moment, last.id]) })}` : null;
      const { time_zone } = person(viewer);
      return page(<DeskVideosPage {...{ chrome, time_zone, now, next }} rows={rows.slice(0, page_size)} />);
    },
  }),
  get({ path: `${base}/new`, who: editors, handle: (ask) => form(ask, { edited: null, typed: fresh }) }),
  post({
    path: `${base}/new`,
    who: editors,
    audit: 'document_created',
    limits: { body: 524_288 },
    crawl: { form: sample },
    handle: (ask) => save(ask, null),
  }),
  get({
    path: `${base}/:video`,
    who: editors,
    crawl: { params: one },
    handle: async (ask) => {
      const edited = await find(ask);
      return edited ? form(ask, { edited, typed: typedOf(edited) }) : notFound;
    },
  }),
  post({
    path: `${base}/:video`,
    who: editors,
    audit: 'document_changed',
    limits: { body: 524_288 },
    crawl: { params: one, form: { ...sample, version: '1' } },
    handle: async (ask) => {
      const edited = await find(ask);
      return edited ? save(ask, edited) : notFound;
    },
  }),
  post({
    path: `${base}/:video/file`,
    who: editors,
    audit: 'video_file_kept',
    limits: { body: 16_384, uploads: video_files },
    crawl: { params: one, form: {} },
    handle: async (ask) => {
      const edited = await find(ask);
      if (!edited) return notFound;
      const wrong = await keepFile(
        ask.tx,
        person(ask.viewer),
        edited,
        ask.uploads.find(({ field }) => field === 'file'),
      );
      return wrong
        ? form(ask, { edited, typed: typedOf(edited), errors: [wrong] })
        : redirect(`${base}/${edited.id}?saved`);
    },
  }),
  post({
    path: `${base}/:video/file/removal`,
    who: editors,
    audit: 'video_file_removed',
    crawl: { params: one, form: {} },
    handle: async (ask) => {
      const edited = await find(ask);
      if (!edited) return notFound;
      const wrong = await removeFile(ask.tx, person(ask.viewer), edited);
      return wrong
        ? form(ask, { edited, typed: typedOf(edited), errors: [wrong] })
        : redirect(`${base}/${edited.id}?saved`);
    },
  }),
  post({
    path: `${base}/:video/captions`,
    who: editors,
    audit: 'video_captions_kept',
    limits: { body: 16_384, uploads: captions_files },
    crawl: { params: one, form: { language: 'pt-BR' } },
    handle: async (ask) => {
      const edited = await find(ask);
      const language = locales.find((locale) => locale === ask.form['language']);
      if (!edited || !language) return notFound;
      const upload = ask.uploads.find(({ field }) => field === 'captions');
      const wrong: FieldError | null =
        !upload || upload.refused
          ? { field: 'captions', code: upload?.refused ?? 'file_empty', limit: 4 }
          : await keepCaptions(ask.tx, person(ask.viewer), edited, language, await textOf(ask, upload));
      return wrong
        ? form(ask, { edited, typed: typedOf(edited), errors: [wrong] })
        : redirect(`${base}/${edited.id}?saved`);
    },
  }),
  post({
    path: `${base}/:video/captions/:language/removal`,
    who: editors,
    audit: 'video_captions_removed',
    crawl: { params: { ...one, language: 'listed' }, form: {} },
    handle: async (ask) => {
      const edited = await find(ask);
      const language = locales.find((locale) => locale === ask.params['language']);
      if (!edited || !language) return notFound;
      await removeCaptions(ask.tx, person(ask.viewer), edited, language);
      return redirect(`${base}/${edited.id}?saved`);
    },
  }),
];

// Read back from the store, where it does not stay: what is kept are the cues.
async function textOf({ services }: Ask, { file_key }: { file_key: string }): Promise<string> {
  const stream = await services.files.read(storeKey(file_key, captions_files.folder));
  const pieces: Uint8Array[] = [];
  for await (const piece of stream ?? []) pieces.push(piece as Uint8Array);
  return new TextDecoder().decode(Buffer.concat(pieces));
}
