import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { type DocumentKind, editors } from '../content/document.ts';
import { documentIdAt } from '../content/find-document.ts';
import type { Named } from './form.ts';

/** A product, or a module of one. */
export type PlaceChoice = {
  value: string;
  label: string;
  group: string;
  product_id: string;
  module_id: string | null;
};
export type Choices = Awaited<ReturnType<typeof editingChoices>>;

const most = 2_000;

/** What the form of a document offers: products with their modules, releases, and who writes. */
export async function editingChoices(tx: Tx) {
  const [places, releases, owners] = await Promise.all([
    sql<PlaceChoice>`
      select coalesce(m.id, p.id) as value, coalesce(m.name, p.name) as label, p.name as group, p.id as product_id, m.id as module_id
      from products p cross join lateral (select null::uuid as id, null::text as name union all select m.id, m.name from modules m where m.product_id = p.id and m.archived_at is null) m
      where p.archived_at is null order by lower(p.name), m.id is not null, lower(m.name) limit ${sql.lit(most)}`.execute(
      tx,
    ),
    tx
      .selectFrom('releases as r')
      .innerJoin('products as p', 'p.id', 'r.product_id')
      .select(['r.id as value', 'r.code as label', 'p.name as group', 'r.product_id'])
      .where('r.archived_at', 'is', null)
      .orderBy('p.name')
      .orderBy('r.code', 'desc')
      .limit(sql.lit(most))
      .execute(),
    tx
      .selectFrom('persons as p')
      .select(['p.id as value', 'p.name as label'])
      .where((by) =>
        by.exists(
          by
            .selectFrom('staff_roles as s')
            .select('s.person_id')
            .whereRef('s.person_id', '=', 'p.id')
            .where('s.role', 'in', [...editors]),
        ),
      )
      .where('p.disabled_at', 'is', null)
      .orderBy('p.name')
      .limit(sql.lit(most))
      .execute(),
  ]);
  return { places: places.rows, releases, owners };
}

/** The routine of this code in a module. */
export function routineByCode(tx: Tx, module_id: string, code: string) {
  return tx
    .selectFrom('routines')
    .select('id')
    .where('module_id', '=', module_id)
    .where(sql<boolean>`upper(code) = upper(${code})`)
    .executeTakeFirst();
}

/** The one document that is meant; undefined when there is none, or more than one has this title. */
export async function namedDocument(tx: Tx, kind: DocumentKind, named: Named): Promise<string | undefined> {
  if ('slug' in named) return documentIdAt(tx, named.kind, named.slug);
  const { rows } = await sql<{ id: string }>`
    select id from documents where kind = ${kind} and state <> 'archived' and app.fold(title) = app.fold(${named.title}) limit 2`.execute(
    tx,
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}
