import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Removes the bytes of a list once its lines are kept. */
export const forgetImportFile = declareJob('forget_import_file', {
  schema: z.strictObject({ file_id: z.uuid() }),
  run: ({ files }: Workshop, { file_id }) => files.remove(file_id),
});

/** Lines hold names and addresses: thirty days after a list was sent they go, and what is known of it are its figures. */
export const forgetImports = declareJob('forget_imports', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, async (tx) => {
      await sql`delete from import_lines l using imports i where i.id = l.import_id and i.status <> 'running' and i.created_at < app.now() - interval '30 days'`.execute(
        tx,
      );
      // Whoever sent these has lost interest; one that was never read still has its bytes.
      const { rows } = await sql<{ file_key: string | null }>`
        with stale as (select id, file_key from imports where status in ('received', 'checked') and created_at < app.now() - interval '30 days' for update)
        update imports i set status = 'failed', failure = 'unknown', file_key = null, finished_at = app.now() from stale where i.id = stale.id
        returning stale.file_key`.execute(tx);
      for (const { file_key } of rows) if (file_key) await forgetImportFile.later(tx, { file_id: file_key });
    });
  },
});

export const schedules = [declareSchedule('forget_imports', { cron: '41 3 * * *', job: forgetImports, payload: {} })];
