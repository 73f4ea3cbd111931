import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { storeKey } from '../uploads.ts';
import { video_files } from './video.ts';

const at_once = 1000;
/** A file younger than this may belong to a form that is still arriving. */
const settled_ms = 24 * 3_600_000;
const prefix = storeKey('', video_files.folder);

/** Forgets the bytes of videos that no row speaks of: replaced ones, and those of forms that came to nothing. */
export const forgetVideoFiles = declareJob('forget_video_files', {
  schema: z.strictObject({}),
  run: async ({ database, files }: Workshop) => {
    const now = await database.as(
      system,
      async (tx) => (await sql<{ now: Date }>`select app.now() as now`.execute(tx)).rows[0]?.now,
    );
    let some: string[] = [];
    const look = async (): Promise<void> => {
      const ids = some.map((key) => key.slice(prefix.length));
      const kept = await database.as(system, (tx) =>
        tx.selectFrom('videos').select('file_key').where('file_key', 'in', ids).execute(),
      );
      const spoken_of = new Set(kept.map(({ file_key }) => file_key));
      for (const [index, id] of ids.entries()) if (!spoken_of.has(id)) await files.remove(some[index] ?? '');
      some = [];
    };
    for await (const key of files.keys(prefix, new Date((now?.getTime() ?? 0) - settled_ms)))
      if (some.push(key) >= at_once) await look();
    if (some.length > 0) await look();
  },
});

export const forgetting = declareSchedule('forget_video_files', {
  cron: '35 3 * * *',
  job: forgetVideoFiles,
  payload: {},
});
