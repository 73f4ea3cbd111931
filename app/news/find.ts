import { type RawBuilder, sql } from 'kysely';
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

const no_modules = sql<boolean>`not exists (select from news_modules x where x.document_id = d.id)`;
const own_states = sql`array(select o.state from organizations o where o.id = app.organization_id() and o.state is not null
  union select b.state from branches b where b.organization_id = app.organization_id() and b.archived_at is null and b.state is not null)`;
const of_own_products = sql<boolean>`(${no_modules} or exists (select from news_modules x join modules m on m.id = x.module_id
  where x.document_id = d.id and m.product_id = any ((select app.entitled_product_ids())::uuid[])))`;
const affects = sql<boolean>`(app.organization_id() is not null and ${of_own_products} and (n.states = '{}' or n.states && (select ${own_states})))`;
const modules = sql<
  NamedModule[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name,
  'product_code', p.code, 'product_name', p.name) order by p.name, m.name) from news_modules x join modules m on m.id = x.module_id
  join products p on p.id = m.product_id where x.document_id = d.id), '[]'::jsonb)`;

const columns = sql`d.id, d.slug, d.locale, d.title, d.summary, d.published_at, d.updated_at, d.published_at::text as moment, d.ends_on::text as ends_on,
  n.category, n.pinned, n.effective_on::text as effective_on, n.states, n.expected_on::text as expected_on, r.code as release,
  ${modules} as modules, ${affects} as affects`;

/** Rows of news a reader may look through: published, and holding today unless `past`. */
export const holding = (past: boolean): RawBuilder<boolean> =>
  past
    ? sql<boolean>`d.kind = 'news' and d.state in ('published', 'outdated') and d.ends_on < app.now()::date`
    : sql<boolean>`d.kind = 'news' and d.state in ('published', 'outdated') and (d.ends_on is null or d.ends_on >= app.now()::date)`;

/** That a news item is of a module, named by codes. */
export const ofModule = ({ product, module }: ModuleName): RawBuilder<boolean> =>
  sql<boolean>`exists (select from news_modules x join modules m on m.id = x.module_id join products p on p.id = m.product_id
    where x.document_id = d.id and upper(m.code) = upper(${module}) and (${product}::text is null or upper(p.code) = upper(${product}::text)))`;

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
  const { rows } =
    await sql<NewsRow>`select ${columns} from news n join documents d on d.id = n.document_id left join releases r on r.id = n.release_id
    where n.pinned and ${sql.join(conditionsOf(query), sql` and `)} order by d.published_at desc, d.id desc limit ${sql.lit(pinned_shown)}`.execute(
      tx,
    );
  return rows;
}

/** News that are not pinned (or all), the newest first; one row more than a page tells that there are more. */
export async function newsOf(tx: Tx, query: NewsQuery): Promise<NewsRow[]> {
  const { after, limit } = query;
  const older = after && [sql<boolean>`(d.published_at, d.id) < (${after.moment}::timestamptz, ${after.id}::uuid)`];
  const all = [...(query.pinned_too ? [] : [sql<boolean>`not n.pinned`]), ...conditionsOf(query), ...(older ?? [])];
  const { rows } =
    await sql<NewsRow>`select ${columns} from documents d join news n on n.document_id = d.id left join releases r on r.id = n.release_id
    where ${sql.join(all, sql` and `)} order by d.published_at desc, d.id desc limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}

/** What is new for the reader's products, pinned first: for the home page. */
export async function newestNews(tx: Tx, limit: number): Promise<NewsRow[]> {
  const { rows } =
    await sql<NewsRow>`select ${columns} from documents d join news n on n.document_id = d.id left join releases r on r.id = n.release_id
    where ${holding(false)} and (app.organization_id() is null or ${of_own_products})
    order by d.published_at desc, d.id desc limit ${sql.lit(limit)}`.execute(tx);
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
    where exists (select from news_modules x join documents d on d.id = x.document_id where x.module_id = m.id and d.state in ('published', 'outdated'))
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
    in_force ? sql<boolean>`n.effective_on <= app.now()::date` : sql<boolean>`n.effective_on > app.now()::date`,
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
  const { rows } =
    await sql<NewsRow>`select ${columns} from news n join documents d on d.id = n.document_id left join releases r on r.id = n.release_id
    where ${sql.join(all, sql` and `)} order by n.effective_on ${way}, n.document_id ${way} limit ${sql.lit(limit)}`.execute(
      tx,
    );
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
