import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

export type Community = NonNullable<Awaited<ReturnType<typeof communityAt>>>;
export type Listed = Awaited<ReturnType<typeof communities>>[number];

const most = 300;

const whole = (tx: Tx) =>
  tx
    .selectFrom('communities as c')
    .leftJoin('products as p', 'p.id', 'c.product_id')
    .leftJoin('modules as m', 'm.id', 'c.module_id')
    .selectAll('c')
    .select(['p.code as product_code', 'p.name as product_name', 'm.code as module_code', 'm.name as module_name']);

/** Communities the reader may see, by product, module and name. */
export function communities(tx: Tx, { closed }: { closed: boolean }) {
  return tx
    .selectFrom('communities as c')
    .leftJoin('products as p', 'p.id', 'c.product_id')
    .leftJoin('modules as m', 'm.id', 'c.module_id')
    .select(['c.id', 'c.slug', 'c.locale', 'c.title', 'c.summary', 'c.audience', 'c.closed_at'])
    .select(['p.name as product_name', 'm.name as module_name'])
    .$if(!closed, (query) => query.where('c.closed_at', 'is', null))
    .orderBy(sql`lower(p.name)`, (by) => by.asc().nullsFirst())
    .orderBy(sql`lower(m.name)`, (by) => by.asc().nullsFirst())
    .orderBy(sql`lower(c.title)`)
    .orderBy('c.id')
    .limit(sql.lit(most))
    .execute();
}

/** A community by its address; undefined when it is unknown or not the reader's to see. */
export function communityAt(tx: Tx, slug: string) {
  return whole(tx).where('c.slug', '=', slug).executeTakeFirst();
}

/** A community by its id. */
export function communityById(tx: Tx, id: string) {
  return whole(tx).where('c.id', '=', id).executeTakeFirst();
}

type Wanted = { product?: string | undefined; module?: string | undefined; after: string | null; limit: number };

/** Communities the caller may see, in the order they were made. */
export function apiCommunities(tx: Tx, { product, module, after, limit }: Wanted) {
  return whole(tx)
    .where('c.closed_at', 'is', null)
    .$if(product !== undefined, (query) => query.where('c.product_id', '=', product ?? null))
    .$if(module !== undefined, (query) => query.where('c.module_id', '=', module ?? null))
    .$if(after !== null, (query) => query.where('c.id', '>', after ?? ''))
    .orderBy('c.id')
    .limit(sql.lit(limit))
    .execute();
}
