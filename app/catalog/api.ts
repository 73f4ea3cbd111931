import { type ZodObject, z, type ZodType } from 'zod';
import { readUuid } from '../../lib/uuid.ts';
import type { Tx } from '../../lib/database.ts';
import { api, day, id, listOf, moment, notThere, type Outcome, pageOf, paging } from '../api.ts';
import type { Ask } from '../context.ts';
import { today } from '../moment.ts';
import type { Route } from '../route.ts';
import { afterOf, change, cursorOf, problemOf, searched, shown } from './answers.ts';
import { changeEntry } from './change-entry.ts';
import { createEntry } from './create-entry.ts';
import {
  catalog_writers,
  code,
  type EntryValues,
  type Kind,
  kinds,
  minimum_build,
  name,
  release_code,
} from './entry.ts';
import { entries, type Entry, entry, releaseDates } from './find-entries.ts';
import { release_statuses, releaseStatus } from './release.ts';

type Door<K extends Kind> = {
  kind: K;
  /** In words, for OpenAPI: one, and several. */
  called: [string, string];
  filters: Record<string, ZodType<string | undefined>>;
  create: ZodObject & ZodType<EntryValues & { code: string }>;
  change: ZodObject & ZodType<EntryValues & { version?: number | undefined; archived?: boolean | undefined }>;
  answer: ZodObject;
  /** What leaves; several at once, because a release is judged by the others. */
  present: (ask: Ask, rows: readonly Entry[K][]) => Promise<Record<string, unknown>[]>;
  sample: Record<string, unknown>;
};

function doors<K extends Kind>(door: Door<K>): Route[] {
  const { kind, called, filters, create, change: changes, answer, present, sample } = door;
  const [one, several] = called;
  const query = z.strictObject({ q: searched, archived: shown, ...filters, ...paging });
  const find = async (tx: Tx, wanted: string | undefined): Promise<Entry[K] | undefined> => {
    const known = readUuid(wanted);
    return known ? entry(tx, kind, known) : undefined;
  };
  const show = async (ask: Ask, wanted: string | undefined): Promise<Outcome<Record<string, unknown>>> => {
    const found = await find(ask.tx, wanted);
    const [data] = found ? await present(ask, [found]) : [];
    return data ? { data } : notThere;
  };
  return [
    api('GET', {
      path: `/${kind}`,
      who: 'person',
      summary: `Lists ${several}, in the order they were made`,
      query,
      answer: listOf(answer),
      handle: async (ask, given) => {
        const { q, archived, limit, cursor, ...under } = given.query;
        const rows = await entries(ask.tx, kind, { q, archived, under, after: afterOf(cursor), limit: limit + 1 });
        const page = pageOf(rows, limit, cursorOf);
        return { data: { ...page, data: await present(ask, page.data) } };
      },
    }),
    api('GET', {
      path: `/${kind}/:entry`,
      who: 'person',
      summary: `Gives ${one}`,
      crawl: { params: { entry: 'catalog' } },
      answer,
      handle: (ask) => show(ask, ask.params['entry']),
    }),
    api('POST', {
      path: `/${kind}`,
      who: catalog_writers,
      summary: `Adds ${one}`,
      audit: kinds[kind].created,
      crawl: { json: sample },
      body: create,
      answer,
      handle: async (ask, { body }) => {
        const written = await createEntry(ask.tx, ask.viewer, kind, body);
        return written.ok ? show(ask, written.id) : problemOf(written);
      },
    }),
    api('PATCH', {
      path: `/${kind}/:entry`,
      who: catalog_writers,
      summary: `Changes ${one}, archives it or takes it back`,
      audit: kinds[kind].changed,
      crawl: { params: { entry: 'catalog' }, json: { code: sample['code'] } },
      body: changes,
      answer,
      handle: async (ask, { body }) => {
        const known = readUuid(ask.params['entry']);
        if (!known) return notThere;
        const written = await changeEntry(ask.tx, ask.viewer, kind, known, body);
        return written.ok ? show(ask, known) : problemOf(written);
      },
    }),
  ];
}

/** What every entry shows. */
const common = { id, code: z.string(), archived: z.boolean(), version: z.number(), created_at: moment };
const named = { code, name };
const some_id = '0197b3a0-0000-7000-8000-000000000000';
const filter = id.optional();

const archivedToo = <Row extends { archived_at: Date | null }>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, archived: row.archived_at !== null }));
const asStored = async (_ask: Ask, rows: readonly { archived_at: Date | null }[]) => archivedToo(rows);

const dates = {
  launched_on: day.nullable(),
  supported_until: day.nullable(),
  extended_until: day.nullable(),
  minimum_build: minimum_build.nullable(),
};
const release = z.strictObject({ code: release_code, closed_beta: z.boolean(), ...dates }).partial();

export const routes = [
  ...doors({
    kind: 'product_lines',
    called: ['a product line', 'product lines'],
    filters: {},
    create: z.strictObject(named),
    change: z.strictObject({ code: code.optional(), name: name.optional(), ...change }),
    answer: z.object({ ...common, name: z.string() }),
    present: asStored,
    sample: { code: 'NOVA', name: 'Nova' },
  }),
  ...doors({
    kind: 'products',
    called: ['a product', 'products'],
    filters: { product_line_id: filter },
    create: z.strictObject({ product_line_id: id, ...named }),
    change: z.strictObject({ product_line_id: id.optional(), code: code.optional(), name: name.optional(), ...change }),
    answer: z.object({ ...common, name: z.string(), product_line_id: id }),
    present: asStored,
    sample: { product_line_id: some_id, code: 'NOVO', name: 'Novo' },
  }),
  ...doors({
    kind: 'modules',
    called: ['a module', 'modules'],
    filters: { product_id: filter },
    create: z.strictObject({ product_id: id, ...named }),
    change: z.strictObject({ code: code.optional(), name: name.optional(), ...change }),
    answer: z.object({ ...common, name: z.string(), product_id: id, queue_id: id.nullable() }),
    present: asStored,
    sample: { product_id: some_id, code: 'NOVO', name: 'Novo' },
  }),
  ...doors({
    kind: 'routines',
    called: ['a routine', 'routines'],
    filters: { product_id: filter, module_id: filter },
    create: z.strictObject({ module_id: id, ...named }),
    change: z.strictObject({ code: code.optional(), name: name.optional(), ...change }),
    answer: z.object({ ...common, name: z.string(), module_id: id }),
    present: asStored,
    sample: { module_id: some_id, code: 'NOVA', name: 'Nova' },
  }),
  ...doors({
    kind: 'releases',
    called: ['a release', 'releases'],
    filters: { product_id: filter },
    create: z.strictObject({ product_id: id, ...release.shape, code: release_code }),
    change: z.strictObject({ ...release.shape, ...change }),
    answer: z.object({
      ...common,
      product_id: id,
      closed_beta: z.boolean(),
      ...dates,
      status: z.enum(release_statuses),
    }),
    present: async (ask, rows) => {
      const others = await releaseDates(
        ask.tx,
        rows.map(({ product_id }) => product_id),
      );
      return archivedToo(rows).map((row) => ({ ...row, status: releaseStatus(row, others, today(ask)) }));
    },
    sample: { product_id: some_id, code: '99.1' },
  }),
];
