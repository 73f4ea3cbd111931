import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { storeKey } from '../uploads.ts';

const draft_days = 90;
const at_once = 1000;
/** A file younger than this may belong to a form that is still arriving. */
const settled_ms = 24 * 3_600_000;

/** Forgets drafts that nobody has touched for 90 days, what was attached to drafts that are gone, and bytes no row speaks of. */
export const forgetFiles = declareJob('forget_files', {
  schema: z.strictObject({}),
  run: async ({ database, files }: Workshop) => {
    const gone = await database.as(system, async (tx) => {
      const { rows: now } = await sql<{ now: Date }>`select app.now() as now`.execute(tx);
      await sql`delete from ticket_drafts where updated_at < app.now() - make_interval(days => ${sql.lit(draft_days)})`.execute(
        tx,
      );
      const { rows } = await sql<{ file_key: string; preview_key: string | null }>`
        delete from ticket_attachments a where a.id in (
          select o.id from ticket_attachments o where o.draft_id is not null and o.created_at < app.now() - interval '1 day'
            and not exists (select from ticket_drafts d where d.id = o.draft_id and d.person_id = o.person_id) limit ${sql.lit(at_once)}
        ) returning a.file_key, a.preview_key`.execute(tx);
      return { rows, now: now[0]?.now ?? new Date(0) };
    });
    for (const { file_key, preview_key } of gone.rows)
      for (const key of [file_key, preview_key]) if (key) await files.remove(storeKey(key));
    for (const key of await orphans({ database, files }, new Date(gone.now.getTime() - settled_ms)))
      await files.remove(key);
  },
});

async function orphans({ database, files }: Pick<Workshop, 'database' | 'files'>, before: Date): Promise<string[]> {
  const found: string[] = [];
  let some: string[] = [];
  const look = async (): Promise<void> => {
    const ids = some.map((key) => key.slice(storeKey('').length));
    const known = await database.as(system, (tx) =>
      tx
        .selectFrom('ticket_attachments')
        .select(['file_key', 'preview_key'])
        .where((by) => by.or([by('file_key', 'in', ids), by('preview_key', 'in', ids)]))
        .execute(),
    );
    const kept = new Set(known.flatMap(({ file_key, preview_key }) => [file_key, preview_key]));
    found.push(...some.filter((_, index) => !kept.has(ids[index] ?? '')));
    some = [];
  };
  for await (const key of files.keys(storeKey(''), before)) if (some.push(key) >= at_once) await look();
  if (some.length > 0) await look();
  return found;
}

export const forgetting = declareSchedule('forget_files', { cron: '20 3 * * *', job: forgetFiles, payload: {} });
