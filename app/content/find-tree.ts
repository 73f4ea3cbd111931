import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { beside, type Branch, type Level, levelsOf, type ModuleShelf, type Neighbour } from './tree.ts';

const columns = sql.raw(`b.id, b.slug, b.title, b.locale, b.position`);
const listed = sql.raw(`b.kind = 'doc' and b.state in ('published', 'outdated')`);
const below = sql.raw(`b.parent_id = h.parent_id`);
const on_top = sql.raw(
  `b.parent_id is null and h.parent_id is null and b.product_id = h.product_id and coalesce(b.module_id, b.product_id) = coalesce(h.module_id, h.product_id)`,
);
const earlier = sql.raw(`(b.position, b.id) < (h.position, h.id)`);
const later = sql.raw(`(b.position, b.id) > (h.position, h.id)`);
const up = sql.raw(`order by b.position desc, b.id desc`);
const down = sql.raw(`order by b.position, b.id`);

/**
 * The tree of documentation opened at a page: the pages above it, at every level those beside the open one, and those below it. Only
 * open branches are read, each no wider than a window. The levels from the top down; none when the page is not there.
 */
export async function treeAt(tx: Tx, slug: string): Promise<Level[]> {
  const some = sql.lit(beside + 1);
  const { rows } = await sql<Branch & { position: number }>`
    with recursive here as (
      select d.id, d.parent_id, d.product_id, d.module_id, d.position, d.slug, d.title, d.locale, 0 as height
      from documents d where d.kind = 'doc' and d.slug = ${slug}
      union all
      select a.id, a.parent_id, a.product_id, a.module_id, a.position, a.slug, a.title, a.locale, h.height + 1
      from here h join documents a on a.id = h.parent_id where h.height < 20
    )
    select s.id, s.slug, s.title, s.locale, s.position, s.height, s.side,
      exists (select from documents c where c.parent_id = s.id and c.state in ('published', 'outdated')) as parted
    from here h cross join lateral (
      select h.id, h.slug, h.title, h.locale, h.position, h.height, 'on' as side
      union all (select ${columns}, h.height, 'before' from documents b where ${listed} and ${below} and ${earlier} ${up} limit ${some})
      union all (select ${columns}, h.height, 'after' from documents b where ${listed} and ${below} and ${later} ${down} limit ${some})
      union all (select ${columns}, h.height, 'before' from documents b where ${listed} and ${on_top} and ${earlier} ${up} limit ${some})
      union all (select ${columns}, h.height, 'after' from documents b where ${listed} and ${on_top} and ${later} ${down} limit ${some})
      union all (select ${columns}, -1, 'after' from documents b where ${listed} and h.height = 0 and b.parent_id = h.id ${down} limit ${some})
    ) s
    order by s.height desc, s.position, s.id`.execute(tx);
  return levelsOf(rows);
}

/** The page before it: the last one below its elder neighbour, or the page above it. */
export async function previousTo(tx: Tx, slug: string): Promise<Neighbour | null> {
  const { rows } = await sql<Neighbour>`
    with recursive h as (
      select d.id, d.parent_id, d.product_id, d.module_id, d.position from documents d where d.kind = 'doc' and d.slug = ${slug}
    ), last as (
      select e.*, 0 as depth from h cross join lateral (
        (select ${columns} from documents b where ${listed} and ${below} and ${earlier} ${up} limit 1)
        union all (select ${columns} from documents b where ${listed} and ${on_top} and ${earlier} ${up} limit 1)
      ) e
      union all
      select c.*, l.depth + 1 from last l cross join lateral (
        select ${columns} from documents b where ${listed} and b.parent_id = l.id ${up} limit 1) c where l.depth < 20
    )
    select n.slug, n.title, n.locale from (
      select l.slug, l.title, l.locale, l.depth from last l
      union all select a.slug, a.title, a.locale, -1 from h join documents a on a.id = h.parent_id
    ) n order by n.depth desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** What stands on top of a module, or of a product outside its modules; ids. */
export async function topOf(tx: Tx, product: string, module: string | null): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    select b.id, b.slug, b.title, b.locale, 0 as height, 'after' as side,
      exists (select from documents c where c.parent_id = b.id and c.state in ('published', 'outdated')) as parted
    from products p left join modules m on m.product_id = p.id and m.code = ${module}
    cross join lateral (select * from documents b where ${listed} and b.parent_id is null and b.product_id = p.id
      and coalesce(b.module_id, b.product_id) = coalesce(m.id, p.id) ${down} limit ${sql.lit(2 * beside)}) b
    where p.code = ${product} and (m.id is not null or ${module === null || module === '-'}) order by b.position, b.id`.execute(
    tx,
  );
  return rows;
}

/** The modules of a product that have documentation for the reader; `slug`: the product of that page, `code`: of that code. */
export async function modulesOf(tx: Tx, of: { slug: string } | { code: string }): Promise<ModuleShelf[]> {
  const product =
    'code' in of
      ? sql`p.code = ${of.code}`
      : sql`p.id = (select d.product_id from documents d where d.kind = 'doc' and d.slug = ${of.slug})`;
  const { rows } = await sql<ModuleShelf>`
    select m.code, m.name from products p
    cross join lateral (select null::uuid as id, null::text as code, null::text as name union all select m.id, m.code, m.name from modules m where m.product_id = p.id and m.archived_at is null) m
    where ${product} and exists (select from documents d where d.kind = 'doc' and d.product_id = p.id and d.module_id is not distinct from m.id
      and d.state in ('published', 'outdated'))
    order by m.code is not null, lower(m.name) limit 200`.execute(tx);
  return rows;
}
