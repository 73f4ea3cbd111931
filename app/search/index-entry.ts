import { sql } from 'kysely';
import { analyser_version } from '../../adapters/search-index/analyse.ts';
import { recordOf } from '../../adapters/search-index/record.ts';
import type { Recorded, Text } from '../../adapters/search-index/types.ts';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { plainText } from '../../lib/plain-text.ts';
import type { ResultType } from './result.ts';

/** A row of what can be found. `internal`: of a request, what the staff alone say of it. */
export type Entry = { type: ResultType; id: string; internal?: boolean; text: Text };

/** Characters of a document, and of everything said on a request, that are looked into. */
const most_read = 200_000;
/** Messages of a request that are looked into, the latest first; and characters of each. */
const most_messages = 200;
const most_said = 10_000;

/** Makes a document findable as it is now, or takes it out when it is no longer published; in the transaction of whoever changed it. */
export async function indexDocument(tx: Tx, id: string): Promise<void> {
  await keepEntries(tx, await documentEntries(tx, [id]));
}

/** What documents say, as entries. Ids nobody knows, or the reader may not see, are left out. */
export async function documentEntries(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  const rows = await tx
    .selectFrom('documents as d')
    .leftJoin('products as p', 'p.id', 'd.product_id')
    .select(['d.id', 'd.kind', 'd.title', 'd.codes', 'd.keywords', 'd.headings', 'd.locale', 'p.name as product'])
    .select(sql<string>`left(d.body, ${sql.lit(most_read)})`.as('body'))
    .where('d.id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute();
  return rows.map(({ id, kind, title, codes, keywords, headings, body, product, locale }) => ({
    type: kind,
    id,
    text: {
      title,
      codes,
      headings: [...(headings as { text: string }[]).map(({ text }) => text), ...keywords],
      body: plainText(body),
      product,
      locale,
    },
  }));
}

/** What a request says when it is opened, so that nothing has to be read again. */
export type Opened = { number: number; subject: string; description: string; product_id: string | null };

/**
 * Makes a request findable as it is now, in the transaction of whoever changed it. `opened`: it has just been opened, and nothing but
 * this has been said.
 */
export async function indexTicket(tx: Tx, id: string, opened?: Opened): Promise<void> {
  if (!opened) {
    // Two who answer at once: the second reads what the first has said.
    const [, entries] = await Promise.all([
      tx.selectFrom('tickets').select('id').where('id', '=', id).forNoKeyUpdate().execute(),
      ticketEntries(tx, [id]),
    ]);
    return keepEntries(tx, entries);
  }
  const { number, subject, description, product_id } = opened;
  const product = product_id ? await productName(tx, product_id) : null;
  await keepEntries(tx, [ticketEntry({ id, number, subject, product, said: [description] })]);
}

/** What requests say, as entries: one of what both sides read and, for readers of the staff, one of what only they read. */
export async function ticketEntries(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  const said = (internal: boolean) => sql<string[]>`array(
    select left(m.body, ${sql.lit(most_said)}) from ticket_messages m where m.ticket_id = t.id and m.internal = ${sql.lit(internal)}
    order by m.created_at desc limit ${sql.lit(most_messages)})`;
  const files = (internal: boolean) => sql<string[]>`array(
    select a.name from ticket_attachments a where a.ticket_id = t.id and a.internal = ${sql.lit(internal)} order by a.created_at limit ${sql.lit(most_messages)})`;
  const rows = await tx
    .selectFrom('tickets as t')
    .leftJoin('products as p', 'p.id', 't.product_id')
    .leftJoin('known_issues as i', 'i.id', 't.known_issue_id')
    .select(['t.id', 't.number', 't.subject', 't.description', 'p.name as product', 'i.key as issue'])
    .select([said(false).as('said'), said(true).as('noted'), files(false).as('files'), files(true).as('noted_files')])
    .where('t.id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute();
  return rows.flatMap(({ id, number, subject, description, product, issue, ...texts }) => {
    const shown = ticketEntry({
      id,
      number,
      subject,
      product,
      said: [description, ...texts.said, ...texts.files, ...(issue ? [issue] : [])],
    });
    const noted = [...texts.noted, ...texts.noted_files];
    return noted.length === 0 ? [shown] : [shown, noteEntry(id, noted)];
  });
}

/** Makes an issue of the product findable, in the transaction of whoever registered it. */
export async function indexIssue(tx: Tx, id: string): Promise<void> {
  await keepEntries(tx, await issueEntries(tx, [id]));
}

/** Issues of the product as entries. */
export async function issueEntries(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  const rows = await tx
    .selectFrom('known_issues as i')
    .leftJoin('products as p', 'p.id', 'i.product_id')
    .select(['i.id', 'i.key', 'i.title', 'p.name as product'])
    .where('i.id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute();
  return rows.map(({ id, key, title, product }) => ({
    type: 'known_issue',
    id,
    text: { title, codes: [key], headings: [], body: '', product, locale: null },
  }));
}

/** Writes entries, each in place of what was known of it. Who may read them PostgreSQL takes from the things themselves. */
async function keepEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  await keepRecorded(tx, recorded(entries), null);
}

export type RecordedEntry = Omit<Entry, 'text'> & Recorded;

/** Entries with their records, which is what costs time. */
export const recorded = (entries: readonly Entry[]): RecordedEntry[] =>
  entries.map(({ text, ...entry }) => ({ ...entry, ...recordOf(text) }));

/**
 * Writes records. `moment`: what a transaction from this one on has written stays as it is, being newer, and so does what would be the same,
 * so that the lists need not read it again.
 */
export async function keepRecorded(tx: Tx, entries: readonly RecordedEntry[], moment: string | null): Promise<void> {
  if (entries.length === 0) return;
  const columns = {
    types: entries.map(({ type }) => type),
    ids: entries.map(({ id }) => id),
    internals: entries.map(({ internal = false }) => internal),
    records: entries.map(({ record }) => record),
    words: entries.map(({ words }) => words),
    moment,
  };
  const unless_newer = moment !== null;
  await compiledOnce(
    tx,
    `search records ${unless_newer}`,
    columns,
    (_db, given) => sql`
    insert into search_records as r (type, id, internal, record, words, analyser)
    select e.*, ${sql.lit(analyser_version)}::integer from unnest(${given.types}::text[], ${given.ids}::uuid[],
      ${given.internals}::boolean[], ${given.records}::bytea[], ${given.words}::bytea[]) e
    on conflict (id, internal) do update set record = excluded.record, words = excluded.words, analyser = excluded.analyser
    ${unless_newer ? sql`where r.ver < ${given.moment}::xid8 and (r.analyser, r.record, r.words) is distinct from (excluded.analyser, excluded.record, excluded.words)` : sql``}`,
  );
}

type Said = { id: string; number: number; subject: string; product: string | null; said: readonly string[] };

function ticketEntry({ id, number, subject, product, said }: Said): Entry {
  const body = plainText(said.join('\n\n').slice(0, most_read));
  return {
    type: 'ticket',
    id,
    text: { title: subject, codes: [String(number)], headings: [], body, product, locale: null },
  };
}

function noteEntry(id: string, noted: readonly string[]): Entry {
  const body = plainText(noted.join('\n\n').slice(0, most_read));
  return {
    type: 'ticket',
    id,
    internal: true,
    text: { title: '', codes: [], headings: [], body, product: null, locale: null },
  };
}

const names = new Map<string, string>();
const most_names = 1_000;

// Opening a request asks for nothing that the process has seen before. A product that changes its name is one line of the catalogue, and `arrimo reindex` follows.
async function productName(tx: Tx, id: string): Promise<string | null> {
  const known = names.get(id);
  if (known) return known;
  const found = await tx.selectFrom('products').select('name').where('id', '=', id).executeTakeFirst();
  if (found && names.size < most_names) names.set(id, found.name);
  return found?.name ?? null;
}
