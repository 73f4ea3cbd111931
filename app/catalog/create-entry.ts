import { sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { entry_refusals, type EntryValues, type Kind, kinds } from './entry.ts';
import { named, translating, type Written } from './written.ts';

/** Adds a line, product, module, routine or release. Out: its id; or what is wrong: a code taken, a parent that is not there, days out of order. */
export function createEntry(
  tx: Tx,
  viewer: Viewer,
  kind: Kind,
  values: EntryValues & { code: string },
  channel: AuditEvents['channel'] = 'web',
): Promise<Written> {
  return translating(entry_refusals, async () => {
    const id = newId();
    const row = named({ id, ...values });
    const columns = sql.join(row.map(([column]) => sql.ref(column)));
    await sql`insert into ${sql.table(kind)} (${columns}) values (${sql.join(row.map(([, value]) => value))})`.execute(
      tx,
    );
    await record(tx, viewer, kinds[kind].created, {
      subject_id: id,
      organization_id: null,
      channel,
      details: { code: values.code },
    });
    return { ok: true, id };
  });
}
