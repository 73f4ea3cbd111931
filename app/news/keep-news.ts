import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Person } from '../../lib/viewer.ts';
import { audiences, type DocumentFields, document_fields, document_states } from '../content/document.ts';
import { type Kept, keepDocument } from '../content/keep-document.ts';
import { news_fields, type NewsFields } from './news.ts';

/** A news item as somebody writes it: its text and what it says beyond it. */
export const written_news = news_fields.extend({
  title: z.string().trim().min(1, { error: 'required' }).max(300, { error: 'too_long' }),
  summary: z.string().trim().max(1000, { error: 'too_long' }),
  /** Markdown. */
  body: document_fields.shape.body.min(1, { error: 'required' }),
  locale: z.enum(['pt-BR', 'en', 'es'], { error: 'invalid_choice' }),
  audience: z.enum(audiences, { error: 'invalid_choice' }),
  state: z.enum(document_states, { error: 'invalid_choice' }),
  /** When a scheduled one appears. */
  publish_at: z.date({ error: 'invalid_date' }).nullable(),
});
export type WrittenNews = z.output<typeof written_news>;

const refusal = (field: string, code: FieldError['code']): FieldError => ({ field, code });

type Module = { id: string; product_id: string };

function mistakes(written: WrittenNews, modules: readonly Module[]): FieldError[] {
  const { category, module_ids, states, effective_on, expected_on, release_id, audience, state, publish_at } = written;
  const products = new Set(modules.map(({ product_id }) => product_id));
  return [
    modules.length < new Set(module_ids).size && refusal('module_ids', 'invalid_choice'),
    audience === 'entitled' && products.size !== 1 && refusal('module_ids', 'one_product'),
    category !== 'legislation' && effective_on && refusal('effective_on', 'wrong_category'),
    category !== 'legislation' && states.length > 0 && refusal('states', 'wrong_category'),
    category === 'legislation' && !effective_on && refusal('effective_on', 'required'),
    category !== 'planned_delivery' && expected_on && refusal('expected_on', 'wrong_category'),
    category !== 'planned_delivery' && release_id && refusal('release_id', 'wrong_category'),
    state === 'scheduled' && !publish_at && refusal('publish_at', 'required'),
  ].filter((error) => error !== false && error !== null && error !== '');
}

/** What an editor says elsewhere of a document stays as it is. */
const kept_columns = ['external_id', 'section', 'routine_id', 'codes', 'keywords', 'source_url', 'module_id'] as const;

/**
 * Writes a news item: a new one (`at` null), or the one of this id as it stood at this version. The modules may be of several products,
 * but for those who have a product they are of that one.
 */
export async function keepNews(
  tx: Tx,
  viewer: Person,
  at: { id: string; version: number } | null,
  written: WrittenNews,
): Promise<Kept> {
  const { module_ids, publish_at, title, summary, body, locale, audience, state, ends_on, ...news } = written;
  const found = await tx
    .selectFrom('modules')
    .select(['id', 'product_id'])
    .where('id', 'in', [...module_ids, '00000000-0000-0000-0000-000000000000'])
    .execute();
  const errors = mistakes(written, found);
  if (errors.length > 0) return { ok: false, reason: 'refused', errors };
  const before = at
    ? await tx
        .selectFrom('documents')
        .select([...kept_columns])
        .select((e) => e.fn<string | null>('to_char', ['review_on', e.val('YYYY-MM-DD')]).as('review_on'))
        .where('id', '=', at.id)
        .where('kind', '=', 'news')
        .executeTakeFirst()
    : null;
  if (before === undefined) return { ok: false, reason: 'gone' };
  // Where the search and the rights look: one module, and its product.
  const first =
    found.find(({ id }) => id === before?.module_id) ?? found.find(({ id }) => id === module_ids[0]) ?? null;
  const module_id = first?.id ?? null;
  const fields: DocumentFields = {
    kind: 'news',
    external_id: before?.external_id ?? null,
    section: before?.section ?? null,
    codes: before?.codes ?? [],
    keywords: before?.keywords ?? [],
    source_url: before?.source_url ?? null,
    review_on: before?.review_on ?? null,
    routine_id: module_id === before?.module_id ? (before?.routine_id ?? null) : null,
    ...{ title, summary, body, locale, audience, state, ends_on, module_id },
    product_id: first?.product_id ?? null,
    publish_at: state === 'scheduled' ? publish_at : null,
  };
  const kept = await keepDocument(tx, viewer, at, fields);
  if (kept.ok) await keepNewsFields(tx, kept.id, { ...news, module_ids });
  return kept;
}

/** Writes what a news item says beyond its document. */
export async function keepNewsFields(
  tx: Tx,
  document_id: string,
  { module_ids, ...news }: Omit<NewsFields, 'ends_on'>,
): Promise<void> {
  await tx
    .updateTable('news')
    .set({ ...news, states: [...news.states] })
    .where('document_id', '=', document_id)
    .execute();
  await tx.deleteFrom('news_modules').where('document_id', '=', document_id).execute();
  if (module_ids.length > 0)
    await tx
      .insertInto('news_modules')
      .values([...new Set(module_ids)].map((module_id) => ({ document_id, module_id })))
      .execute();
}
