import { z } from 'zod';
import { isStaff } from '../../lib/viewer.ts';
import { id, moment, openApi, paging, type Problem } from '../api.ts';
import { cursorAt, offsetOf, pasted_max, query_max, resultPath } from './address.ts';
import { answersTo, wantedOf } from './find-answers.ts';
import { suggest } from './find.ts';
import { hasOperators } from './operators.ts';
import { resolve } from './resolve.ts';
import { choicesOf } from './find-choices.ts';
import { content_locales, most_results, result_types, statuses } from './result.ts';
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

const of_staff: Problem = {
  problem: 403,
  detail: 'status, queue, assignee, organization and phrase narrow the requests of the staff',
};

export const search_api = [
  openApi({
    path: '/search',
    summary: 'Finds documents and requests the caller may see; without a session what is public',
    query: z.strictObject({
      q: z.string().max(pasted_max, { error: 'too_long' }).default(''),
      type: z.enum(result_types, { error: 'invalid_choice' }).optional(),
      product: id.optional(),
      module: id.optional(),
      locale: z.enum(content_locales, { error: 'invalid_choice' }).optional(),
      status: z.enum(statuses, { error: 'invalid_choice' }).optional(),
      queue: id.optional(),
      assignee: z.union([id, z.enum(['me', 'none'])], { error: 'invalid_choice' }).optional(),
      organization: id.optional(),
      phrase: z.string().max(200, { error: 'too_long' }).optional(),
      ...paging,
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    answer: search_answer,
    handle: async ({ tx, viewer, services }, given) => {
      const { q: pasted, type, product, module, locale, limit, cursor, ...narrow } = given;
      const q = pasted.slice(0, query_max);
      const staff: boolean = viewer.kind === 'person' && isStaff(viewer);
      if (!staff && Object.values(narrow).some((value) => value !== undefined)) return of_staff;
      const offset = offsetOf(cursor ?? null);
      const asked = { q, type, product_id: product, module_id: module, locale, filters: {}, offset };
      // A query without an operator asks for nobody's names.
      const typed = staff && hasOperators(q);
      const resolved =
        typed && viewer.kind === 'person' && isStaff(viewer)
          ? await resolve(tx, viewer, await choicesOf(tx), asked)
          : null;
      const { status, queue, assignee, organization, phrase } = narrow;
      const wanted = wantedOf(asked, resolved, limit);
      const me = viewer.kind === 'person' ? viewer.person_id : undefined;
      const { found } = await answersTo(tx, services.lists, {
        ...wanted,
        ...(status && { status }),
        ...(queue && { queue_id: queue }),
        ...(assignee && { assignee_id: assignee === 'none' ? null : assignee === 'me' ? me : assignee }),
        ...(organization && { organization_id: organization }),
        ...(phrase && { phrase: [...(wanted.phrase ?? []), phrase], q: `${wanted.q} ${phrase}` }),
      });
      if (found.away) return { problem: 503, detail: 'the search is starting' };
      const { results, facets, total, did_you_mean } = found;
      const end = offset + results.length;
      const more = results.length === limit && end < Math.min(total.value, most_results);
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
          did_you_mean,
          next: more ? cursorAt(end) : null,
        },
      };
    },
  }),
  openApi({
    path: '/suggest',
    summary: 'Documents that may answer the subject of a request while it is being written',
    query: z.strictObject({
      subject: z.string().max(pasted_max, { error: 'too_long' }).default(''),
      product: id.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    answer: suggest_answer,
    handle: async ({ tx, services }, { subject, product, limit }) => ({
      data: {
        results: (
          await suggest(tx, services.lists, { subject: subject.slice(0, query_max), product_id: product, limit })
        ).map(({ slug, locale: _locale, highlight, ...result }) => ({
          ...result,
          url: services.config.public_url + resultPath({ type: result.type, slug, number: null }, false),
          highlight: marked(highlight),
        })),
      },
    }),
  }),
];
