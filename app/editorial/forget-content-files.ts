import { z } from 'zod';
import { sql } from 'kysely';
import { type Database, system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { storeKey } from '../uploads.ts';
import { content_uploads } from './add-files.ts';

const at_once = 1_000;
/** A file younger than this may belong to a form that is still arriving. */
const settled_ms = 24 * 3_600_000;
const { folder } = content_uploads;
const prefix = storeKey('', folder);

/** Forgets bytes of the documents' folder of which no row speaks: a process died between the store and its row. */
export const forgetContentFiles = declareJob('forget_content_files', {
  schema: z.strictObject({}),
  run: async ({ database, files }: Workshop) => {
    const now = await database.as(system, async (tx) => {
      const { rows } = await sql<{ now: Date }>`select app.now() as now`.execute(tx);
      return rows[0]?.now ?? new Date(0);
    });
    let some: string[] = [];
    const look = async (): Promise<void> => {
      const keys = some;
      some = [];
      for (const key of await unknown(database, keys)) await files.remove(key);
    };
    for await (const key of files.keys(prefix, new Date(now.getTime() - settled_ms)))
      if (some.push(key) >= at_once) await look();
    await look();
  },
});

async function unknown(database: Database, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const ids = keys.map((key) => key.slice(prefix.length));
  const known = await database.as(system, (tx) =>
    tx
      .selectFrom('content_files')
      .select(['file_key', 'preview_key'])
      .where((by) => by.or([by('file_key', 'in', ids), by('preview_key', 'in', ids)]))
      .execute(),
  );
  const kept = new Set(known.flatMap(({ file_key, preview_key }) => [file_key, preview_key]));
  return keys.filter((_, index) => !kept.has(ids[index] ?? ''));
}

export const forgetting = declareSchedule('forget_content_files', {
  cron: '50 3 * * *',
  job: forgetContentFiles,
  payload: {},
});
