import { type RawBuilder, sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { Heading } from '../../lib/safe-document.ts';
import type { Audience, DocumentState } from '../content/document.ts';
import type { Category, ModuleName } from './news.ts';

export type NamedModule = { id: string; code: string; name: string; product_code: string; product_name: string };

/** A news item of a list. Days without a zone, 2026-11-24. */
export type NewsRow = {
  id: string;
  slug: string;
  locale: string;
  title: string;
  summary: string;
  published_at: Date;
  updated_at: Date;
  category: Category | null;
  pinned: boolean;
  effective_on: string | null;
  states: string[];
  expected_on: string | null;
  release: string | null;
  ends_on: string | null;
  modules: NamedModule[];
  /** Concerns the organisation the reader acts for: a product it has, a state it is in. */
  affects: boolean;
  /** Of `published_at`, for a cursor. */
  moment: string;
};

export type NewsQuery = {
  category: Category | null;
  module: ModuleName | null;
  /** Only what concerns the products of the reader's organisation. */
  mine: boolean;
  /** What is over, instead of what holds. */
  past: boolean;
  after: { moment: string; id: string } | null;
  limit: number;
  /** Pinned ones among the others, instead of before them. */
  pinned_too?: boolean;
};

const own_states = sql`array(select o.state from organizations o where o.id = app.organization_id() and o.state is not null
  union select b.state from branches b where b.organization_id = app.organization_id() and b.archived_at is null and b.state is not null)`;
const of_own_products = sql<boolean>`(n.module_ids = '{}' or n.product_ids && (select app.entitled_product_ids())::uuid[])`;
const affects = sql<boolean>`(app.organization_id() is not null and ${of_own_products} and (n.states = '{}' or n.states && (select ${own_states})))`;
const modules = sql<
  NamedModule[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name,
  'product_code', p.code, 'product_name', p.name) order by p.name, m.name) from news_modules x join modules m on m.id = x.module_id
  join products p on p.id = m.product_id where x.document_id = d.id), '[]'::jsonb)`;

const columns = sql`d.id, d.slug, d.locale, d.title, d.summary, d.published_at, d.updated_at, d.published_at::text as moment, d.ends_on::text as ends_on,
  n.category, n.pinned, n.effective_on::text as effective_on, n.states, n.expected_on::text as expected_on, r.code as release,
  ${modules} as modules, ${affects} as affects`;

/** Rows of `news n` a reader may look through: published, and holding today unless `past`. */
export const holding = (past: boolean): RawBuilder<boolean> =>
  past
    ? sql<boolean>`n.state in ('published', 'outdated') and n.ends_on < app.today()`
    : sql<boolean>`n.state in ('published', 'outdated') and (n.ends_on is null or n.ends_on >= app.today())`;

/** That a news item is of a module, named by codes. */
export const ofModule = ({ product, module }: ModuleName): RawBuilder<boolean> =>
  sql<boolean>`n.module_ids && coalesce((select array_agg(m.id) from modules m join products p on p.id = m.product_id
    where upper(m.code) = upper(${module}) and (${product}::text is null or upper(p.code) = upper(${product}::text))), '{}')`;

/** What a list shows of the rows that `chosen` takes from `news n` alone, so that nothing else is looked into for rows that are not shown. */
const shown = (chosen: RawBuilder<unknown>) =>
  sql`select ${columns} from (select n.* from news n ${chosen}) n join documents d on d.id = n.document_id left join releases r on r.id = n.release_id`;
const newest_first = sql`order by n.published_at desc, n.document_id desc`;

function conditionsOf({ category, module, mine, past }: NewsQuery): RawBuilder<boolean>[] {
  return [
    holding(past),
    ...(category ? [sql<boolean>`n.category = ${category}`] : []),
    ...(module ? [ofModule(module)] : []),
    ...(mine ? [of_own_products] : []),
  ];
}

const pinned_shown = 5;

/** Pinned news within a choice, the newest first. */
export async function pinnedNews(tx: Tx, query: NewsQuery): Promise<NewsRow[]> {
  const all = [sql<boolean>`n.pinned`, ...conditionsOf(query)];
  const chosen = sql`where ${sql.join(all, sql` and `)} ${newest_first} limit ${sql.lit(pinned_shown)}`;
  const { rows } = await sql<NewsRow>`${shown(chosen)} ${newest_first}`.execute(tx);
  return rows;
}

/** News that are not pinned (or all), the newest first; one row more than a page tells that there are more. */
export async function newsOf(tx: Tx, query: NewsQuery): Promise<NewsRow[]> {
  const { after, limit } = query;
  const older = after && [
    sql<boolean>`(n.published_at, n.document_id) < (${after.moment}::timestamptz, ${after.id}::uuid)`,
  ];
  const all = [...(query.pinned_too ? [] : [sql<boolean>`not n.pinned`]), ...conditionsOf(query), ...(older ?? [])];
  const chosen = sql`where ${sql.join(all, sql` and `)} ${newest_first} limit ${sql.lit(limit)}`;
  const { rows } = await sql<NewsRow>`${shown(chosen)} ${newest_first}`.execute(tx);
  return rows;
}

/** What is new for the reader's products, pinned first: for the home page. */
export async function newestNews(tx: Tx, limit: number): Promise<NewsRow[]> {
  const rows = await compiledOnce(tx, `newest news ${limit}`, {}, () => {
    const chosen = sql`where ${holding(false)} and (app.organization_id() is null or ${of_own_products}) ${newest_first} limit ${sql.lit(limit)}`;
    return sql<NewsRow>`${shown(chosen)} ${newest_first}`;
  });
  return rows.toSorted((one, other) => Number(other.pinned) - Number(one.pinned));
}

export type NewsItem = NewsRow & {
  version: number;
  audience: Audience;
  state: DocumentState;
  body: string;
  html: string | null;
  headings: Heading[];
  product_id: string | null;
  by_mail: boolean;
  in_product: boolean;
  release_id: string | null;
};

const whole = sql`${columns}, d.version, d.audience, d.state, d.body, d.html, d.headings, d.product_id, n.by_mail, n.in_product, n.release_id`;

/** A news item by its address; undefined when it is unknown or not the reader's to see. */
export async function newsAt(tx: Tx, slug: string): Promise<NewsItem | undefined> {
  const { rows } =
    await sql<NewsItem>`select ${whole} from documents d join news n on n.document_id = d.id left join releases r on r.id = n.release_id
    where d.kind = 'news' and d.slug = ${slug}`.execute(tx);
  return rows[0];
}

/** The same by its id. */
export async function newsById(tx: Tx, id: string): Promise<NewsItem | undefined> {
  const { rows } =
    await sql<NewsItem>`select ${whole} from documents d join news n on n.document_id = d.id left join releases r on r.id = n.release_id
    where d.id = ${id}`.execute(tx);
  return rows[0];
}

/** Modules that have news the reader may see, by product and name. */
export async function modulesWithNews(tx: Tx): Promise<NamedModule[]> {
  const { rows } = await sql<NamedModule>`select m.id, m.code, m.name, p.code as product_code, p.name as product_name
    from modules m join products p on p.id = m.product_id
    cross join lateral (select from news_modules x join news n on n.document_id = x.document_id where x.module_id = m.id and n.state in ('published', 'outdated') limit 1) any_news
    order by lower(p.name), lower(m.name) limit 500`.execute(tx);
  return rows;
}

export type LegislationQuery = {
  state: string | null;
  module: ModuleName | null;
  /** Only what concerns the reader's organisation. */
  mine: boolean;
  /** What binds already, instead of what will. */
  in_force: boolean;
  after: { moment: string; id: string } | null;
  limit: number;
};

/** Legislation by the day from which it binds: what comes next first, or what came last. */
export async function legislation(tx: Tx, query: LegislationQuery): Promise<NewsRow[]> {
  const { state, module, mine, in_force, after, limit } = query;
  const all = [
    sql<boolean>`n.effective_on is not null`,
    in_force ? sql<boolean>`n.effective_on <= app.today()` : sql<boolean>`n.effective_on > app.today()`,
    holding(false),
    ...(state ? [sql<boolean>`(n.states = '{}' or ${state} = any (n.states))`] : []),
    ...(module ? [ofModule(module)] : []),
    ...(mine ? [affects] : []),
    ...(after
      ? [
          in_force
            ? sql<boolean>`(n.effective_on, n.document_id) < (${after.moment}::date, ${after.id}::uuid)`
            : sql<boolean>`(n.effective_on, n.document_id) > (${after.moment}::date, ${after.id}::uuid)`,
        ]
      : []),
  ];
  const way = in_force ? sql`desc` : sql`asc`;
  const by_day = sql`order by n.effective_on ${way}, n.document_id ${way}`;
  const chosen = sql`where ${sql.join(all, sql` and `)} ${by_day} limit ${sql.lit(limit)}`;
  const { rows } = await sql<NewsRow>`${shown(chosen)} ${by_day}`.execute(tx);
  return rows;
}

const requests_looked_at = 200;

/** Modules that the organisation's own latest requests were about. */
export async function usedModules(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct t.module_id as id from (
    select t.module_id from tickets t where t.organization_id = app.organization_id() order by t.number desc limit ${sql.lit(requests_looked_at)}) t
    where t.module_id is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** States the organisation the reader acts for has an establishment in. */
export async function ownStates(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ states: string[] }>`select ${own_states} as states`.execute(tx);
  return rows[0]?.states ?? [];
}
