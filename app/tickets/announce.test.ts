import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { addNote, answer } from './answer.ts';
import { announce } from './announce.ts';
import { closeExpired } from './close.ts';
import type { Subject } from './happen.ts';
import { propose } from './propose.ts';
import { reply } from './reply.ts';
import { requestInformation } from './request-information.ts';
import { newId } from '../../lib/tokens.ts';
import { system, type Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';

let house: House;
before(async () => void (house = await openHouse()));
after(() => house.close());

const idOf = async (email: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>('select id from persons where email = $1', [email])).rows[0]?.id ?? '';
const marina = 'marina@tubraxel.exemplo.com.br';
const tania = 'tania@tubraxel.exemplo.com.br';
const caio = 'caio@orvalha.exemplo.com.br';

async function ticketOf(subject: string): Promise<Subject> {
  const { rows } = await house.superuser.query<Subject>(
    'select id, number, organization_id from tickets where subject like $1',
    [`${subject}%`],
  );
  const [found] = rows;
  assert.ok(found);
  return found;
}
const asPerson = async <T>(email: string, work: Parameters<House['services']['database']['as']>[1]): Promise<T> =>
  house.services.database.as({ person_id: await idOf(email) }, work as never) as Promise<T>;

/** Mails that left since the last call, by address. */
const newMails = async () => (await house.newMails()).toSorted((one, other) => one.to.localeCompare(other.to));
const said = (message: string) => ({ message, submission_id: newId() });

test('the story of the demo sends no mail and no notice', async () => {
  assert.deepEqual(await newMails(), []);
  assert.equal((await house.superuser.query('select from notices')).rowCount, 0);
  const { rows } = await house.superuser.query(
    `select count(*)::int as told, count(announced_at)::int as announced from ticket_events`,
  );
  assert.ok(rows[0].told > 100 && rows[0].announced === rows[0].told);
});

test('Caio answers Marina: she and who is in copy get one mail each with what he wrote; Caio none, Jonas, who sees only his own, none', async () => {
  const ticket = await ticketOf('Nota de saída');
  await asPerson(caio, (tx, viewer) => answer(tx, viewer, ticket, said('Qual é a **UF** de destino? <b>x</b>')));
  const mails = await newMails();
  assert.deepEqual(
    mails.map(({ to }) => to),
    [marina, tania],
  );
  const [mail] = mails;
  assert.match(mail?.subject ?? '', /^\[nº 20\.\d{3}\] Nota de saída não calcula DIFAL para consumidor final$/);
  assert.match(mail?.text ?? '', /Caio Ribas escreveu/);
  assert.match(mail?.text ?? '', new RegExp(`http://localhost:3000/tickets/${ticket.number}`));
  assert.match(mail?.html ?? '', /<strong>UF<\/strong>/);
  assert.doesNotMatch(mail?.html ?? '', /<b>x/);
  const { rows } = await house.superuser.query(`select event from notices where person_id = $1 and read_at is null`, [
    await idOf(marina),
  ]);
  assert.deepEqual(rows, [{ event: 'answered' }]);
});

test('a note reaches nobody outside, by mail or notice; of the team only whoever it calls', async () => {
  const ticket = await ticketOf('Nota de saída');
  const { rows: before_it } = await house.superuser.query('select id from notices');
  await asPerson(caio, (tx, viewer) => addNote(tx, viewer, ticket, said('Segredo: culpa nossa. @helena veja')));
  const mails = await newMails();
  assert.deepEqual(mails, []);
  const { rows } = await house.superuser.query<{ email: string; event: string }>(
    `select p.email, n.event from notices n join persons p on p.id = n.person_id where not (n.id = any ($1))`,
    [before_it.map(({ id }) => id)],
  );
  for (const { email, event } of rows) {
    assert.match(email, /@orvalha/);
    assert.equal(event, 'noted');
  }
});

test('a proposal says both outcomes and until when; refused mails stay away, those with a deadline never do', async () => {
  const ticket = await ticketOf('Nota de saída');
  await house.superuser.query(
    `insert into notice_refusals (person_id, event, channel) values ($1, 'proposed', 'mail'), ($1, 'answered', 'mail')`,
    [await idOf(marina)],
  );
  await asPerson(caio, (tx, viewer) => answer(tx, viewer, ticket, said('Ainda olhando.')));
  assert.deepEqual(
    (await newMails()).map(({ to }) => to),
    [tania],
  );
  await asPerson(caio, (tx, viewer) => propose(tx, viewer, ticket, said('Regra corrigida.'), new Date()));
  const mails = await newMails();
  assert.deepEqual(
    mails.map(({ to }) => to),
    [marina, tania],
  );
  assert.match(mails[0]?.text ?? '', /Resolveu:\n/);
  assert.match(
    mails[0]?.text ?? '',
    new RegExp(`Ainda não resolveu:\nhttp://localhost:3000/tickets/${ticket.number}/validation`),
  );
  assert.match(mails[0]?.text ?? '', /até .*23h59/);
});

test('Marina says it is not solved: Caio, who has it, is told so, on the desk’s address, and nobody of the company', async () => {
  const ticket = await ticketOf('Nota de saída');
  await asPerson(marina, (tx, viewer) => reply(tx, viewer, ticket, said('Continua zerado.')));
  const mails = await newMails();
  assert.deepEqual(
    mails.map(({ to }) => to),
    [caio],
  );
  assert.match(mails[0]?.text ?? '', /não resolveu/);
  assert.match(mails[0]?.text ?? '', new RegExp(`/desk/tickets/${ticket.number}`));
});

test('the job run 1, 2 and 5 times, also at once, tells each once', async () => {
  const ticket = await ticketOf('Retorno bancário');
  for (const times of [1, 2, 5]) {
    const from = (await house.superuser.query('select from outbox_mails')).rowCount ?? 0;
    await asPerson('admin@orvalha.exemplo.com.br', (tx, viewer) => requestOrAnswer(tx, viewer, ticket));
    const { rows } = await house.superuser.query<{ id: string }>(
      'select id from ticket_events where announced_at is null order by created_at',
    );
    for (const { id } of rows)
      await Promise.all(
        Array.from({ length: times }, () =>
          announce.perform(
            { ...house.services, mailer: null as never },
            { event_id: id },
            {
              number: 1,
              last: false,
              signal: AbortSignal.abort(),
            },
          ),
        ),
      );
    const to = (await house.superuser.query('select from outbox_mails')).rowCount ?? 0;
    assert.equal(to - from, 1, `${times} times`);
  }
  await newMails();
});
const requestOrAnswer = (tx: Tx, viewer: Person, ticket: Subject) =>
  answer(tx, viewer, ticket, said('Olhando o arquivo.'));

test('whoever has left, is disabled, or whose organisation is suspended, is not told', async () => {
  const ticket = await ticketOf('Retorno bancário');
  const paulo = await idOf('paulo@tubraxel.exemplo.com.br');
  const quiet = async (change: string, back: string) => {
    await house.superuser.query(change, [paulo]);
    await asPerson('admin@orvalha.exemplo.com.br', (tx, viewer) => answer(tx, viewer, ticket, said('Mais uma.')));
    assert.deepEqual(await newMails(), [], change);
    await house.superuser.query(back, [paulo]);
  };
  await quiet(
    'update persons set disabled_at = now() where id = $1',
    'update persons set disabled_at = null where id = $1',
  );
  await quiet(
    `update memberships set role = 'requester', visibility = 'none' where person_id = $1`,
    `update memberships set role = 'portal_admin', visibility = 'company' where person_id = $1`,
  );
  await quiet(
    'update memberships set ended_at = now() where person_id = $1',
    'update memberships set ended_at = null where person_id = $1',
  );
  const company = `where id in (select organization_id from memberships where person_id = $1)`;
  await quiet(
    `update organizations set suspended_at = now(), suspension_reason = 'x' ${company}`,
    `update organizations set suspended_at = null, suspension_reason = null ${company}`,
  );
});

test('Davi, who opened it in Tubraxel’s name, is told; in English when he reads English; closed by its deadline says how to go on', async () => {
  const ticket = await ticketOf('Documento de entrada');
  await house.superuser.query(`update persons set locale = 'en' where email like 'davi@%'`);
  await asPerson('admin@orvalha.exemplo.com.br', (tx, viewer) =>
    requestInformation(tx, viewer, ticket, said('Qual release?'), new Date()),
  );
  const asked = await newMails();
  assert.deepEqual(
    asked.map(({ to }) => to),
    ['davi@unidade-sul.exemplo.com.br'],
  );
  assert.match(asked[0]?.text ?? '', /asked in request/);
  await house.superuser.query(`update tickets set closes_at = now() - interval '1 minute' where id = $1`, [ticket.id]);
  await house.services.database.as(system, (tx) => closeExpired(tx, ticket, new Date()));
  const [closed] = await newMails();
  assert.match(closed?.text ?? '', /follow-up on its page by/);
});
