import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { no_module } from './document.ts';
import { beside, type Branch, type Level, levelsOf, type ModuleShelf, type Neighbour } from './tree.ts';

const listed = sql.raw(`b.kind = 'doc' and b.state in ('published', 'outdated')`);
const below = sql.raw(`b.parent_id = h.parent_id`);
const on_top = sql.raw(
  `b.parent_id is null and h.parent_id is null and b.product_id = h.product_id and coalesce(b.module_id, b.product_id) = coalesce(h.module_id, h.product_id)`,
);
const earlier = sql.raw(`(b.position, b.id) < (h.position, h.id)`);
const later = sql.raw(`(b.position, b.id) > (h.position, h.id)`);
const up = sql.raw(`order by b.position desc, b.id desc`);
const down = sql.raw(`order by b.position, b.id`);
// A scalar question and no `exists`, which PostgreSQL would answer by reading all pages there are.
const parted = sql.raw(
  `(select true from documents c where c.parent_id = s.id and c.state in ('published', 'outdated') limit 1) is not null as parted`,
);

/**
 * The tree of documentation opened at a page: the pages above it, at every level those beside the open one, and those below it. Only
 * open branches are read, each no wider than a window, first by its index alone. The levels from the top down; none when the page is
 * not there.
 */
export async function treeAt(tx: Tx, slug: string): Promise<Level[]> {
  // Behind a question, so that PostgreSQL expects few of them and walks the index in its order instead of sorting a whole level.
  const some = sql`(select ${sql.lit(beside + 1)})`;
  const rows = await compiledOnce(
    tx,
    'tree',
    { slug },
    (_db, given) => sql<Branch & { position: number }>`
    with recursive here as (
      select d.id, d.parent_id, d.product_id, d.module_id, d.position, 0 as height from documents d where d.kind = 'doc' and d.slug = ${given.slug}
      union all
      select a.id, a.parent_id, a.product_id, a.module_id, a.position, h.height + 1
      from here h join documents a on a.id = h.parent_id where h.height < 20
    ), ids as (
      select w.id, w.side, w.height from here h cross join lateral (
        select h.id, 'on' as side, h.height
        union all (select b.id, 'before', h.height from documents b where ${listed} and ${below} and ${earlier} ${up} limit ${some})
        union all (select b.id, 'after', h.height from documents b where ${listed} and ${below} and ${later} ${down} limit ${some})
        union all (select b.id, 'before', h.height from documents b where ${listed} and ${on_top} and ${earlier} ${up} limit ${some})
        union all (select b.id, 'after', h.height from documents b where ${listed} and ${on_top} and ${later} ${down} limit ${some})
        union all (select b.id, 'after', -1 from documents b where ${listed} and h.height = 0 and b.parent_id = h.id ${down} limit ${some})
      ) w
    )
    select s.id, s.slug, s.title, s.locale, s.position, i.height, i.side, ${parted}
    from ids i join documents s on s.id = i.id order by i.height desc, s.position, s.id`,
  );
  return levelsOf(rows);
}

/** The page before it: the last one below its elder neighbour, or the page above it. */
export async function previousTo(tx: Tx, slug: string): Promise<Neighbour | null> {
  const rows = await compiledOnce(
    tx,
    'previous page',
    { slug },
    (_db, given) => sql<Neighbour>`
    with recursive h as (
      select d.id, d.parent_id, d.product_id, d.module_id, d.position from documents d where d.kind = 'doc' and d.slug = ${given.slug}
    ), last as (
      select e.id, 0 as depth from h cross join lateral (
        (select b.id from documents b where ${listed} and ${below} and ${earlier} ${up} limit 1)
        union all (select b.id from documents b where ${listed} and ${on_top} and ${earlier} ${up} limit 1)
      ) e
      union all
      select c.id, l.depth + 1 from last l cross join lateral (
        select b.id from documents b where ${listed} and b.parent_id = l.id ${up} limit 1) c where l.depth < 20
    )
    select s.slug, s.title, s.locale from (select l.id, l.depth from last l union all select h.parent_id, -1 from h) n
    join documents s on s.id = n.id order by n.depth desc limit 1`,
  );
  return rows[0] ?? null;
}

/** What stands on top of a module, or of a product outside its modules; codes. */
export async function topOf(tx: Tx, product: string, module: string): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    select s.id, s.slug, s.title, s.locale, 0 as height, 'after' as side, ${parted}
    from products p left join modules m on m.product_id = p.id and m.code = ${module}
    cross join lateral (select b.id from documents b where ${listed} and b.parent_id is null and b.product_id = p.id
      and coalesce(b.module_id, b.product_id) = coalesce(m.id, p.id) ${down} limit ${sql.lit(2 * beside)}) b
    join documents s on s.id = b.id
    where p.code = ${product} and (m.id is not null or ${module} = ${no_module}) order by s.position, s.id`.execute(tx);
  return rows;
}

/** The modules of a product that have documentation for the reader; `slug`: the product of that page, `code`: of that code. */
export async function modulesOf(tx: Tx, of: { slug: string } | { code: string }): Promise<ModuleShelf[]> {
  const product =
    'code' in of
      ? sql`p.code = ${of.code}`
      : sql`p.id = (select d.product_id from documents d where d.kind = 'doc' and d.slug = ${of.slug})`;
  const one = sql`select 1 from documents d where d.kind = 'doc' and d.state in ('published', 'outdated') and d.product_id = p.id`;
  // In the order of the index, or one would be looked for by reading all pages there are.
  const newest = sql.raw('order by d.updated_at desc, d.id desc limit 1');
  const { rows } = await sql<ModuleShelf>`
    select x.code, x.name from products p cross join lateral (
      select null as code, null as name where (${one} and d.module_id is null ${newest}) is not null
      union all select m.code, m.name from modules m where m.product_id = p.id and m.archived_at is null and (${one} and d.module_id = m.id ${newest}) is not null
    ) x where ${product} order by x.code is not null, lower(x.name) limit 200`.execute(tx);
  return rows;
}
