import { type Compilable, type RawBuilder, sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';

export type Saying = Awaited<ReturnType<typeof sayingsOf>>[number];
export type Happened = Awaited<ReturnType<typeof happenedOf>>[number];
export type Attached = Awaited<ReturnType<typeof attachedTo>>[number];

/** Messages and events that one page shows, at most; the newest. */
export const entries_shown = 200;
const files_shown = 4000;

/** A place in a timeline: microseconds since 1970, and the id of what stands there. */
export type Place = { at: string; id: string };
/** Where a timeline is read: one request, every one of its chain, or those it follows; `at_hand`: that of the `caseOf` asked just before; before a place, or from its end; only what says `q`; `internal`: with what the staff alone see. */
export type Stretch = {
  number: number;
  of?: 'chain' | 'earlier';
  at_hand?: boolean;
  before?: Place | null;
  q?: string;
  internal?: boolean;
};

const within = ({ number, of, at_hand }: Stretch) => {
  if (at_hand) return sql<boolean>`e.ticket_id = (select app.case_id())`;
  if (!of) return sql<boolean>`e.ticket_id = (select t.id from tickets t where t.number = ${number})`;
  const chain = sql`select t.id from tickets t where t.chain_id = (select c.chain_id from tickets c where c.number = ${number})`;
  return sql<boolean>`e.ticket_id in (${of === 'chain' ? chain : sql`${chain} and t.number < ${number}`})`;
};

const earlier = ({ before }: Stretch) =>
  before
    ? sql<boolean>`(e.created_at, e.id) < (timestamptz 'epoch' + ${before.at}::bigint * interval '1 microsecond', ${before.id}::uuid)`
    : sql<boolean>`true`;

// What of a stretch a text depends on is its shape; what it is filled in with are the number, the place and the words.
function asked<Row>(tx: Tx, what: string, stretch: Stretch, build: (db: Tx, given: Stretch) => Compilable<Row>) {
  const { number, of, before, q, internal, at_hand } = stretch;
  const shape = `${what} ${of ?? (at_hand ? 'at hand' : '')} ${before ? 'before' : ''} ${q ? 'q' : ''} ${internal ? 'internal' : ''}`;
  const values = { number, at: before?.at ?? '', id: before?.id ?? '', q: q ?? '' };
  return compiledOnce(tx, shape, values, (db, given) =>
    build(db, { ...stretch, number: given.number, ...(before && { before: given }), ...(q && { q: given.q }) }),
  );
}

/** Microseconds since 1970, which a Date does not hold. */
export function micros(column: string) {
  return sql<string>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`;
}
const moment = micros('e.created_at').as('moment');

/** Whether a text says these words, in any case and with or without accents. */
export function says(text: RawBuilder<unknown>, q: string) {
  return sql<boolean>`position(app.fold(${q}::text) in app.fold(${text})) > 0`;
}

/** What was said, the newest first. */
export function sayingsOf(tx: Tx, stretch: Stretch, limit = entries_shown) {
  return asked(tx, `sayings ${limit}`, stretch, (db, given) =>
    db
      .selectFrom('ticket_messages as e')
      .select(['e.id', 'e.ticket_id', 'e.kind', 'e.author_name', 'e.author_side', 'e.channel', 'e.body', 'e.html'])
      .select(['e.withdrawn_at', 'e.created_at', moment])
      .where(within(given))
      .where(earlier(given))
      .$if(!given.internal, (query) => query.where('e.internal', '=', sql.lit(false)))
      .$if(!!given.q, (query) => query.where(says(sql`e.body`, given.q ?? '')))
      .orderBy('e.created_at', 'desc')
      .orderBy('e.id', 'desc')
      .limit(sql.lit(limit)),
  );
}

const proposals_shown = 10;

/** Solutions proposed in the requests that this one follows, the newest first. */
export function proposalsBefore(tx: Tx, number: number) {
  return tx
    .selectFrom('ticket_messages as e')
    .select(['e.id', 'e.ticket_id', 'e.body', 'e.created_at', 'e.withdrawn_at'])
    .where(within({ number, of: 'earlier' }))
    .where('e.kind', '=', sql.lit('proposal'))
    .orderBy('e.created_at', 'desc')
    .limit(sql.lit(proposals_shown))
    .execute();
}

/** What happened, the newest first. */
export function happenedOf(tx: Tx, stretch: Stretch, limit = entries_shown) {
  return asked(tx, `happened ${limit}`, stretch, (db, given) =>
    db
      .selectFrom('ticket_events as e')
      .select(['e.id', 'e.ticket_id', 'e.event', 'e.actor_name', 'e.actor_side', 'e.from_status', 'e.to_status'])
      .select((of) => [
        of.ref('e.created_at').as('created_at'),
        sql<Record<string, unknown>>`e.details`.as('details'),
        moment,
      ])
      .where(within(given))
      .where(earlier(given))
      .$if(!given.internal, (query) => query.where('e.internal', '=', sql.lit(false)))
      .orderBy('e.created_at', 'desc')
      .orderBy('e.id', 'desc')
      .limit(sql.lit(limit)),
  );
}

/** Files of the same stretch, the newest first. */
export function attachedTo(tx: Tx, stretch: Stretch) {
  return asked(tx, `attached `, stretch, (db, given) =>
    db
      .selectFrom('ticket_attachments as e')
      .select([
        'e.id',
        'e.ticket_id',
        'e.message_id',
        'e.name',
        'e.bytes',
        'e.media_type',
        'e.preview_key',
        'e.created_at',
      ])
      .where(within(given))
      .$if(!given.internal, (query) => query.where('e.internal', '=', sql.lit(false)))
      .orderBy('e.created_at', 'desc')
      .orderBy('e.id', 'desc')
      .limit(sql.lit(files_shown)),
  );
}
