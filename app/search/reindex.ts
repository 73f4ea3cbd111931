import { sql } from 'kysely';
import { analyser_version } from '../../adapters/search-index/analyse.ts';
import { type Database, system, type Tx } from '../../lib/database.ts';
import { documentEntries, type Entry, issueEntries, keepRecorded, recorded, ticketEntries } from './index-entry.ts';

const parts = ['documents', 'tickets', 'known_issues'] as const;
type Part = (typeof parts)[number];

/** How far a run has come: everything up to the id `after` of this part, and all parts before it. */
export type Position = { part: Part; after: string };

/** `missing`: only what has no record, or one of another analyser. `from`: where a run that was cut short stopped. */
export type Reindexing = {
  missing: boolean;
  from?: Position | null;
  progress?: (done: number, position: Position) => void;
  /** Beside pages in the same process: small batches, so that nobody waits for one. */
  gently?: boolean;
  /** Ends the run between two batches. */
  signal?: AbortSignal;
};

const batch = 500;
const gentle_batch = 40;
const mended_at_once = 5_000;
const beginning = '00000000-0000-0000-0000-000000000000';

const entriesOf: Record<Part, (tx: Tx, ids: readonly string[]) => Promise<Entry[]>> = {
  documents: documentEntries,
  tickets: ticketEntries,
  known_issues: issueEntries,
};

/**
 * Writes the records of everything that can be found anew, in many small transactions, while the portal goes on: what somebody changes
 * meanwhile is newer and stays. Out: how many things were gone through.
 */
export async function reindex(
  database: Database,
  { missing, from = null, progress, gently = false, signal }: Reindexing,
): Promise<number> {
  const most = gently ? gentle_batch : batch;
  await database.as(system, ownVersions);
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  for (const part of parts.slice(from ? parts.indexOf(from.part) : 0)) {
    let after = from?.part === part ? from.after : beginning;
    while (!signal?.aborted) {
      const read = await database.as(system, (tx) => readBatch(tx, part, { after, missing, most }));
      const { last } = read;
      if (!last) break;
      const records = recorded(read.entries);
      // While PostgreSQL writes these, the next are read and analysed.
      await writing;
      if (after !== beginning) progress?.(done, { part, after });
      writing = database.as(system, (tx) => keepRecorded(tx, records, read.moment));
      writing.catch(() => {});
      done += read.ids.length;
      after = last;
    }
    await writing;
    progress?.(done, { part, after });
  }
  if (!missing && !signal?.aborted) while ((await database.as(system, mendSome)) > 0);
  return done;
}

/** How many things there are to go through. */
export async function countThings(database: Database): Promise<number> {
  const { rows } = await database.as(system, (tx) =>
    sql<{
      count: number;
    }>`select (select count(*) from documents) + (select count(*) from tickets) + (select count(*) from known_issues) as count`.execute(
      tx,
    ),
  );
  return rows[0]?.count ?? 0;
}

type Batch = { ids: string[]; last: string | null; entries: Entry[]; moment: string };

// `moment`: the first transaction that may not have been seen by this reading.
async function readBatch(
  tx: Tx,
  part: Part,
  { after, missing, most }: { after: string; missing: boolean; most: number },
): Promise<Batch> {
  // The window first: asked for the next that are missing, PostgreSQL would go through all records each time.
  const [now, found] = await Promise.all([
    sql<{ moment: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as moment`.execute(tx),
    sql<{ id: string; written: boolean }>`
      select t.id, exists (select from search_records r where r.id = t.id and not r.internal and (r.removed or r.analyser = ${analyser_version})) as written
      from (select id from ${sql.table(part)} where id > ${after}::uuid order by id limit ${sql.lit(most)}) t order by t.id`.execute(
      tx,
    ),
  ]);
  const ids = found.rows.flatMap(({ id, written }) => (missing && written ? [] : [id]));
  const last = found.rows.at(-1)?.id ?? null;
  return { ids, last, entries: await entriesOf[part](tx, ids), moment: now.rows[0]?.moment ?? '0' };
}

// A restored backup brings rows of transactions that this server has not had yet; the lists would take them for new ones for ever.
async function ownVersions(tx: Tx): Promise<void> {
  await sql`update search_records set helpful = helpful where ver >= pg_snapshot_xmax(pg_current_snapshot())`.execute(
    tx,
  );
}

// Records that name other readers or another state than their thing are filled anew. Out: how many were, at most some thousand at once.
async function mendSome(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    update search_records set helpful = helpful where key in (
      select r.key from search_records r left join tickets t on t.id = r.id where r.type = 'ticket' and not r.removed
        and (r.organization_id, r.requester_id, r.queue_id, r.status, r.assignee_id, r.product_id, r.module_id)
          is distinct from (t.organization_id, t.requester_id, t.queue_id, t.status, t.assignee_id, t.product_id, t.module_id)
      union all
      select r.key from search_records r left join documents d on d.id = r.id and d.kind = r.type where r.type not in ('ticket', 'known_issue') and (
        r.removed <> (d.id is null or d.state not in ('published', 'outdated'))
        or (not r.removed and (r.audience, r.product_id, r.module_id, r.locale) is distinct from (d.audience, d.product_id, d.module_id, d.locale)))
      limit ${sql.lit(mended_at_once)})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
