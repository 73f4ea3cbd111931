import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Details } from './details.ts';
import { me } from './find.ts';
import { micros, says } from './find-stretch.ts';

export type Case = NonNullable<Awaited<ReturnType<typeof caseOf>>>;
export type Link = Awaited<ReturnType<typeof chainOf>>[number];

/** Requests of a chain that are shown as one, at most. */
const links_shown = 100;

/**
 * One request with all its page tells, by its number; undefined when it is unknown or not the reader's to see. Of a customer's own the
 * names are left to `nameOwn`.
 */
export async function caseOf(tx: Tx, number: number) {
  const ticket = await alone(tx, number);
  if (!ticket) return undefined;
  const { unit_id, duplicate_of_id, known_issue_id, read_document_id } = ticket;
  const [names, told] = await Promise.all([
    ticket.own ? nameless : namesOf(tx, number),
    (unit_id ?? duplicate_of_id ?? known_issue_id ?? read_document_id) ? beside(tx, number) : undefined,
  ]);
  return { ...ticket, ...(names ?? nameless), ...(told ?? nothing_beside) };
}

/** Puts the reader's own names into a request of theirs, which nothing had to be asked for. */
export function nameOwn<Told extends { ticket: Case }>(told: Told, { name, organization_name }: Person): Told {
  if (told.ticket.own) Object.assign(told.ticket, { requester_name: name, organization_name: organization_name ?? '' });
  return told;
}

const nameless = { requester_name: '', organization_name: '' };

async function namesOf(tx: Tx, number: number) {
  const [names] = await compiledOnce(tx, 'names of a case', { number }, (db, given) =>
    db
      .selectFrom('tickets as t')
      .innerJoin('organizations as o', 'o.id', 't.organization_id')
      .innerJoin('persons as p', 'p.id', 't.requester_id')
      .select(['o.name as organization_name', 'p.name as requester_name'])
      .where('t.number', '=', given.number),
  );
  return names;
}

// What most requests do not have is asked for only where there is some: planning to look costs more than looking does.
async function alone(tx: Tx, number: number) {
  const [ticket] = await compiledOnce(tx, 'case', { number }, (db, given) =>
    db
      .selectFrom('tickets as t')
      .innerJoin('queues as q', 'q.id', 't.queue_id')
      .leftJoin('products', 'products.id', 't.product_id')
      .leftJoin('modules', 'modules.id', 't.module_id')
      .leftJoin('routines', 'routines.id', 't.routine_id')
      .leftJoin('releases', 'releases.id', 't.release_id')
      // When the reader was here before.
      .leftJoin('ticket_reads as r', (join) =>
        join.onRef('r.ticket_id', '=', 't.id').on('r.person_id', '=', sql<string>`${me}`),
      )
      .select([
        't.id',
        't.number',
        't.subject',
        't.description',
        't.description_html',
        't.version',
        't.status',
        't.kind',
        't.severity',
        't.channel',
        't.close_reason',
        't.opened_at',
        't.closes_at',
        't.closed_at',
        't.chain_id',
        't.requester_id',
        't.unit_id',
        't.queue_id',
        't.assignee_id',
        't.product_id',
        't.organization_id',
        't.follow_up_of_id',
        't.duplicate_of_id',
        't.known_issue_id',
        't.read_document_id',
        'q.name as queue_name',
        'products.name as product_name',
        'modules.name as module_name',
        'routines.code as routine_code',
        'releases.code as release_code',
        micros('t.opened_at').as('moment'),
      ])
      .select([
        sql<Details>`t.details`.as('details'),
        sql<string | null>`case when t.assignee_id is not null then app.staff_name(t.assignee_id) end`.as(
          'assignee_name',
        ),
        sql<boolean>`exists (select from queue_modules x where x.module_id = t.module_id and x.queue_id = t.queue_id)`.as(
          'queue_by_module',
        ),
        sql<boolean>`exists (select from ticket_copies c where c.ticket_id = t.id)`.as('copied'),
        sql<boolean>`exists (select from ticket_drafts d where d.ticket_id = t.id and d.person_id = ${me})`.as(
          'drafted',
        ),
        sql<boolean>`t.requester_id = ${me} and app.staff_roles() = '{}'`.as('own'),
        // What belongs to it may be read from here on, and is what `at_hand` speaks of.
        sql<boolean>`app.note_case(t.id)`.as('seen'),
        // Whoever opened it was there at the opening.
        sql<Date | null>`coalesce(r.read_at, case when t.requester_id = ${me} then t.opened_at end)`.as('read_at'),
        // Whether there is anything left to note as read: mostly not, and a page that notes nothing costs half.
        sql<boolean>`coalesce(r.read_at < t.last_message_at, true)
        or exists (select from notices n where n.ticket_id = t.id and n.person_id = ${me} and n.read_at is null)`.as(
          'unread',
        ),
        // To the microsecond, which a Date does not hold.
        sql<string>`t.last_message_at::text`.as('read_until'),
      ])
      .where('t.number', '=', given.number),
  );
  return ticket;
}

function beside(tx: Tx, number: number) {
  return (
    tx
      .selectFrom('tickets as t')
      .leftJoin('organizations as u', 'u.id', 't.unit_id')
      .leftJoin('known_issues as k', 'k.id', 't.known_issue_id')
      .leftJoin('documents as d', 'd.id', 't.read_document_id')
      .select([
        'u.name as unit_name',
        'k.key as issue_key',
        'k.title as issue_title',
        'd.kind as read_kind',
        'd.slug as read_slug',
        'd.title as read_title',
        'd.locale as read_locale',
      ])
      // Of those alone that the reader may see.
      .select((of) =>
        of.selectFrom('tickets as m').select('m.number').whereRef('m.id', '=', 't.duplicate_of_id').as('duplicate_of'),
      )
      .where('t.number', '=', number)
      .executeTakeFirst()
  );
}

const nothing_beside: NonNullable<Awaited<ReturnType<typeof beside>>> = {
  unit_name: null,
  issue_key: null,
  issue_title: null,
  read_kind: null,
  read_slug: null,
  read_title: null,
  read_locale: null,
  duplicate_of: null,
};

/** The requests of the chain that this one belongs to, as far as the reader may see them, in order; `q`: those whose beginning says it. */
export function chainOf(tx: Tx, number: number, q = '') {
  return tx
    .selectFrom('tickets as t')
    .innerJoin('persons as p', 'p.id', 't.requester_id')
    .leftJoin('organizations as u', 'u.id', 't.unit_id')
    .select([
      't.id',
      't.number',
      't.subject',
      't.description',
      't.description_html',
      't.status',
      't.close_reason',
      't.opened_at',
      't.closed_at',
      't.follow_up_of_id',
      't.channel',
      'p.name as requester_name',
      'u.name as unit_name',
      micros('t.opened_at').as('moment'),
    ])
    .$if(q !== '', (query) => query.where(says(sql`t.subject || ' ' || t.description`, q)))
    .where('t.chain_id', '=', (of) => of.selectFrom('tickets as c').select('c.chain_id').where('c.number', '=', number))
    .orderBy('t.number')
    .limit(sql.lit(links_shown))
    .execute();
}

/** Numbers of the requests that were closed as duplicates of this one. */
export function duplicatesOf(tx: Tx, number: number) {
  return compiledOnce(tx, 'duplicates', { number }, (db, given) =>
    db
      .selectFrom('tickets as t')
      .select('t.number')
      .where('t.duplicate_of_id', '=', (of) =>
        of.selectFrom('tickets as m').select('m.id').where('m.number', '=', given.number),
      )
      .orderBy('t.number')
      .limit(sql.lit(links_shown)),
  );
}

/** Whether this person has sent this form on a request before; with `body`: with these words. */
export async function alreadySaid(
  tx: Tx,
  ticket_id: string,
  person_id: string,
  submission_id: string,
  body?: string,
): Promise<boolean> {
  const found = await tx
    .selectFrom('ticket_messages')
    .select('id')
    .where('submission_id', '=', submission_id)
    .where('author_id', '=', person_id)
    .where('ticket_id', '=', ticket_id)
    .$if(body !== undefined, (query) => query.where('body', '=', body ?? ''))
    .executeTakeFirst();
  return found !== undefined;
}
