import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tx } from '../../lib/database.ts';
import type { Member, Person } from '../../lib/viewer.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { member } from '../guard.ts';
import { addNote, answer } from './answer.ts';
import { assign } from './assign.ts';
import { cancel } from './cancel.ts';
import { close } from './close.ts';
import { followUp } from './follow-up.ts';
import type { Subject } from './happen.ts';
import { open } from './open.ts';
import { propose, withdrawProposal } from './propose.ts';
import { reply } from './reply.ts';
import { requestInformation, resume } from './request-information.ts';
import { moves, type Status } from './ticket.ts';
import { validate } from './validate.ts';

let house: House;
const ids = new Map<string, string>();
before(async () => {
  house = await openHouse({ rate_limits: false });
  const { rows } = await house.superuser.query(`select id, email from persons`);
  for (const { id, email } of rows) ids.set(email, id);
});
after(() => house.close());

const marina = 'marina@tubraxel.exemplo.com.br';
const caio = 'caio@orvalha.exemplo.com.br';
const said = (message = 'Texto.') => ({ message, submission_id: crypto.randomUUID() });
const now = (): Date => new Date();

function as<T>(email: string, work: (tx: Tx, viewer: Person) => Promise<T>): Promise<T> {
  return house.services.database.as({ person_id: ids.get(email) ?? '' }, work);
}

async function opened(): Promise<Subject> {
  return as(marina, async (tx, viewer) => {
    const asked = { subject: 'Nota não sai', description: 'Desde cedo.', submission_id: crypto.randomUUID() };
    const made = await open(tx, member(viewer), asked);
    assert.ok(made.ok);
    return tx
      .selectFrom('tickets')
      .select(['id', 'number', 'organization_id'])
      .where('number', '=', made.number)
      .executeTakeFirstOrThrow();
  });
}

async function row(ticket: Subject) {
  const { rows } = await house.superuser.query('select * from tickets where id = $1', [ticket.id]);
  return rows[0];
}
const statusOf = async (ticket: Subject): Promise<Status> => (await row(ticket)).status;

test('the moves PostgreSQL allows are those of ticket.ts, and whoever makes another is refused', async () => {
  const { rows } = await house.superuser.query<{ from_status: Status; to_status: Status; by_customer: boolean }>(
    'select * from ticket_moves',
  );
  const stored = Object.fromEntries(Object.keys(moves).map((from) => [from, {}])) as Record<
    Status,
    Record<string, boolean>
  >;
  for (const { from_status, to_status, by_customer } of rows) stored[from_status][to_status] = by_customer;
  assert.deepEqual(stored, moves);
  const ticket = await opened();
  await assert.rejects(
    as(marina, (tx) => tx.updateTable('tickets').set({ status: 'in_progress' }).where('id', '=', ticket.id).execute()),
    /does not go from new to in_progress/,
  );
});

test('Caio takes, proposes; Marina says it is not solved, he proposes again, she confirms: one reopening, closed as validated', async () => {
  const ticket = await opened();
  await as(caio, (tx, viewer) => answer(tx, viewer, ticket, said('Vou olhar.')));
  assert.equal(await statusOf(ticket), 'in_progress');
  assert.equal((await row(ticket)).assignee_id, ids.get(caio));
  await as(caio, (tx, viewer) => propose(tx, viewer, ticket, said('Atualize.'), now()));
  const waiting = await row(ticket);
  assert.equal(waiting.status, 'customer_validation');
  assert.ok(waiting.closes_at > new Date(Date.now() + 7 * 86_400_000));
  assert.ok(
    (
      await as(marina, (tx, viewer) =>
        validate(tx, viewer, ticket, { outcome: 'not_solved', ...said('Ainda sai zerado.') }),
      )
    ).ok,
  );
  const back = await row(ticket);
  assert.deepEqual([back.status, back.closes_at, back.reopen_count], ['in_progress', null, 0]);
  await as(caio, (tx, viewer) => propose(tx, viewer, ticket, said('Agora sim.'), now()));
  assert.equal((await row(ticket)).reopen_count, 1);
  assert.ok(
    (
      await as(marina, (tx, viewer) =>
        validate(tx, viewer, ticket, { outcome: 'solved', submission_id: crypto.randomUUID() }),
      )
    ).ok,
  );
  const ended = await row(ticket);
  assert.deepEqual([ended.status, ended.close_reason], ['closed', 'validated']);
});

test('Marina confirms while Caio takes the proposal back: one wins, the other learns where the request stands', async () => {
  const ticket = await opened();
  await as(caio, (tx, viewer) => propose(tx, viewer, ticket, said(), now()));
  const outcomes = await Promise.all([
    as(marina, (tx, viewer) => validate(tx, viewer, ticket, { outcome: 'solved', submission_id: crypto.randomUUID() })),
    as(caio, (tx, viewer) => withdrawProposal(tx, viewer, ticket)),
  ]);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  const lost = outcomes.find(({ ok }) => !ok);
  assert.ok(lost && !lost.ok && lost.status === (await statusOf(ticket)));
});

test('what waits for the customer is reminded on the 3rd and 5th business day and closes after the 7th, late runs and repeated ones included', async () => {
  const ticket = await opened();
  house.setClock(new Date('2026-11-13T15:00:00Z'));
  await as(caio, (tx, viewer) =>
    requestInformation(tx, viewer, ticket, said('Qual CFOP?'), new Date('2026-11-13T15:00:00Z')),
  );
  assert.equal((await row(ticket)).closes_at.toISOString(), '2026-11-26T02:59:59.999Z');
  const reminders = async (): Promise<number> =>
    (
      await house.superuser.query(`select from ticket_events where ticket_id = $1 and event = 'ticket_reminded'`, [
        ticket.id,
      ])
    ).rowCount ?? 0;
  for (const [at, expected, status] of [
    ['2026-11-18T11:00:00Z', 0, 'waiting_customer'],
    ['2026-11-18T13:00:00Z', 1, 'waiting_customer'],
    ['2026-11-23T13:00:00Z', 2, 'waiting_customer'],
    ['2026-11-26T02:59:59Z', 2, 'waiting_customer'],
    ['2026-11-27T10:00:00Z', 2, 'closed'],
  ] as const) {
    house.setClock(new Date(at));
    for (let time = 0; time < 2; time += 1) await runSchedules();
    assert.equal(await reminders(), expected, at);
    assert.equal(await statusOf(ticket), status, at);
  }
  assert.equal((await row(ticket)).close_reason, 'no_answer');
  house.setClock(null);
});

async function runSchedules(): Promise<void> {
  const { schedules } = await import('./jobs.ts');
  const workshop = { ...house.services } as Parameters<(typeof schedules)[0]['job']['perform']>[0];
  for (const { job, payload } of schedules)
    await job.perform(workshop, payload, { number: 1, last: false, signal: AbortSignal.timeout(60_000) });
}

test('an answer of Marina in time clears the deadline, and the request stays open', async () => {
  const ticket = await opened();
  await as(caio, (tx, viewer) => requestInformation(tx, viewer, ticket, said(), now()));
  await as(marina, (tx, viewer) => reply(tx, viewer, ticket, said('CFOP 6101.')));
  const { status, closes_at, reminds_at } = await row(ticket);
  assert.deepEqual([status, closes_at, reminds_at], ['in_progress', null, null]);
});

test('a closed request takes no answer, but a follow-up with a new number in the same chain, and one of that', async () => {
  const ticket = await opened();
  await as(caio, (tx, viewer) => close(tx, viewer, ticket, { reason: 'validated', ...said('“Obrigada, funcionou.”') }));
  assert.deepEqual(await as(marina, (tx, viewer) => reply(tx, viewer, ticket, said())), {
    ok: false,
    status: 'closed',
  });
  const next = async (of: Subject): Promise<Subject> => {
    const made = await as(marina, (tx, viewer) => followUp(tx, viewer as Member, of, said('Voltou.')));
    assert.ok(made.ok);
    const { rows } = await house.superuser.query('select id, number, organization_id from tickets where number = $1', [
      made.number,
    ]);
    return { ...rows[0], number: Number(rows[0].number) };
  };
  const second = await next(ticket);
  assert.deepEqual(await as(marina, (tx, viewer) => followUp(tx, viewer as Member, second, said())), {
    ok: false,
    reason: 'not_closed',
    status: 'new',
  });
  await as(caio, (tx, viewer) => close(tx, viewer, second, { reason: 'administrative', ...said() }));
  const third = await next(second);
  assert.equal((await row(third)).chain_id, (await row(ticket)).chain_id);
  await house.superuser.query(`update tickets set closed_at = now() - interval '181 days' where id = $1`, [ticket.id]);
  assert.deepEqual(await as(marina, (tx, viewer) => followUp(tx, viewer as Member, ticket, said())), {
    ok: false,
    reason: 'too_late',
  });
});

test('a note of Caio is nothing to Marina: no message, no event, no time that moves', async () => {
  const ticket = await opened();
  const before_note = await row(ticket);
  await as(caio, (tx, viewer) => addNote(tx, viewer, ticket, said('Cliente difícil.')));
  const seen = await as(marina, async (tx) => [
    ...(await tx.selectFrom('ticket_messages').select('id').where('ticket_id', '=', ticket.id).execute()),
    ...(await tx
      .selectFrom('ticket_events')
      .select('event')
      .where('ticket_id', '=', ticket.id)
      .where('event', '!=', 'ticket_opened')
      .execute()),
  ]);
  assert.deepEqual(seen, []);
  const { last_message_at, version } = await row(ticket);
  assert.deepEqual([last_message_at, version], [before_note.last_message_at, before_note.version]);
});

test('a duplicate is cancelled and points to its master; Marina withdraws another; neither goes on', async () => {
  const [master, duplicate, other] = [await opened(), await opened(), await opened()];
  await as(caio, (tx, viewer) =>
    cancel(tx, viewer, duplicate, { reason: 'duplicate', duplicate_of: master, submission_id: crypto.randomUUID() }),
  );
  assert.equal((await row(duplicate)).duplicate_of_id, master.id);
  await as(marina, (tx, viewer) =>
    cancel(tx, viewer, other, { reason: 'withdrawn', submission_id: crypto.randomUUID() }),
  );
  for (const ticket of [duplicate, other])
    assert.deepEqual(await as(caio, (tx, viewer) => propose(tx, viewer, ticket, said(), now())), {
      ok: false,
      status: 'cancelled',
    });
});

test('Caio moves a request to a queue he does not see, and gives none to somebody who is not in its queue', async () => {
  const ticket = await opened();
  const { rows } = await house.superuser.query(`select id from queues where name = 'Folha e ponto'`);
  assert.equal(
    await as(caio, (tx, viewer) =>
      assign(tx, viewer, ticket, { assignee_id: ids.get('nina@orvalha.exemplo.com.br') ?? '' }),
    ),
    'not_in_queue',
  );
  assert.equal(
    await as(caio, (tx, viewer) => assign(tx, viewer, ticket, { assignee_id: viewer.person_id })),
    'assigned',
  );
  assert.equal(await statusOf(ticket), 'in_progress');
  assert.equal(await as(caio, (tx, viewer) => assign(tx, viewer, ticket, { queue_id: rows[0].id })), 'assigned');
  assert.equal((await row(ticket)).assignee_id, null);
});

test('the staff resume what waited for the customer', async () => {
  const ticket = await opened();
  await as(caio, (tx, viewer) => requestInformation(tx, viewer, ticket, said(), now()));
  assert.ok((await as(caio, (tx, viewer) => resume(tx, viewer, ticket))).ok);
  assert.equal(await statusOf(ticket), 'in_progress');
});
