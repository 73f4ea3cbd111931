import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Audience, DocumentKind, DocumentState } from '../content/document.ts';

/** What narrows the list of everything that is written. */
export type Listing = {
  kind: DocumentKind | null;
  state: DocumentState | null;
  product_id: string | null;
  owner_id: string | null;
  /** Those whose review is due by today, the longest due first. */
  due: boolean;
  /** Those with links that lead nowhere. */
  broken: boolean;
  /** Words of the title. */
  q: string;
  after: { key: string; id: string } | null;
  limit: number;
};

export type ListedDocument = {
  id: string;
  kind: DocumentKind;
  slug: string;
  locale: string;
  title: string;
  state: DocumentState;
  audience: Audience;
  product_name: string | null;
  module_name: string | null;
  owner_name: string | null;
  review_on: string | null;
  publish_at: Date | null;
  updated_at: Date;
  broken_links: number;
  key: string;
};

/** Documents in any state, the latest changed first (or the longest due), after the one a page ended with; one more than `limit` tells that there are more. */
export async function writtenDocuments(tx: Tx, { limit, ...listing }: Listing, today: string) {
  const key = listing.due ? sql`d.review_on` : sql`d.updated_at`;
  const { rows } = await sql<ListedDocument>`
    select d.id, d.kind, d.slug, d.locale, d.title, d.state, d.audience, d.review_on::text, d.publish_at, d.updated_at, ${key}::text as key,
      p.name as product_name, m.name as module_name, o.name as owner_name,
      (select count(*)::integer from document_links l where l.from_id = d.id and l.broken) as broken_links
    from (select d.* from documents d where ${sql.join(conditionsOf(listing, today), sql` and `)}
      order by ${listing.due ? sql`d.review_on, d.id` : sql`d.updated_at desc, d.id desc`} limit ${sql.lit(limit)}) d
    left join products p on p.id = d.product_id left join modules m on m.id = d.module_id left join persons o on o.id = d.owner_id
    order by ${listing.due ? sql`d.review_on, d.id` : sql`d.updated_at desc, d.id desc`}`.execute(tx);
  return rows;
}

function conditionsOf(listing: Omit<Listing, 'limit'>, today: string): RawBuilder<unknown>[] {
  const { kind, state, product_id, owner_id, due, broken, q, after } = listing;
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (kind) conditions.push(sql`d.kind = ${kind}`);
  if (state) conditions.push(sql`d.state = ${state}`);
  if (product_id) conditions.push(sql`d.product_id = ${product_id}`);
  if (owner_id) conditions.push(sql`d.owner_id = ${owner_id}`);
  if (due) conditions.push(sql`d.review_on <= ${today}::date and d.state in ('published', 'outdated')`);
  if (broken) conditions.push(sql`d.id in (select l.from_id from document_links l where l.broken)`);
  conditions.push(...titleWords(q));
  if (after && due) conditions.push(sql`(d.review_on, d.id) > (${after.key}::date, ${after.id}::uuid)`);
  else if (after) conditions.push(sql`(d.updated_at, d.id) < (${after.key}::timestamptz, ${after.id}::uuid)`);
  return conditions;
}

// Each word of the title, wherever it stands; signs that mean something to LIKE mean themselves.
const titleWords = (q: string): RawBuilder<unknown>[] =>
  q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map(
      (word) => sql`app.fold(d.title) like '%' || regexp_replace(app.fold(${word}), '([\\%_])', '\\\\\\1', 'g') || '%'`,
    );

const offered = 8;

export type NamedDocument = { kind: DocumentKind; slug: string; title: string; state: DocumentState };

/** Documents a link may lead to, of a kind when it is named, by words of their titles: what is published first, then the latest changed. */
export async function linkable(tx: Tx, q: string, kind: DocumentKind | null = null): Promise<NamedDocument[]> {
  const words = titleWords(q);
  if (words.length === 0) return [];
  const { rows } = await sql<NamedDocument>`
    select kind, slug, title, state from documents d where d.state <> 'archived' and (${kind}::text is null or d.kind = ${kind}) and ${sql.join(words, sql` and `)}
    order by d.state in ('published', 'outdated') desc, d.updated_at desc, d.id desc limit ${sql.lit(offered)}`.execute(
    tx,
  );
  return rows;
}
