import { sql } from 'kysely';
import { analyser_version } from '../../adapters/search-index/analyse.ts';
import { type Database, system } from '../../lib/database.ts';

/**
 * What is wrong with the records, as counts that should all be 0: things without one, records of things that are gone, records of another
 * analyser, records that name other readers or another state than their thing, and records of transactions this server has not had yet.
 */
export type Checked = { missing: number; orphaned: number; outdated: number; astray: number; ahead: number };

/** Compares every record with its thing. */
export async function checkRecords(database: Database): Promise<Checked> {
  const { rows } = await database.as(system, (tx) =>
    sql<Checked>`
    with things as (
      select id, null::uuid as organization_id, null::uuid as queue_id, null as status, null::uuid as assignee_id, product_id, audience, state not in ('published', 'outdated') as hidden from documents
      union all select id, organization_id, queue_id, status, assignee_id, product_id, null, false from tickets
      union all select id, null, null, null, null, product_id, 'staff', false from known_issues)
    select count(*) filter (where r.id is null) as missing,
      count(*) filter (where t.id is null and not r.removed) as orphaned,
      count(*) filter (where not r.removed and r.analyser <> ${analyser_version}) as outdated,
      count(*) filter (where r.removed <> t.hidden or (not r.removed and (r.organization_id, r.queue_id, r.status, r.assignee_id, r.product_id, r.audience)
        is distinct from (t.organization_id, t.queue_id, t.status, t.assignee_id, t.product_id, t.audience))) as astray,
      count(*) filter (where r.ver >= pg_snapshot_xmax(pg_current_snapshot())) as ahead
    from things t full join search_records r on r.id = t.id where r.internal is not true`.execute(tx),
  );
  const [checked] = rows;
  if (!checked) throw new Error('the records cannot be counted');
  return checked;
}
