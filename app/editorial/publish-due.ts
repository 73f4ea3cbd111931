import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { record } from '../audit/record.ts';
import { indexDocument } from '../search/index-entry.ts';

const at_once = 50;

/**
 * Publishes what was scheduled and is due, however late it runs and however often: a document that is no longer scheduled is left alone,
 * and one that another process is publishing is skipped.
 */
export const publishDue = declareJob('publish_due', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    for (let published = at_once; published === at_once;)
      published = await database.as(system, async (tx) => {
        const { rows } = await sql<{ id: string; kind: string }>`
          update documents d set state = 'published', published_at = app.now(), updated_at = app.now(), version = d.version + 1
          from (select id from documents where state = 'scheduled' and publish_at <= app.now() order by publish_at limit ${sql.lit(at_once)} for update skip locked) due
          where d.id = due.id returning d.id, d.kind`.execute(tx);
        for (const { id, kind } of rows) {
          await indexDocument(tx, id);
          await record(tx, null, 'document_published', { subject_id: id, organization_id: null, details: { kind } });
        }
        return rows.length;
      });
  },
});

export const publishing = declareSchedule('publish_due', { cron: '* * * * *', job: publishDue, payload: {} });
