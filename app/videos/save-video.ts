import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Person } from '../../lib/viewer.ts';
import { type DocumentFields, isListed } from '../content/document.ts';
import { keepDocument } from '../content/keep-document.ts';
import { articleIds, type Edited, placeOf } from './find.ts';
import { backwards, readTranscript, type Said, writeTranscript } from './transcript.ts';
import type { VideoValues } from './video.ts';

/** How it went; see `keepDocument`. */
export type SavedVideo =
  | { ok: true; id: string }
  | { ok: false; reason: 'gone' | 'changed_meanwhile' }
  | { ok: false; reason: 'refused'; errors: FieldError[] };

const error = (field: string, code: FieldError['code'], limit?: number): FieldError => ({
  field,
  code,
  ...(limit !== undefined && { limit }),
});

/**
 * Writes what an editor says of a video: its document, whose text is the transcript, where it plays from, its length, chapters and the articles
 * beside it. `edited` null: a new one. What readers see must play from somewhere and say how long it is.
 */
export async function saveVideo(
  tx: Tx,
  viewer: Person,
  edited: Edited | null,
  { version, ...values }: VideoValues & { version?: number | undefined; external_id?: string | null | undefined },
): Promise<SavedVideo> {
  const [{ product_id, routine_id }, found] = await Promise.all([
    placeOf(tx, values.module_id, values.routine),
    articleIds(tx, values.articles ?? []),
  ]);
  const errors = refusalsOf(values, edited, { product_id, routine_id });
  const articles = [...new Set(found.filter((id) => id !== null))];
  if (found.includes(null)) errors.push(error('articles', 'invalid_choice'));
  if (errors.length > 0) return { ok: false, reason: 'refused', errors };
  const at = edited && { id: edited.id, version: version ?? edited.version };
  const kept = await keepDocument(tx, viewer, at, fieldsOf(values, edited, { product_id, routine_id }));
  if (!kept.ok) return kept;
  const shown = {
    youtube_id: values.youtube,
    duration_s: values.duration,
    chapters: JSON.stringify(values.chapters ?? []),
  };
  await tx
    .insertInto('videos')
    .values({ document_id: kept.id, ...shown })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(shown))
    .execute();
  await tx.deleteFrom('video_articles').where('document_id', '=', kept.id).execute();
  if (articles.length > 0)
    await tx
      .insertInto('video_articles')
      .values(articles.map((article_id, index) => ({ document_id: kept.id, article_id, position: index + 1 })))
      .execute();
  return { ok: true, id: kept.id };
}

function refusalsOf(
  values: VideoValues,
  edited: Edited | null,
  { product_id, routine_id }: { product_id: string | null; routine_id: string | null },
): FieldError[] {
  const errors: FieldError[] = [];
  const { module_id, routine, audience, state, youtube, duration, chapters, transcript } = values;
  if (module_id && !product_id) errors.push(error('module_id', 'invalid_choice'));
  if (routine && !routine_id) errors.push(error('routine', 'invalid_choice'));
  if (audience === 'entitled' && !module_id) errors.push(error('module_id', 'required'));
  if (youtube && edited?.file_key) errors.push(error('youtube', 'one_source'));
  if (isListed(state) && !youtube && !edited?.file_key) errors.push(error('youtube', 'no_source'));
  if (isListed(state) && !duration) errors.push(error('duration', 'required'));
  // Captions or a transcript for every video people see (WCAG 1.2.2).
  if (isListed(state) && !transcript) errors.push(error('transcript', 'required'));
  if (duration && chapters?.some(({ at_s }) => at_s >= duration)) errors.push(error('chapters', 'past_end'));
  const wrong = transcript ? backwards(transcript) : null;
  if (wrong) errors.push(error('transcript', 'goes_back', wrong));
  else if (transcript && duration && readTranscript(transcript).said.some(({ at_s }) => at_s >= duration))
    errors.push(error('transcript', 'past_end'));
  return errors;
}

function fieldsOf(
  values: VideoValues & { external_id?: string | null | undefined },
  edited: Edited | null,
  place: { product_id: string | null; routine_id: string | null },
): DocumentFields {
  const { title, summary, module_id, routine, locale, audience, state, transcript, keywords, review_on } = values;
  const code = routine?.toUpperCase();
  // The routine is what people type to find exactly this; codes that came otherwise stay.
  const codes = (edited?.codes ?? []).filter((one) => one !== edited?.routine_code && one !== code);
  return {
    kind: 'video',
    external_id: values.external_id === undefined ? (edited?.external_id ?? null) : values.external_id,
    locale,
    audience,
    state,
    ...place,
    module_id,
    section: edited?.section ?? null,
    codes: code ? [code, ...codes] : codes,
    keywords: keywords ?? [],
    title,
    summary: summary ?? '',
    body: transcript ?? '',
    source_url: edited?.source_url ?? null,
    review_on,
  };
}

/** The same video with another transcript, at the version it has: what came as captions is what is said, when nobody had written it down. */
export async function keepTranscript(tx: Tx, viewer: Person, edited: Edited, said: readonly Said[]): Promise<void> {
  const { body: _, ...same } = edited;
  const values: VideoValues = {
    ...same,
    summary: same.summary || null,
    routine: same.routine_code,
    state: same.state === 'scheduled' ? 'in_review' : same.state,
    youtube: same.youtube_id,
    duration: same.duration_s,
    transcript: writeTranscript(said),
    articles: null,
  };
  const kept = await keepDocument(
    tx,
    viewer,
    { id: edited.id, version: edited.version },
    {
      ...fieldsOf(values, edited, { product_id: edited.product_id, routine_id: edited.routine_id }),
      state: edited.state,
    },
  );
  if (!kept.ok) throw new Error(`the transcript of ${edited.id} was not kept`);
}
