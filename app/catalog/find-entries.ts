import { type Selectable, sql } from 'kysely';
import type { Modules, ProductLines, Products, Releases, Routines } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import type { Kind, Parent } from './entry.ts';
import type { ReleaseDates } from './release.ts';

/** An entry as it is stored. `queue_id` of a module: the queue that takes it, if one does. */
export type Entry = {
  product_lines: Selectable<ProductLines>;
  products: Selectable<Products>;
  modules: Selectable<Modules> & { queue_id: string | null };
  routines: Selectable<Routines>;
  releases: Selectable<Releases>;
};

export type Wanted = {
  q?: string | undefined;
  archived?: 'true' | 'false' | 'any' | undefined;
  under?: { [column in Parent]?: string | undefined };
  /** Id of the last one of the page before. */
  after?: string | null;
  limit: number;
};

const columns = (kind: Kind) =>
  kind === 'modules'
    ? sql`t.*, (select q.queue_id from queue_modules q where q.module_id = t.id) as queue_id`
    : sql`t.*`;

/** One entry by its id. */
export async function entry<K extends Kind>(tx: Tx, kind: K, id: string): Promise<Entry[K] | undefined> {
  const { rows } = await sql<Entry[K]>`select ${columns(kind)} from ${sql.table(kind)} t where t.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** Entries in the order they were made, `limit` at most. `q`: part of the code or name, without regard to case and accents. */
export async function entries<K extends Kind>(
  tx: Tx,
  kind: K,
  { q, archived = 'false', under = {}, after, limit }: Wanted,
): Promise<Entry[K][]> {
  const conditions = [sql`true`];
  if (archived !== 'any') conditions.push(sql`(t.archived_at is not null) = ${archived === 'true'}`);
  const text = kind === 'releases' ? sql`t.code` : sql`t.code || ' ' || t.name`;
  if (q) conditions.push(sql`position(app.fold(${q}) in app.fold(${text})) > 0`);
  for (const [column, value] of Object.entries(under))
    if (value && kind === 'routines' && column === 'product_id')
      conditions.push(sql`t.module_id in (select m.id from modules m where m.product_id = ${value})`);
    else if (value) conditions.push(sql`t.${sql.ref(column)} = ${value}`);
  if (after) conditions.push(sql`t.id > ${after}`);
  const { rows } = await sql<Entry[K]>`select ${columns(kind)} from ${sql.table(kind)} t
    where ${sql.join(conditions, sql` and `)} order by t.id limit ${limit}`.execute(tx);
  return rows;
}

/** The dates of every release of these products, for `releaseStatus`. */
export function releaseDates(tx: Tx, product_ids: readonly string[]): Promise<ReleaseDates[]> {
  return tx
    .selectFrom('releases')
    .select(['product_id', 'closed_beta', 'launched_on', 'supported_until', 'extended_until', 'archived_at'])
    .where('product_id', 'in', [...new Set(product_ids), '00000000-0000-0000-0000-000000000000'])
    .limit(5000)
    .execute();
}

export type LineWithProducts = Awaited<ReturnType<typeof linesWithProducts>>[number];

/** Lines by name with their products, and how many modules and releases in use each has. */
export async function linesWithProducts(tx: Tx) {
  const [lines, products] = await Promise.all([
    tx.selectFrom('product_lines').selectAll().orderBy('name').limit(200).execute(),
    tx
      .selectFrom('products as p')
      .select(['p.id', 'p.product_line_id', 'p.code', 'p.name', 'p.archived_at'])
      .select((by) => [
        by
          .selectFrom('modules as m')
          .select(by.fn.countAll<number>().as('count'))
          .whereRef('m.product_id', '=', 'p.id')
          .where('m.archived_at', 'is', null)
          .as('modules'),
        by
          .selectFrom('releases as r')
          .select(by.fn.countAll<number>().as('count'))
          .whereRef('r.product_id', '=', 'p.id')
          .where('r.archived_at', 'is', null)
          .as('releases'),
      ])
      .orderBy('p.name')
      .limit(1000)
      .execute(),
  ]);
  return lines.map((line) => ({
    ...line,
    products: products.filter((product) => product.product_line_id === line.id),
  }));
}

export type ProductWhole = NonNullable<Awaited<ReturnType<typeof productWhole>>>;

/** A product with its line, its modules (each with its routines and the queue it goes to) and its releases, the newest first. */
export async function productWhole(tx: Tx, id: string) {
  const [product, modules, routines, releases, rest] = await Promise.all([
    tx
      .selectFrom('products as p')
      .innerJoin('product_lines as l', 'l.id', 'p.product_line_id')
      .selectAll('p')
      .select('l.name as line_name')
      .where('p.id', '=', id)
      .executeTakeFirst(),
    tx
      .selectFrom('modules as m')
      .leftJoin('queue_modules as t', 't.module_id', 'm.id')
      .leftJoin('queues as q', (join) => join.onRef('q.id', '=', 't.queue_id').on('q.archived_at', 'is', null))
      .select(['m.id', 'm.code', 'm.name', 'm.archived_at', 'q.name as queue_name'])
      .where('m.product_id', '=', id)
      .orderBy('m.name')
      .limit(500)
      .execute(),
    tx
      .selectFrom('routines as r')
      .innerJoin('modules as m', 'm.id', 'r.module_id')
      .select(['r.id', 'r.module_id', 'r.code', 'r.name', 'r.archived_at'])
      .where('m.product_id', '=', id)
      .orderBy('r.code')
      .limit(5000)
      .execute(),
    tx
      .selectFrom('releases')
      .selectAll()
      .where('product_id', '=', id)
      .orderBy('launched_on', (by) => by.desc().nullsFirst())
      .orderBy('code', 'desc')
      .limit(500)
      .execute(),
    tx.selectFrom('queues').select('name').where('takes_the_rest', '=', true).executeTakeFirst(),
  ]);
  if (!product) return null;
  return {
    ...product,
    releases,
    modules: modules.map((module) => ({
      ...module,
      queue_name: module.queue_name ?? rest?.name ?? null,
      routines: routines.filter(({ module_id }) => module_id === module.id),
    })),
  };
}

export type Place = NonNullable<Awaited<ReturnType<typeof placeOfEntry>>>;

/** What a form of this kind needs to know of the things above: its product and module, and the lines to choose from. Null: the parent is not there. */
export async function placeOfEntry(tx: Tx, kind: Kind, parent_id: string | null) {
  const lines =
    kind === 'products'
      ? await tx
          .selectFrom('product_lines')
          .select(['id', 'name'])
          .where((by) => by.or([by('archived_at', 'is', null), by('id', '=', parent_id)]))
          .orderBy('name')
          .limit(200)
          .execute()
      : [];
  if (kind === 'product_lines' || kind === 'products') return { lines, product: null, module: null };
  if (!parent_id) return null;
  const module = kind === 'routines' ? await entry(tx, 'modules', parent_id) : null;
  const product = await entry(tx, 'products', module?.product_id ?? parent_id);
  return product && module !== undefined ? { lines, product, module } : null;
}
