import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, day, id, listOf, moment, notThere, type Outcome, pageOf, paging } from '../api.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { audiences, document_states, editors } from '../content/document.ts';
import { newsById, type NewsItem, newsOf } from './find.ts';
import { publishAt } from './find-desk.ts';
import { keepNews, type WrittenNews, written_news } from './keep-news.ts';
import { categories, itemPath, moduleNamed } from './news.ts';

const answer = z.object({
  id,
  title: z.string(),
  summary: z.string(),
  /** Markdown. */
  body: z.string(),
  html: z.string().nullable(),
  locale: z.string(),
  audience: z.enum(audiences),
  state: z.enum(document_states),
  category: z.enum(categories).nullable(),
  modules: z.array(z.object({ id, code: z.string(), name: z.string(), product: z.string() })),
  pinned: z.boolean(),
  by_mail: z.boolean(),
  in_product: z.boolean(),
  effective_on: day.nullable(),
  states: z.array(z.string()),
  expected_on: day.nullable(),
  release_id: id.nullable(),
  ends_on: day.nullable(),
  /** Whether it concerns the organisation you act for. */
  affects_you: z.boolean(),
  version: z.number(),
  published_at: moment,
  updated_at: moment,
  url: z.string(),
});
type Shown = z.input<typeof answer>;

const listed = answer.omit({ body: true, html: true, audience: true, state: true, version: true, by_mail: true, in_product: true, release_id: true }); // prettier-ignore

const modulesOf = (item: Pick<NewsItem, 'modules'>) =>
  item.modules.map(({ id: known, code, name, product_code }) => ({ id: known, code, name, product: product_code }));

async function show({ tx, services }: Ask, wanted: string | undefined): Promise<Outcome<Shown>> {
  const known = readUuid(wanted);
  const item = known ? await newsById(tx, known) : undefined;
  if (!item) return notThere;
  const url = services.config.public_url + itemPath(item);
  return { data: { ...item, modules: modulesOf(item), affects_you: item.affects, url } };
}

const fields = written_news.shape;
const publish_at = z.iso
  .datetime({ offset: true, error: 'invalid_date' })
  .transform((text) => new Date(text))
  .nullable();

const creation = z.strictObject({
  title: fields.title,
  summary: fields.summary.default(''),
  body: fields.body,
  category: fields.category,
  locale: fields.locale.default('pt-BR'),
  audience: fields.audience.default('public'),
  state: fields.state.default('draft'),
  module_ids: fields.module_ids.default([]),
  pinned: fields.pinned.default(false),
  by_mail: fields.by_mail.default(true),
  in_product: fields.in_product.default(true),
  effective_on: fields.effective_on.default(null),
  states: fields.states.default([]),
  expected_on: fields.expected_on.default(null),
  release_id: fields.release_id.default(null),
  ends_on: fields.ends_on.default(null),
  publish_at: publish_at.default(null),
});

/** `version`: the state the change was made from; without it, the change holds whatever the state. */
const change = written_news.partial().extend({ publish_at: publish_at.optional(), version: z.int().min(1).optional() });

async function keep(
  ask: Ask,
  at: { id: string; version: number } | null,
  written: WrittenNews,
): Promise<Outcome<Shown>> {
  const kept = await keepNews(ask.tx, person(ask.viewer), at, written);
  if (kept.ok) return show(ask, kept.id);
  if (kept.reason === 'gone') return notThere;
  if (kept.reason === 'refused') return { problem: 422, errors: kept.errors };
  return { problem: 409, state: 'changed', detail: 'it has another version' };
}

const named = { params: { document: 'document' } } as const;

export const news_api = [
  api('GET', {
    path: '/news',
    who: 'person',
    summary: 'News you may read that hold today, the newest first; `module` is a code, or product and code (PRUMO/FIS)',
    query: z.strictObject({
      ...paging,
      category: z.enum(categories).optional(),
      module: z.string().max(61).optional(),
      past: z.enum(['true', 'false']).default('false'),
      mine: z.enum(['true', 'false']).default('false'),
    }),
    answer: listOf(listed),
    handle: async ({ tx, services }, { query: { category, module, past, mine, limit, cursor } }) => {
      const [at, last] = decodeCursor(cursor ?? null, 2) ?? [];
      const before = readUuid(last);
      const of = module === undefined ? null : moduleNamed(module);
      if (module !== undefined && !of) return { problem: 422, errors: [{ field: 'module', code: 'invalid_choice' }] };
      const rows = await newsOf(tx, {
        category: category ?? null,
        module: of,
        mine: mine === 'true',
        past: past === 'true',
        after: at && before && /^\d{4}-\d\d-\d\d[\d\-:.+ ]{0,30}$/.test(at) ? { moment: at, id: before } : null,
        limit: limit + 1,
        pinned_too: true,
      });
      const { data, next } = pageOf(rows, limit, (row) => encodeCursor([row.moment, row.id]));
      const shown = data.map((row) => ({
        ...row,
        modules: modulesOf(row),
        affects_you: row.affects,
        url: services.config.public_url + itemPath(row),
      }));
      return { data: { data: shown, next } };
    },
  }),
  api('GET', {
    path: '/news/:document',
    who: 'person',
    summary: 'One news item',
    answer,
    crawl: named,
    handle: (ask) => show(ask, ask.params['document']),
  }),
  api('POST', {
    path: '/news',
    who: editors,
    audit: 'document_created',
    summary: 'Writes a news item',
    body: creation,
    answer,
    crawl: { json: { title: 'Novo', body: 'Texto.', category: 'improvement', audience: 'staff' } },
    handle: (ask, { body }) => keep(ask, null, body),
  }),
  api('PATCH', {
    path: '/news/:document',
    who: editors,
    audit: 'document_changed',
    summary: 'Changes a news item; what is left out stays',
    body: change,
    answer,
    crawl: { ...named, json: { title: 'Outro' } },
    handle: async (ask, { body: { version, ...changed } }) => {
      const known = readUuid(ask.params['document']);
      const item = known ? await newsById(ask.tx, known) : undefined;
      if (!item) return notThere;
      if (item.category === null && !changed.category)
        return { problem: 422, errors: [{ field: 'category', code: 'required' }] };
      const before = written_news.parse({
        ...Object.fromEntries(Object.keys(fields).map((name) => [name, item[name as keyof NewsItem]])),
        category: changed.category ?? item.category,
        module_ids: item.modules.map(({ id: module_id }) => module_id),
        publish_at: await publishAt(ask.tx, item.id),
      });
      const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
      return keep(ask, { id: item.id, version: version ?? item.version }, { ...before, ...given });
    },
  }),
];
