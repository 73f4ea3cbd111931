import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { field } from '../../test/harness/desk.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let caio: Browser;
let marina: Browser;
let form_path = '';

const links = (html: string, start: string): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => href.startsWith(start));
const id = async (text: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>(text)).rows[0]?.id ?? '';

before(async () => {
  house = await openHouse({ rate_limits: false });
  [caio, marina] = await Promise.all([
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
  ]);
});
after(() => house.close());

async function filled(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const { html } = await caio.get(form_path);
  return {
    organization_id: field(html, 'organization_id'),
    requester_id: field(html, 'requester_id'),
    submission_id: field(html, 'submission_id'),
    subject: 'DIFAL zerado',
    description: 'Marina contou por telefone que o DIFAL sai zerado.',
    kind: 'question',
    severity: 'medium',
    ...more,
  };
}

test('Caio finds the company by its CNPJ and Marina among its people', async () => {
  const { rows } = await house.superuser.query<{ cnpj: string; id: string }>(
    `select cnpj, id from organizations where name like '%Tubraxel%' and kind = 'customer' order by name limit 1`,
  );
  const found = await caio.get(`/desk/tickets/new?q=${rows[0]?.cnpj}`);
  const [company = ''] = links(found.html, '/desk/tickets/new?organization=');
  assert.ok(company.includes(String(rows[0]?.id)));
  assert.match((await caio.get('/desk/tickets/new?q=zzzzzz')).html, /Nenhuma empresa com este nome ou CNPJ/);
  const people = await caio.get(`${company}&who=marina`);
  [form_path = ''] = links(people.html, `${company}&person=`);
  const form = await caio.get(form_path);
  assert.match(form.html, /Marina Alves, de .*Tubraxel/);
});

test('the request is Marina’s, came by phone, and she is told by mail', async () => {
  const sent = await filled();
  const answer = await caio.post('/desk/tickets', sent);
  assert.equal(answer.status, 303);
  const number = Number(
    answer.location
      ?.match(/(\d+)\?opened|opened=(\d+)/)
      ?.slice(1)
      .find(Boolean),
  );
  const { rows } = await house.superuser.query(
    `select t.channel, p.email, t.status, e.actor_side, a.event from tickets t join persons p on p.id = t.requester_id
     join ticket_events e on e.ticket_id = t.id and e.event = 'ticket_opened' join audit_events a on a.subject_id = t.id and a.event = 'ticket_opened' where number = $1`,
    [number],
  );
  assert.deepEqual(rows, [
    {
      channel: 'phone',
      email: 'marina@tubraxel.exemplo.com.br',
      status: 'new',
      actor_side: 'staff',
      event: 'ticket_opened',
    },
  ]);
  assert.ok((await marina.get(`/tickets/${number}`)).html.includes('DIFAL zerado'));
  await house.runJobs();
  assert.ok(
    (await house.mails()).some(
      ({ to, subject }) => to === 'marina@tubraxel.exemplo.com.br' && subject.includes('DIFAL zerado'),
    ),
  );
  assert.equal((await caio.post('/desk/tickets', sent)).location, answer.location, 'sent twice it is one request');
});

test('an error asks for what errors need, without JavaScript too, and keeps all that was typed', async () => {
  const chosen = await caio.post('/desk/tickets', await filled({ kind: 'error', redraw: 'on' }));
  assert.equal(chosen.status, 200);
  assert.match(chosen.html, /value="error"[^>]*checked|checked[^>]*value="error"/);
  assert.match(chosen.html, /DIFAL zerado/);
  const refused = await caio.post('/desk/tickets', await filled({ kind: 'error' }));
  assert.equal(refused.status, 422);
  const asked = await marina.post('/tickets', {
    subject: 'DIFAL zerado',
    description: 'Sai zerado.',
    kind: 'error',
    severity: 'medium',
    submission_id: crypto.randomUUID(),
  });
  const errors = (html: string) => [...html.matchAll(/id="(\w+)-error"/g)].map(([, name]) => name);
  assert.ok(errors(refused.html).length > 0);
  assert.deepEqual(errors(refused.html), errors(asked.html), 'the same fields as the customer’s form');
  assert.match(refused.html, /Marina contou por telefone/);
});

test('files stay with a form that is refused, and go with the request', async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(await filled({ subject: ' ' }))) form.set(name, value);
  form.set('csrf', caio.csrf);
  form.set('files', new File(['NF 123'], 'nota.txt'));
  const refused = await caio.postMultipart('/desk/tickets', form);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /nota\.txt/);
  const again = { ...(await filled()), submission_id: field(refused.html, 'submission_id') };
  const opened = await caio.post('/desk/tickets', again);
  const number = opened.location?.match(/\d+/)?.[0];
  assert.match((await marina.get(`/tickets/${number}`)).html, /nota\.txt/);
});

test('a request for a queue that Caio does not see goes there, and he is told its number', async () => {
  const rest = await id(`select id from queues where takes_the_rest and archived_at is null`);
  await house.superuser.query(
    `delete from queue_members where queue_id = $1 and person_id = (select id from persons where email = 'caio@orvalha.exemplo.com.br')`,
    [rest],
  );
  const answer = await caio.post('/desk/tickets', await filled({ subject: 'Outra equipe' }));
  const number = answer.location?.match(/^\/desk\?opened=(\d+)$/)?.[1];
  assert.ok(number, String(answer.location));
  assert.match((await caio.follow(answer)).html, /fila que você não atende/);
  assert.equal((await caio.get(`/desk/tickets/${number}`)).status, 404);
  const { rows } = await house.superuser.query('select queue_id from tickets where number = $1', [number]);
  assert.equal(rows[0].queue_id, rest);
});

test('nobody is named who is not of that company, and no customer opens the form', async () => {
  const lia = await id(`select id from persons where email = 'lia@norvelta.exemplo.com.br'`);
  assert.equal((await caio.post('/desk/tickets', await filled({ requester_id: lia }))).status, 404);
  const copied = await caio.post('/desk/tickets', await filled({ copy: 'lia@norvelta.exemplo.com.br' }));
  assert.equal(copied.status, 422);
  assert.match(copied.html, /id="copy-error"/);
  for (const path of ['/desk/tickets/new', form_path]) assert.equal((await marina.get(path)).status, 404);
  assert.equal((await marina.post('/desk/tickets', await filled())).status, 404);
});
