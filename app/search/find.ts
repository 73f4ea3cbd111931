import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { codeOf, highlighted, tsqueryOf, wordsOf } from './query.ts';
import { type Found, most_results, type Result, type ResultType, type Suggestion, type Wanted } from './result.ts';

const facet_values = 30;
const body_read = 20_000;

type Row = Omit<Result, 'highlight'> & { text: string; total: number; facets: Found['facets'] | null };

const nothing: Found = {
  results: [],
  facets: { type: [], product: [], module: [] },
  total: { value: 0, relation: 'eq' },
  did_you_mean: null,
};

/** What the reader may see of all that says these words, the best first; with nothing that says them all, what says some. */
export async function search(tx: Tx, wanted: Wanted): Promise<Found> {
  const words = wordsOf(wanted.q);
  if (words.length === 0) return nothing;
  const strict = await ask(tx, wanted, words, '&');
  return strict.total.value > 0 || words.length === 1 ? strict : ask(tx, wanted, words, '|');
}

async function ask(tx: Tx, wanted: Wanted, words: readonly string[], how: '&' | '|'): Promise<Found> {
  const { q, type, product_id, module_id, offset, limit } = wanted;
  const found = sql`app.search_ids(${either(words, how)}, ${codeOf(q)}, ${type ? [type] : null}::text[], ${product_id ?? null}::uuid, ${module_id ?? null}::uuid, ${sql.lit(most_results)})`;
  const { rows } = await sql<Row>`
    with found as materialized (select * from ${found}),
    seen as materialized (
      select f.type, f.id, f.score, d.external_id, d.title, d.slug, d.locale, null::bigint as number, d.product_id, d.module_id, d.updated_at as date
      from found f join documents d on d.id = f.id where f.type <> 'ticket'
      union all
      select f.type, f.id, f.score, null, t.subject, null, null, t.number, t.product_id, t.module_id, t.opened_at
      from found f join tickets t on t.id = f.id where f.type = 'ticket'),
    shown as (select * from seen order by score desc, date desc, id limit ${sql.lit(limit)} offset ${offset}),
    counted as (select json_build_object(
      'type', (select coalesce(json_agg(x), '[]') from (select type as value, count(*) as count from seen group by 1 order by 2 desc, 1) x),
      'product', (select coalesce(json_agg(x), '[]') from (select p.id as value, p.name, count(*) as count from seen s join products p on p.id = s.product_id group by 1, 2 order by 3 desc, 2 limit ${sql.lit(facet_values)}) x),
      'module', (select coalesce(json_agg(x), '[]') from (select m.id as value, m.name, count(*) as count from seen s join modules m on m.id = s.module_id group by 1, 2 order by 3 desc, 2 limit ${sql.lit(facet_values)}) x)) as facets,
      (select count(*) from seen) as total)
    select s.type, s.id, s.score, s.external_id, s.title, s.slug, s.locale, s.number, s.date, c.facets, c.total,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as product,
      case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as module,
      coalesce((select left(d.body, ${sql.lit(body_read)}) from documents d where d.id = s.id), (select left(t.description, ${sql.lit(body_read)}) from tickets t where t.id = s.id), '') as text
    from counted c left join shown s on true left join products p on p.id = s.product_id left join modules m on m.id = s.module_id
    order by s.score desc, s.date desc, s.id`.execute(tx);
  const [first] = rows;
  if (!first) return nothing;
  const value = Number(first.total);
  return {
    results: rows
      .filter(({ id }) => id !== null)
      .map(({ text, total: _total, facets: _facets, number, ...row }) => ({
        ...row,
        number: number === null ? null : Number(number),
        highlight: highlighted(text, words),
      })),
    facets: first.facets ?? nothing.facets,
    total: { value, relation: value >= most_results ? 'gte' : 'eq' },
    did_you_mean: null,
  };
}

const either = (words: readonly string[], how: '&' | '|'): RawBuilder<unknown> =>
  sql`to_tsquery('portuguese', ${tsqueryOf(words, how)})`;

const suggested: readonly ResultType[] = ['kb', 'doc'];

/** Documents that may answer a subject while it is being written, those of its product first. */
export async function suggest(
  tx: Tx,
  { subject, product_id, limit }: { subject: string; product_id?: string | undefined; limit: number },
): Promise<Suggestion[]> {
  const words = wordsOf(subject);
  if (words.length === 0 || subject.trim().length < 3) return [];
  const found = sql`app.search_ids(${either(words, '|')}, ${codeOf(subject)}, ${[...suggested]}::text[], null, null, 40)`;
  const { rows } = await sql<Omit<Suggestion, 'highlight'> & { text: string }>`
    select d.kind as type, d.id, d.external_id, d.title, d.slug, d.locale, left(d.body, 4000) as text from ${found} f join documents d on d.id = f.id
    order by f.score * case when d.product_id = ${product_id ?? null}::uuid then 1.3 else 1 end desc, d.id limit ${sql.lit(limit)}`.execute(
    tx,
  );
  return rows.map(({ text, ...row }) => ({ ...row, highlight: highlighted(text, words) }));
}
