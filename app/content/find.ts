import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { Heading } from '../../lib/safe-document.ts';
import { counted, type DocumentKind, no_module } from './document.ts';

export type Listed = Awaited<ReturnType<typeof documentsOf>>[number];

const related_shown = 6;

// How many said on the page that it helped, and that it did not, comes with it.
const documentRow = (tx: Tx, { kind, slug }: { kind: DocumentKind; slug: string }) =>
  tx
    .selectFrom('documents as d')
    .leftJoin('products as p', 'p.id', 'd.product_id')
    .leftJoin('modules as m', 'm.id', 'd.module_id')
    .leftJoin('routines as r', 'r.id', 'd.routine_id')
    .leftJoin('releases as f', 'f.id', 'd.release_from_id')
    .leftJoin('releases as u', 'u.id', 'd.release_to_id')
    .leftJoin('document_scores as v', 'v.document_id', 'd.id')
    .select([
      'd.id',
      'd.kind',
      'd.slug',
      'd.locale',
      'd.audience',
      'd.state',
      'd.section',
      'd.codes',
      'd.title',
      'd.summary',
      'd.html',
      'd.source_url',
      'd.revision',
      'd.product_id',
      'd.module_id',
      'd.published_at',
      'd.updated_at',
      'p.code as product_code',
      'p.name as product_name',
      'm.code as module_code',
      'm.name as module_name',
      'r.code as routine_code',
      'd.template',
      'd.keywords',
      'd.translation_id',
      'f.code as release_from',
      'u.code as release_to',
    ])
    .select(sql<Heading[]>`d.headings`.as('headings'))
    // The text as written is long, and what it became stands beside it.
    .select(sql<string>`case when d.html is null then d.body else '' end`.as('body'))
    .select(sql<number>`coalesce(v.helped, 0)`.as('helped'))
    .select(sql<number>`coalesce(v.helped_not, 0)`.as('helped_not'))
    .select(sql<string>`left(d.body, 2000)`.as('opening'))
    .select(sql<number>`octet_length(d.body)`.as('bytes'))
    .where('d.kind', '=', kind)
    .where('d.slug', '=', slug);

export type Shown = Awaited<ReturnType<ReturnType<typeof documentRow>['execute']>>[number];

/** A document by its address; undefined when it is unknown or not the reader's to see. */
export async function documentAt(tx: Tx, kind: DocumentKind, slug: string): Promise<Shown | undefined> {
  const rows = await compiledOnce(tx, 'document', { kind, slug }, documentRow);
  return rows[0];
}

// Of each kind, the newest of the module among which those are looked for that speak of the same codes.
const related_looked_at = 40;

/** Articles and documents of the same module, or of the same product: first those that speak of the same codes, then the newest. */
export async function relatedTo(
  tx: Tx,
  kind: DocumentKind,
  slug: string,
): Promise<{ kind: DocumentKind; slug: string; title: string; locale: string }[]> {
  type Other = { kind: DocumentKind; slug: string; title: string; locale: string };
  return compiledOnce(
    tx,
    'related documents',
    { kind, slug },
    (_db, given) => sql<Other>`
    select o.kind, o.slug, o.title, o.locale from documents d
    cross join lateral unnest(case when d.kind in ('kb', 'doc') then array['kb', 'doc'] else array[d.kind] end) k (kind)
    cross join lateral ((
      select n.id, n.kind, n.slug, n.title, n.locale, n.updated_at, n.codes from documents n
      where n.kind = k.kind and n.product_id = d.product_id and n.module_id = d.module_id and n.state in ('published', 'outdated') and n.id <> d.id
      order by n.updated_at desc, n.id desc limit ${sql.lit(related_looked_at)}) union all (
      select n.id, n.kind, n.slug, n.title, n.locale, n.updated_at, n.codes from documents n
      where n.kind = k.kind and n.product_id = d.product_id and d.module_id is null and n.module_id is null and n.state in ('published', 'outdated') and n.id <> d.id
      order by n.updated_at desc, n.id desc limit ${sql.lit(related_looked_at)})) o
    where d.kind = ${given.kind} and d.slug = ${given.slug}
    order by (select count(*) from unnest(o.codes) c where c = any (d.codes)) desc, o.kind = d.kind desc, o.updated_at desc, o.id desc
    limit ${sql.lit(related_shown)}`,
  );
}

export type Shelf = {
  product_id: string;
  module_id: string | null;
  product_code: string;
  product_name: string;
  module_code: string | null;
  module_name: string | null;
  count: number;
};

/** Products and modules that have documents of a kind the reader may see, with how many; no further than `counted` and one. */
export async function shelves(tx: Tx, kind: DocumentKind): Promise<Shelf[]> {
  const most = sql.lit(counted + 1);
  const { rows } = await sql<Shelf>`
    select p.id as product_id, m.id as module_id, p.code as product_code, p.name as product_name, m.code as module_code, m.name as module_name, c.count
    from products p cross join lateral (select null::uuid as id, null::text as code, null::text as name union all select m.id, m.code, m.name from modules m where m.product_id = p.id and m.archived_at is null) m
    cross join lateral (select count(*) as count from (
      (select from documents d where d.kind = ${kind} and d.product_id = p.id and d.module_id = m.id and d.state in ('published', 'outdated') limit ${most})
      union all (select from documents d where d.kind = ${kind} and d.product_id = p.id and m.id is null and d.module_id is null and d.state in ('published', 'outdated') limit ${most})) d) c
    where p.archived_at is null and c.count > 0 order by lower(p.name), m.code is not null, lower(m.name) limit 500`.execute(
    tx,
  );
  return rows;
}

export type Listing = {
  kind: DocumentKind;
  product: string | null;
  module: string | null;
  after: { updated_at: string; id: string } | null;
  limit: number;
};

/** Documents of a kind, of a product and module when these are named by code, the newest first; one row more than a page tells that there are more. */
export function documentsOf(tx: Tx, { kind, product, module, after, limit }: Listing) {
  const within = product === null ? '' : module === null ? 'product' : module === no_module ? 'no module' : 'module';
  const values = {
    product: product ?? '',
    module: module ?? '',
    updated_at: after?.updated_at ?? '',
    id: after?.id ?? null,
  };
  // Kind and states are written out, so that a prepared plan sees that the partial indexes fit.
  return compiledOnce(tx, `documents ${kind} ${within} ${after ? 'after' : ''} ${limit}`, values, (db, given) =>
    db
      .selectFrom('documents as d')
      .leftJoin('products as p', 'p.id', 'd.product_id')
      .leftJoin('modules as m', 'm.id', 'd.module_id')
      .select(['d.id', 'd.kind', 'd.slug', 'd.locale', 'd.title', 'd.summary', 'd.updated_at'])
      .select(['p.name as product_name', 'm.name as module_name'])
      .select(sql<string>`d.updated_at::text`.as('moment'))
      .where('d.kind', '=', sql.lit(kind))
      .where(sql<boolean>`d.state in ('published', 'outdated')`)
      .$if(within !== '', (query) =>
        query.where('d.product_id', '=', (of) =>
          of.selectFrom('products').select('id').where('code', '=', given.product),
        ),
      )
      .$if(within === 'no module', (query) => query.where('d.module_id', 'is', null))
      .$if(within === 'module', (query) =>
        query.where('d.module_id', '=', (of) =>
          of
            .selectFrom('modules as x')
            .innerJoin('products as y', 'y.id', 'x.product_id')
            .select('x.id')
            .where('y.code', '=', given.product)
            .where('x.code', '=', given.module),
        ),
      )
      .$if(after !== null, (query) =>
        query.where(sql<boolean>`(d.updated_at, d.id) < (${given.updated_at}::timestamptz, ${given.id}::uuid)`),
      )
      .orderBy('d.updated_at', 'desc')
      .orderBy('d.id', 'desc')
      .limit(sql.lit(limit)),
  );
}

/** A document by its id, with what a request about it starts from; also what a page of it is found by. */
export function documentById(tx: Tx, id: string) {
  return tx
    .selectFrom('documents')
    .select(['id', 'kind', 'slug', 'title', 'product_id', 'module_id'])
    .where('id', '=', id)
    .executeTakeFirst();
}
