import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import type { DocumentKind } from './document.ts';

const shown = 50;

export type Comment = {
  id: string;
  author_name: string;
  body: string;
  html: string | null;
  state: 'pending' | 'published';
  answer: string | null;
  answer_html: string | null;
  created_at: Date;
  /** The reader wrote it. */
  own: boolean;
};

/** Comments on a document that the reader may see, the newest first: those let through, and the reader's own. */
export async function commentsOn(tx: Tx, kind: DocumentKind, slug: string): Promise<Comment[]> {
  return compiledOnce(
    tx,
    'comments',
    { kind, slug },
    (_db, given) => sql<Comment>`
    select c.id, c.author_name, c.body, c.html, c.state, c.answer, c.answer_html, c.created_at, coalesce(c.id = any (o.ids), false) as own
    from documents d cross join lateral (select app.own_comments(d.id) as ids) o
    cross join lateral (
      (select * from (select id, author_name, body, html, state, answer, answer_html, created_at from document_comments c
        where c.document_id = d.id and c.state = 'published' order by c.created_at desc, c.id desc limit ${sql.lit(shown)}) p)
      union all
      (select id, author_name, body, html, state, answer, answer_html, created_at from document_comments c
        where c.id = any (o.ids) and c.state = 'pending' order by c.created_at desc limit 10)
    ) c
    where d.kind = ${given.kind} and d.slug = ${given.slug} order by c.created_at desc, c.id desc`,
  );
}

export type QueueKind = 'pending' | 'decided';
/** A place in the queue: microseconds of the epoch and an id. */
export type QueuePlace = { at: string; id: string };

/** Comments that wait for an editor, the oldest first, or those decided, the newest first, after a place; one row more than a page tells that there are more. */
export function commentQueue(tx: Tx, kind: QueueKind, after: QueuePlace | null) {
  const moment = kind === 'pending' ? sql.ref<Date>('c.created_at') : sql.ref<Date>('c.decided_at');
  const beyond =
    after &&
    sql<boolean>`(${moment}, c.id) ${sql.raw(kind === 'pending' ? '>' : '<')} (timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond', ${after.id}::uuid)`;
  return tx
    .selectFrom('document_comments as c')
    .innerJoin('documents as d', 'd.id', 'c.document_id')
    .innerJoin('persons as w', 'w.id', 'c.person_id')
    .leftJoin('organizations as o', 'o.id', 'c.organization_id')
    .select(['c.id', 'c.body', 'c.html', 'c.state', 'c.answer', 'c.version', 'c.created_at', 'c.decided_at'])
    .select(['d.kind', 'd.slug', 'd.title', 'd.locale', 'w.name as person_name', 'o.name as organization_name'])
    .select(sql<string>`(extract(epoch from ${moment}) * 1000000)::bigint::text`.as('place'))
    .$if(kind === 'pending', (query) => query.where('c.state', '=', 'pending').orderBy('c.created_at').orderBy('c.id'))
    .$if(kind === 'decided', (query) =>
      query.where('c.decided_at', 'is not', null).orderBy('c.decided_at', 'desc').orderBy('c.id', 'desc'),
    )
    .$if(beyond !== null, (query) => query.where(beyond ?? sql<boolean>`true`))
    .limit(sql.lit(page_size + 1))
    .execute();
}
export type Queued = Awaited<ReturnType<typeof commentQueue>>[number];

/** How many comments wait, no further than `most`. */
export async function pendingComments(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from document_comments where state = 'pending' limit ${sql.lit(most)}) c`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
