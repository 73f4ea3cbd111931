import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

/** Routines in use of these modules, by code. */
export function routinesOf(tx: Tx, module_ids: readonly string[]) {
  return tx
    .selectFrom('routines as r')
    .innerJoin('modules as m', 'm.id', 'r.module_id')
    .select(['r.id', 'r.code', 'r.name', 'r.module_id', 'm.product_id'])
    .where(sql<boolean>`r.module_id = any (${[...module_ids]}::uuid[])`)
    .where('r.archived_at', 'is', null)
    .orderBy('r.code')
    .limit(sql.lit(2000))
    .execute();
}

/** Releases these products have been delivered in, the newest first; with the last day of support, the extension included. */
export function deliveredReleases(tx: Tx, product_ids: readonly string[]) {
  return tx
    .selectFrom('releases as r')
    .innerJoin('products as p', 'p.id', 'r.product_id')
    .select(['r.id', 'r.code', 'r.product_id', 'p.name as product_name'])
    .select(sql<string | null>`coalesce(r.extended_until, r.supported_until)`.as('last_day'))
    .where(sql<boolean>`r.product_id = any (${[...new Set(product_ids)]}::uuid[])`)
    .where('r.archived_at', 'is', null)
    .where(sql<boolean>`(r.closed_beta or r.launched_on <= app.today())`)
    .orderBy('p.name')
    .orderBy('r.launched_on', (by) => by.desc().nullsFirst())
    .limit(sql.lit(200))
    .execute();
}

/** Releases of a product that came out after a day, the newest first. */
export function releasesSince(tx: Tx, product_id: string, since: Date) {
  return tx
    .selectFrom('releases')
    .select(['id', 'code'])
    .select(sql<string>`launched_on::text`.as('launched_on'))
    .where('product_id', '=', product_id)
    .where('archived_at', 'is', null)
    .where(sql<boolean>`launched_on > ${since}::timestamptz::date and launched_on <= app.today()`)
    .orderBy('launched_on', 'desc')
    .limit(sql.lit(10))
    .execute();
}
