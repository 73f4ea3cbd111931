import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { entry_refusals, type EntryValues, type Kind, kinds } from './entry.ts';
import { missed, named, translating, type Written } from './written.ts';

/**
 * Changes the named columns of an entry, archives it or takes it back. `version`: the one that was edited; without it the
 * change is made whatever the entry has become.
 */
export function changeEntry(
  tx: Tx,
  viewer: Viewer,
  kind: Kind,
  id: string,
  { version, archived, ...values }: EntryValues & { version?: number | undefined; archived?: boolean | undefined },
): Promise<Written> {
  return translating(entry_refusals, async () => {
    const changes = named(values);
    const sets = changes.map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    if (archived !== undefined)
      sets.push(archived ? sql`archived_at = coalesce(archived_at, app.now())` : sql`archived_at = null`);
    const { rows } = await sql`
      update ${sql.table(kind)} set ${sql.join([...sets, sql`version = version + 1`])}
      where id = ${id} and version = coalesce(${version ?? null}::integer, version) returning id`.execute(tx);
    if (rows.length === 0) return missed(tx, kind, id);
    await record(tx, viewer, kinds[kind].changed, {
      subject_id: id,
      organization_id: null,
      details: {
        fields: changes.map(([column]) => column).join(','),
        ...(archived !== undefined && { archived }),
      },
    });
    return { ok: true, id };
  });
}
