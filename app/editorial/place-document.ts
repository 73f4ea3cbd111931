import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Moves a page one place up or down among those beside it. Out: the level and its place there, from 1; null when there is no such page. At an end it stays. */
export async function placeDocument(
  tx: Tx,
  viewer: Person,
  id: string,
  way: 'up' | 'down',
): Promise<{ under: string | null; product_id: string | null; place: number } | null> {
  const found = await tx
    .selectFrom('documents')
    .select(['kind', 'parent_id', 'product_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found || found.kind !== 'doc') return null;
  const { parent_id, product_id } = found;
  // Two that are moved at once are numbered one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('document_places', 0))`.execute(tx);
  const { rows } = await sql<{ place: number }>`
    with beside as (
      select d.id, row_number() over (order by d.position, d.id)::integer as place from documents d
      where d.kind = 'doc' and d.parent_id is not distinct from ${parent_id}::uuid and (d.parent_id is not null or d.product_id is not distinct from ${product_id}::uuid)
    ), moved as (select place from beside where id = ${id}), step as (select ${way === 'up' ? -1 : 1}::integer as by)
    , placed as (
      select b.id, case when b.place = m.place then b.place + s.by when b.place = m.place + s.by then m.place else b.place end as place
      from beside b, moved m, step s where exists (select from beside o where o.place = m.place + s.by)
    ), kept as (update documents d set position = p.place from placed p where d.id = p.id and d.position <> p.place)
    select coalesce(p.place, m.place) as place from moved m left join placed p on p.id = ${id}`.execute(tx);
  await record(tx, viewer, 'document_moved', { subject_id: id, organization_id: null, details: { way } });
  return { under: parent_id, product_id, place: rows[0]?.place ?? 1 };
}
