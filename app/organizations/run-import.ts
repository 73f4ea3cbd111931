import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, system, type Tx } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Workshop } from '../context.ts';
import { batch_lines } from './import.ts';
import { type Outcomes, writeOrganizations } from './write-organizations.ts';
import { writeInvitations } from './write-invitations.ts';

/** Writes a confirmed list in batches; broken off, it goes on after the last batch that was committed. */
export const runImport = declareJob('run_import', {
  schema: z.strictObject({ import_id: z.uuid() }),
  run: async ({ database }: Workshop, { import_id }, { signal }) => {
    while (await writeBatch(database, import_id)) if (signal.aborted) throw new Error('stopped between two batches');
  },
});

/** Starts writing what was checked. False: there is nothing to start, because it runs already or nothing is good. */
export async function startImport(tx: Tx, viewer: Person, id: string): Promise<boolean> {
  const started = await tx
    .updateTable('imports')
    .set({ status: 'running', started_at: sql`app.now()` })
    .where('id', '=', id)
    .where('status', '=', 'checked')
    .where(sql<boolean>`lines > refused`)
    .returning(['organization_id', 'kind'])
    .executeTakeFirst();
  if (!started) return false;
  await runImport.later(tx, { import_id: id }, { key: `import:${id}` });
  await record(tx, viewer, 'import_started', {
    subject_id: id,
    organization_id: started.organization_id,
    details: { kind: started.kind },
  });
  return true;
}

/** Writes the next lines and, in the same transaction, up to where it came. False: nothing is left. */
export async function writeBatch(database: Database, import_id: string): Promise<boolean> {
  return database.as(system, async (tx) => {
    const one = await tx
      .selectFrom('imports')
      .select(['id', 'kind', 'organization_id', 'person_id', 'done_line'])
      .where('id', '=', import_id)
      .where('status', '=', 'running')
      .forUpdate()
      .executeTakeFirst();
    if (!one) return false;
    const rows = await tx
      .selectFrom('import_lines')
      .select('line')
      .where('import_id', '=', import_id)
      .where('line', '>', one.done_line)
      .orderBy('line')
      .limit(batch_lines)
      .execute();
    const lines = rows.map(({ line }) => line);
    const last = lines.at(-1);
    if (last === undefined) {
      await finish(tx, one);
      return false;
    }
    const outcomes =
      one.kind === 'organizations' ? await writeOrganizations(tx, one, lines) : await writeInvitations(tx, one, lines);
    await tx
      .updateTable('imports')
      .set(progress(outcomes, one.done_line, last))
      .where('id', '=', import_id)
      .execute();
    return true;
  });
}

// The first batch replaces the figures that the check foretold.
function progress({ created, updated, unchanged, refused }: Outcomes, done_line: number, last: number) {
  const first = done_line === 0;
  return {
    done_line: last,
    created: first ? created : sql<number>`created + ${created}`,
    updated: first ? updated : sql<number>`updated + ${updated}`,
    unchanged: first ? unchanged : sql<number>`unchanged + ${unchanged}`,
    refused: sql<number>`refused + ${refused}`,
  };
}

async function finish(tx: Tx, one: { id: string; organization_id: string | null; kind: string }): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ status: 'done', finished_at: sql`app.now()` })
    .where('id', '=', one.id)
    .execute();
  await record(tx, null, 'import_finished', {
    subject_id: one.id,
    organization_id: one.organization_id,
    channel: 'job',
    details: { kind: one.kind },
  });
}
