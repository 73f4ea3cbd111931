import { type RawBuilder, sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { ContentLocale, Facet, Result, ResultType } from './result.ts';

/** What a result shows of the thing itself; `text`: what it says, for the stretch that holds the words. */
export type Shown = Omit<Result, 'highlight' | 'score' | 'locale'> & { locale: ContentLocale | null; text: string };

/** Characters of a document, or of what was said on a request, that are looked through for a stretch to show. */
const most_read = 20_000;
const most_messages = 20;

type Found = { type: ResultType; id: string };

type Source = 'documents' | 'known_issues' | 'tickets';

const sourceOf = (type: ResultType): Source =>
  type === 'ticket' ? 'tickets' : type === 'known_issue' ? 'known_issues' : 'documents';

// Only what some result is of is asked: starting a plan over tables nothing is read from costs as much as reading.
const sources: Record<Source, RawBuilder<unknown>> = {
  documents: sql`
      select f.place, f.type, d.id, d.external_id, d.title, d.slug, d.locale, null::bigint as number, d.product_id, d.module_id, d.updated_at as date, left(d.body, ${sql.lit(most_read)}) as text
      from found f join documents d on d.id = f.id where f.type not in ('ticket', 'known_issue')`,
  tickets: sql`
      select f.place, f.type, t.id, t.external_id, t.subject as title, null as slug, null as locale, t.number, t.product_id, t.module_id, t.opened_at as date, left(concat_ws(E'\n\n', t.description, (
        select string_agg(m.body, E'\n\n') from (select body from ticket_messages m where m.ticket_id = t.id order by m.created_at desc limit ${sql.lit(most_messages)}) m
      )), ${sql.lit(most_read)}) as text
      from found f join tickets t on t.id = f.id where f.type = 'ticket'`,
  known_issues: sql`
      select f.place, f.type, i.id, null as external_id, i.key || ' · ' || i.title as title, null as slug, null as locale, null::bigint as number, i.product_id, null::uuid as module_id, i.created_at as date, '' as text
      from found f join known_issues i on i.id = f.id where f.type = 'known_issue'`,
};

/** Results as they are shown, in the order they are given; what the reader may not see is left out. */
export async function shownOf(tx: Tx, found: readonly Found[]): Promise<Shown[]> {
  if (found.length === 0) return [];
  const types = found.map(({ type }) => type);
  const asked = [...new Set(types.map(sourceOf))].sort();
  return compiledOnce(
    tx,
    `shown ${asked.join(' ')}`,
    { types, ids: found.map(({ id }) => id) },
    (_db, given) => sql<Shown>`
    with found as (select * from unnest(${given.types}::text[], ${given.ids}::uuid[]) with ordinality f (type, id, place)),
    seen as (${sql.join(
      asked.map((source) => sources[source]),
      sql` union all `,
    )})
    select s.type, s.id, s.external_id, s.title, s.slug, s.locale, s.number, s.date, s.text,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as product,
      case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as module
    from seen s left join products p on p.id = s.product_id left join modules m on m.id = s.module_id order by s.place`,
  );
}

type Named = Facet<string> & { name: string };

/** Products and modules of a facet with their names; unknown ones are left out. */
export async function named(
  tx: Tx,
  product: readonly Facet<string>[],
  module: readonly Facet<string>[],
): Promise<{ product: Named[]; module: Named[] }> {
  if (product.length + module.length === 0) return { product: [], module: [] };
  const rows = await compiledOnce(
    tx,
    'names of facets',
    { products: product.map(({ value }) => value), modules: module.map(({ value }) => value) },
    (_db, given) => sql<{ id: string; name: string }>`
    select id, name from products where id = any (${given.products}::uuid[])
    union all select id, name from modules where id = any (${given.modules}::uuid[])`,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const withName = (facet: readonly Facet<string>[]): Named[] =>
    facet.flatMap(({ value, count }) => {
      const name = names.get(value);
      return name === undefined ? [] : [{ value, count, name }];
    });
  return { product: withName(product), module: withName(module) };
}
