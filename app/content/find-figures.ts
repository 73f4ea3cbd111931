import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from './document.ts';
import type { FeedbackReason } from './feedback.ts';
import type { Period } from './periods.ts';

/** What the figures are of: the last so many days, of one product or of all. */
export type Scope = { days: Period; product_id: string | null };

export type Freshness = {
  published: number;
  overdue: number;
  no_review: number;
  older_than_year: number;
  outdated: number;
  broken_links: number;
};

const about = sql.raw(`d.kind in ('kb', 'doc') and d.state in ('published', 'outdated')`);
const of = ({ product_id }: Scope) => (product_id ? sql`d.product_id = ${product_id}::uuid` : sql`true`);
const since = ({ days }: Scope) => sql`(app.today() - ${days}::integer)`;

/** How fresh articles and documentation are. */
export async function freshness(tx: Tx, scope: Scope): Promise<Freshness> {
  const { rows } = await sql<Freshness>`
    select count(*)::int as published, (count(*) filter (where d.review_on < app.today()))::int as overdue,
      (count(*) filter (where d.review_on is null))::int as no_review, (count(*) filter (where d.updated_at < app.now() - interval '1 year'))::int as older_than_year,
      (count(*) filter (where d.state = 'outdated'))::int as outdated,
      (count(*) filter (where exists (select from document_links l where l.from_id = d.id and l.broken)))::int as broken_links
    from documents d where ${about} and ${of(scope)}`.execute(tx);
  return rows[0] as Freshness;
}

export type ModuleFigures = {
  product_id: string | null;
  module_id: string | null;
  product_name: string | null;
  module_name: string | null;
  pages: number;
  overdue: number;
  reads: number;
  yes: number;
  no: number;
  avoided: number;
  opened_after: number;
};

/** The same and its use in the period, by product and module. */
export async function moduleFigures(tx: Tx, scope: Scope): Promise<ModuleFigures[]> {
  const { rows } = await sql<ModuleFigures>`
    with pages as (
      select d.product_id, d.module_id, count(*) as pages, count(*) filter (where d.review_on < app.today()) as overdue
      from documents d where ${about} and ${of(scope)} group by 1, 2
    ), reads as (
      select d.product_id, d.module_id, sum(r.reads) as reads from document_reads r join documents d on d.id = r.document_id
      where r.day >= ${since(scope)} and ${about} and ${of(scope)} group by 1, 2
    ), votes as (
      select d.product_id, d.module_id, count(*) filter (where f.place = 'page' and f.solved) as yes, count(*) filter (where f.place = 'page' and not f.solved) as no,
        count(*) filter (where f.place = 'request' and f.solved) as avoided
      from document_feedback f join documents d on d.id = f.document_id where f.created_at >= ${since(scope)} and ${about} and ${of(scope)} group by 1, 2
    )
    select g.product_id, g.module_id, p.name as product_name, m.name as module_name, g.pages::int, g.overdue::int, coalesce(r.reads, 0)::int as reads,
      coalesce(v.yes, 0)::int as yes, coalesce(v.no, 0)::int as no, coalesce(v.avoided, 0)::int as avoided, coalesce(o.requests, 0)::int as opened_after
    from pages g left join products p on p.id = g.product_id left join modules m on m.id = g.module_id
    left join reads r on r.product_id is not distinct from g.product_id and r.module_id is not distinct from g.module_id
    left join votes v on v.product_id is not distinct from g.product_id and v.module_id is not distinct from g.module_id
    left join app.requests_after_reading(${since(scope)}::timestamptz) o on o.product_id is not distinct from g.product_id and o.module_id is not distinct from g.module_id
    order by lower(p.name) nulls last, lower(m.name) nulls first limit 500`.execute(tx);
  return rows;
}

export type Reasons = Partial<Record<FeedbackReason, number>>;

/** How often each reason was given in the period. */
export async function reasonsGiven(tx: Tx, scope: Scope): Promise<Reasons> {
  const { rows } = await sql<{ reason: FeedbackReason; count: number }>`
    select f.reason, count(*)::int as count from document_feedback f join documents d on d.id = f.document_id
    where not f.solved and f.reason is not null and f.created_at >= ${since(scope)} and ${about} and ${of(scope)} group by 1`.execute(
    tx,
  );
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
}

type Page = { kind: DocumentKind; slug: string; title: string; locale: string };
export type Said = Page & { reason: FeedbackReason | null; words: string | null; created_at: Date };

/** What readers wrote who were not helped, the newest first. */
export async function wordsSaid(tx: Tx, scope: Scope): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select d.kind, d.slug, d.title, d.locale, f.reason, f.words, f.created_at from document_feedback f join documents d on d.id = f.document_id
    where not f.solved and (f.reason is not null or f.words is not null) and f.words is not null and f.created_at >= ${since(scope)} and ${about} and ${of(scope)}
    order by f.created_at desc, f.id desc limit 20`.execute(tx);
  return rows;
}

export type Weak = Page & { no: number; yes: number };

/** The pages with most votes against in the period. */
export async function weakest(tx: Tx, scope: Scope): Promise<Weak[]> {
  const { rows } = await sql<Weak>`
    select d.kind, d.slug, d.title, d.locale, v.no, v.yes from (
      select f.document_id, (count(*) filter (where not f.solved))::int as no, (count(*) filter (where f.solved))::int as yes
      from document_feedback f where f.place = 'page' and f.created_at >= ${since(scope)} group by 1) v
    join documents d on d.id = v.document_id where v.no > 0 and ${about} and ${of(scope)} order by v.no desc, v.yes, d.id limit 10`.execute(
    tx,
  );
  return rows;
}
