import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { lookAs, system, type Tx } from '../../lib/database.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

const tubraxel = (name: string): string => `${name}@tubraxel.exemplo.com.br`;
const orvalha = (name: string): string => `${name}@orvalha.exemplo.com.br`;

// Requests of the story, by what is in their subject.
const difal = 'DIFAL para consumidor'; // Marina's, tax; Jonas and Tânia in copy
const holidays = 'Férias consideram'; // Marina's, payroll: a confidential queue
const bank = 'Retorno bancário'; // Paulo's, finance
const entry = 'Documento de entrada sem'; // Davi's in the name of Tubraxel, materials
const all = [difal, holidays, bank, entry];

async function seenBy(email: string, path = '/tickets'): Promise<string[]> {
  const { html } = await (await house.as(email)).get(path);
  return all.filter((subject) => html.includes(subject));
}

async function numberOf(subject: string): Promise<number> {
  const { rows } = await house.superuser.query('select number from tickets where subject like $1', [`%${subject}%`]);
  return Number(rows[0].number);
}

test('Marina sees her own requests and those she is in copy of; Jonas, who sees only his own, none of them, copy or not', async () => {
  assert.deepEqual(await seenBy(tubraxel('marina')), [difal, holidays]);
  assert.deepEqual(await seenBy(tubraxel('jonas')), []);
  await house.superuser.query(
    `update memberships set visibility = 'own_and_copy' where person_id = (select id from persons where email = $1)`,
    [tubraxel('jonas')],
  );
  assert.deepEqual(await seenBy(tubraxel('jonas')), [difal]);
});

test('Paulo and Tânia see the whole company, but of a confidential queue only what they opened or are in copy of', async () => {
  for (const name of ['paulo', 'tania']) assert.deepEqual(await seenBy(tubraxel(name)), [difal, bank, entry], name);
  const paulo = await house.as(tubraxel('paulo'));
  const number = await numberOf(holidays);
  const [confidential, unknown] = [await paulo.get(`/tickets/${number}`), await paulo.get('/tickets/999999')];
  assert.equal(confidential.status, 404);
  const bare = (html: string): string => html.replace(/name="csrf" value="[^"]*"/g, '');
  assert.equal(bare(confidential.html), bare(unknown.html));
  await house.superuser.query(
    `insert into ticket_copies (ticket_id, person_id, organization_id, number) select t.id, p.id, t.organization_id, t.number from tickets t, persons p where t.number = $1 and p.email = $2`,
    [number, tubraxel('paulo')],
  );
  assert.deepEqual(await seenBy(tubraxel('paulo')), all);
  assert.equal((await paulo.get(`/tickets/${number}`)).status, 200);
});

test('a queue that becomes confidential hides its requests from the company at once', async () => {
  await house.superuser.query(`update queues set confidential = true where name = 'Materiais'`);
  assert.deepEqual(await seenBy(tubraxel('tania')), [difal, bank]);
  await house.superuser.query(`update queues set confidential = false where name = 'Materiais'`);
  assert.deepEqual(await seenBy(tubraxel('tania')), [difal, bank, entry]);
});

test('Edu, who is restricted, finds no requests, opens none, and is told why', async () => {
  const edu = await house.as(tubraxel('edu'));
  for (const path of ['/tickets', '/tickets/new']) {
    const { status, html } = await edu.get(path);
    assert.equal(status, 200);
    assert.match(html, /não inclui solicitações/);
    assert.ok(!all.some((subject) => html.includes(subject)));
  }
  const opened = await edu.post('/tickets', { subject: 'x', description: 'x', submission_id: crypto.randomUUID() });
  assert.equal(opened.status, 403);
  assert.equal((await edu.get(`/tickets/${await numberOf(difal)}`)).status, 404);
  assert.doesNotMatch((await edu.get('/')).html, /href="\/tickets\/new"/);
});

test('the staff see by queue: Caio tax and materials, Renato payroll, Sara materials and finance, Nina nothing, Helena all of hers', async () => {
  assert.deepEqual(await seenBy(orvalha('caio'), '/desk'), [difal, bank, entry]);
  assert.deepEqual(await seenBy(orvalha('renato'), '/desk'), [holidays]);
  assert.deepEqual(await seenBy(orvalha('sara'), '/desk'), [bank, entry]);
  assert.deepEqual(await seenBy(orvalha('nina'), '/desk'), []);
  assert.deepEqual(await seenBy(orvalha('helena'), '/desk'), all);
  const caio = await house.as(orvalha('caio'));
  assert.equal((await caio.get(`/desk/tickets/${await numberOf(holidays)}`)).status, 404);
});

test('a lead who is not of a confidential queue sees all but that one', async () => {
  await house.superuser.query(
    `delete from queue_members where person_id = (select id from persons where email = $1) and queue_id = (select id from queues where name = 'Folha e ponto')`,
    [orvalha('helena')],
  );
  assert.deepEqual(await seenBy(orvalha('helena'), '/desk'), [difal, bank, entry]);
});

test('Davi opens a request in the name of Tubraxel: everybody reads by whom, of which unit, for which customer', async () => {
  const davi = await house.as('davi@unidade-sul.exemplo.com.br');
  const { rows } = await house.superuser.query(`select id from organizations where name like 'Metalúrgica%'`);
  const form = await davi.get('/tickets/new');
  assert.match(form.html, /name="on_behalf_of"/);
  assert.match(form.html, /Transportes Guarvento/);
  assert.doesNotMatch(form.html, /Norvelta|Quixabrel/);
  const answer = await davi.post('/tickets', {
    subject: 'Custo médio parado',
    description: 'PES330 não termina.',
    on_behalf_of: rows[0].id,
    submission_id: crypto.randomUUID(),
  });
  assert.match(answer.location ?? '', /^\/tickets\?opened=\d+$/);
  const number = answer.location?.split('=')[1];
  const said = 'por Davi Lemos (Unidade Sul (fictícia)) em nome de Metalúrgica Tubraxel (fictícia)';
  for (const [email, path] of [
    [tubraxel('paulo'), `/tickets/${number}`],
    [orvalha('caio'), `/desk/tickets/${number}`],
  ] as const)
    assert.ok((await (await house.as(email)).get(path)).html.includes(said), email);
  const event = await house.superuser.query(
    `select p.name as actor, o.name as organization, a.details ->> 'unit_id' = u.id::text as by_unit from audit_events a join persons p on p.id = a.actor_id
     join organizations o on o.id = a.organization_id, organizations u where u.cnpj = '99010001000184' and a.event = 'ticket_opened' and a.details ->> 'number' = $1`,
    [number],
  );
  assert.deepEqual(event.rows, [
    { actor: 'Davi Lemos', organization: 'Metalúrgica Tubraxel (fictícia)', by_unit: true },
  ]);
});

test('Davi opens nothing for a customer his unit does not serve, nor one that never was: the same words, and what he typed stays', async () => {
  const davi = await house.as('davi@unidade-sul.exemplo.com.br');
  const { rows } = await house.superuser.query(`select id from organizations where name like '%Norvelta%'`);
  const asked = { subject: 'Da Norvelta', description: 'Texto que fica.', submission_id: crypto.randomUUID() };
  const pages = [];
  for (const on_behalf_of of [rows[0].id, crypto.randomUUID()]) {
    const { status, html } = await davi.post('/tickets', { ...asked, on_behalf_of });
    assert.equal(status, 422);
    assert.match(html, /id="on_behalf_of-error"/);
    assert.match(html, /Texto que fica\./);
    pages.push(html.replaceAll(on_behalf_of, '').replace(/name="csrf" value="[^"]*"/g, ''));
  }
  assert.equal(pages[0], pages[1]);
  assert.equal((await house.superuser.query(`select from tickets where subject = 'Da Norvelta'`)).rowCount, 0);
});

test('somebody in copy must have access to the company, and a module must be of a product it may use', async () => {
  const marina = await house.as(tubraxel('marina'));
  const { rows } = await house.superuser.query(`select id, code from modules where code in ('PDV', 'EST')`);
  const module = (code: string): string => rows.find((row) => row.code === code).id;
  const asked = (more: Record<string, string>) =>
    marina.post('/tickets', {
      subject: 'Produtos',
      description: 'PES010',
      submission_id: crypto.randomUUID(),
      ...more,
    });
  for (const copy of ['lia@norvelta.exemplo.com.br', 'ninguem@tubraxel.exemplo.com.br']) {
    const { status, html } = await asked({ copy });
    assert.equal(status, 422);
    assert.match(html, /Não é alguém com acesso/);
  }
  assert.match((await asked({ copy: 'não é um endereço' })).html, /Digite um e-mail completo/);
  assert.match((await asked({ module_id: module('PDV') })).html, /id="module_id-error"/);
  const opened = await asked({ module_id: module('EST'), copy: `${tubraxel('paulo')}; ${tubraxel('jonas')}` });
  const { html } = await marina.follow(opened);
  assert.match(html, /Prumo · Estoque/);
  assert.match(html, /Materiais/);
  assert.match(html, /Jonas Prata, Paulo Neri/);
});

test('a request that ends moves to the ended ones of whoever is in copy', async () => {
  await house.superuser.query(
    `update tickets set status = 'closed', close_reason = 'administrative', closed_at = now() where subject like $1`,
    [`%${difal}%`],
  );
  assert.deepEqual(await seenBy(tubraxel('jonas')), []);
  assert.deepEqual(await seenBy(tubraxel('jonas'), '/tickets?show=ended'), [difal]);
});

test('what one reader was let through to in a transaction is not there for the next one in it, in either order of being asked', async () => {
  const { rows: known } = await house.superuser.query<{ id: string }>('select id from tickets where number = $1', [
    await numberOf(difal),
  ]);
  const { rows: people } = await house.superuser.query<{ id: string; email: string }>('select id, email from persons');
  const idOf = (email: string): string => people.find((person) => person.email === email)?.id ?? '';
  const parts = async (tx: Tx) => {
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from ticket_messages where ticket_id = ${known[0]?.id})::int
        + (select count(*) from ticket_events where ticket_id = ${known[0]?.id})::int as count`.execute(tx);
    return rows[0]?.count ?? 0;
  };
  const counts = await house.services.database.as(system, async (tx) => {
    const look = (email: string) =>
      lookAs(tx, idOf(email), { organization_id: null, acting_for_id: null }, () => parts(tx));
    return [
      await look('lia@norvelta.exemplo.com.br'),
      await look(tubraxel('marina')),
      await look('lia@norvelta.exemplo.com.br'),
      await look(orvalha('caio')),
      await look(tubraxel('marina')),
    ];
  });
  const [before, hers, after, his, again] = counts;
  assert.deepEqual([before, after], [0, 0]);
  assert.ok(hers && hers > 0 && hers === again, String(counts));
  assert.ok(his && his >= hers, String(counts));
});
