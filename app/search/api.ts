import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { isStaff, type Viewer } from '../../lib/viewer.ts';
import { id, moment, openApi, paging } from '../api.ts';
import { query_max, resultPath } from './address.ts';
import { search, suggest } from './find.ts';
import { most_results, result_types } from './result.ts';
import type { Piece } from '../../adapters/search-index/highlight.ts';

const named = z.object({ id: z.string(), name: z.string() }).nullable();
const counts = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count: z.int() }));

const found = {
  type: z.enum(result_types),
  id: z.string(),
  external_id: z.string().nullable(),
  title: z.string(),
  url: z.string(),
};
const search_answer = z.object({
  results: z.array(
    z.object({ ...found, product: named, module: named, date: moment, highlight: z.string(), score: z.number() }),
  ),
  facets: z.object({
    type: counts(z.enum(result_types)),
    product: z.array(z.object({ value: z.string(), name: z.string(), count: z.int() })),
    module: z.array(z.object({ value: z.string(), name: z.string(), count: z.int() })),
  }),
  total: z.object({ value: z.int(), relation: z.enum(['eq', 'gte']) }),
  did_you_mean: z.string().nullable(),
  next: z.string().nullable(),
});
const suggest_answer = z.object({ results: z.array(z.object({ ...found, highlight: z.string() })) });

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');

/** A stretch of text as HTML: everything escaped, the words that were found within `<mark>`. */
const marked = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.found ? `<mark>${escaped(piece.text)}</mark>` : escaped(piece.text))).join('');

const staffReads = (viewer: Viewer): boolean => viewer.kind === 'person' && isStaff(viewer);

export const search_api = [
  openApi({
    path: '/search',
    summary: 'Finds documents and requests the caller may see; without a session what is public',
    query: z.strictObject({
      q: z.string().max(query_max, { error: 'too_long' }).default(''),
      type: z.enum(result_types, { error: 'invalid_choice' }).optional(),
      product: id.optional(),
      module: id.optional(),
      ...paging,
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    answer: search_answer,
    handle: async ({ tx, viewer, services }, { q, type, product, module, limit, cursor }) => {
      const given = Number(decodeCursor(cursor ?? null, 1)?.[0] ?? 0);
      const offset = Number.isInteger(given) && given > 0 && given < most_results ? given : 0;
      const { results, facets, total } = await search(tx, services.lists, {
        q,
        type,
        product_id: product,
        module_id: module,
        offset,
        limit,
      });
      const staff = staffReads(viewer);
      const end = offset + results.length;
      return {
        data: {
          results: results.map(({ slug, number, locale: _locale, highlight, ...result }) => ({
            ...result,
            date: new Date(result.date),
            url: services.config.public_url + resultPath({ type: result.type, slug, number }, staff),
            highlight: marked(highlight),
          })),
          facets,
          total,
          did_you_mean: null,
          next: results.length === limit && end < total.value ? encodeCursor([String(end)]) : null,
        },
      };
    },
  }),
  openApi({
    path: '/suggest',
    summary: 'Documents that may answer the subject of a request while it is being written',
    query: z.strictObject({
      subject: z.string().max(query_max, { error: 'too_long' }).default(''),
      product: id.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    answer: suggest_answer,
    handle: async ({ tx, services }, { subject, product, limit }) => ({
      data: {
        results: (await suggest(tx, services.lists, { subject, product_id: product, limit })).map(
          ({ slug, locale: _locale, highlight, ...result }) => ({
            ...result,
            url: services.config.public_url + resultPath({ type: result.type, slug, number: null }, false),
            highlight: marked(highlight),
          }),
        ),
      },
    }),
  }),
];
