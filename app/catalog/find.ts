import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';

export type OfferedModule = Awaited<ReturnType<typeof entitledModules>>[number];

/** The modules of the products the organisation may use today, by product and name: what a request can be about. */
export function entitledModules(tx: Tx, organization_id: string | null = null) {
  const own = organization_id === null;
  return compiledOnce(tx, `entitled modules ${own ? 'own' : ''}`, { organization_id }, (db, given) =>
    db
      .selectFrom('entitlements as e')
      .innerJoin('products as p', 'p.id', 'e.product_id')
      .innerJoin('modules as m', 'm.product_id', 'p.id')
      .select(['m.id', 'm.code', 'm.name', 'p.id as product_id', 'p.name as product_name'])
      .where('e.organization_id', '=', own ? sql<string>`app.organization_id()` : sql<string>`${given.organization_id}`)
      .where('e.valid_from', '<=', sql<string>`app.today()`)
      .where((by) => by.or([by('e.valid_until', 'is', null), by('e.valid_until', '>=', sql<string>`app.today()`)]))
      .where('m.archived_at', 'is', null)
      .where('p.archived_at', 'is', null)
      .orderBy('p.name')
      .orderBy('m.name')
      .limit(500),
  );
}

/** Every module in use: what a consultant may speak of before a customer is chosen. */
export function allModules(tx: Tx) {
  return tx
    .selectFrom('products as p')
    .innerJoin('modules as m', 'm.product_id', 'p.id')
    .select(['m.id', 'm.code', 'm.name', 'p.id as product_id', 'p.name as product_name'])
    .where('m.archived_at', 'is', null)
    .where('p.archived_at', 'is', null)
    .orderBy('p.name')
    .orderBy('m.name')
    .limit(500)
    .execute();
}

/** The queue that takes a module, or the one that takes the rest: a query, to be asked or to stand within another. */
export const queueFor = (tx: Tx, module_id: string | null) =>
  tx
    .selectFrom('queues as q')
    .leftJoin('queue_modules as m', (join) => join.onRef('m.queue_id', '=', 'q.id').on('m.module_id', '=', module_id))
    .select('q.id')
    .where('q.archived_at', 'is', null)
    .where((by) => by.or([by('m.module_id', 'is not', null), by('q.takes_the_rest', '=', sql.lit(true))]))
    .orderBy('q.takes_the_rest')
    .limit(sql.lit(1));
