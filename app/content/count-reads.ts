import { sql } from 'kysely';
import type { Services } from '../context.ts';

type Counter = { reads: Map<string, number>; timer: NodeJS.Timeout | null };

const counters = new WeakMap<Services['database'], Counter>();
const every_ms = 5_000;
/** Documents counted before the counts are written, at most. */
const most = 2_000;

/**
 * Counts that somebody read a document: after the answer, without a word about whom. Counts wait in the process for some seconds and are
 * written together; a process that is killed loses those.
 */
export function countRead(services: Pick<Services, 'database' | 'log'>, document_id: string): void {
  const counter = counters.get(services.database) ?? { reads: new Map<string, number>(), timer: null };
  counters.set(services.database, counter);
  counter.reads.set(document_id, (counter.reads.get(document_id) ?? 0) + 1);
  if (counter.reads.size >= most) void writeReads(services);
  else counter.timer ??= setTimeout(() => void writeReads(services), every_ms).unref();
}

/** Writes what has been counted; a count that cannot be written is forgotten, and said in the log. */
export async function writeReads({ database, log }: Pick<Services, 'database' | 'log'>): Promise<void> {
  const counter = counters.get(database);
  if (!counter) return;
  if (counter.timer) clearTimeout(counter.timer);
  counters.delete(database);
  const visit = database.visit(null, { read_only: false });
  let keep = false;
  try {
    const ids = [...counter.reads.keys()];
    await sql`select app.count_reads(${ids}::uuid[], ${[...counter.reads.values()]}::integer[])`.execute(visit.tx);
    keep = true;
  } catch (error) {
    log.warn('reads_not_counted', { error });
  } finally {
    await visit.finish(keep).catch(() => {});
  }
}
