import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';

const admin = 'admin@orvalha.exemplo.com.br';
const otto = 'otto@orvalha.exemplo.com.br';
const password = 'uma frase que só eu diria';
const people = '/desk/people';

let house: House;

before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

async function personId(email: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>('select id from persons where email = $1', [email]);
  assert.ok(rows[0], `no ${email}`);
  return rows[0].id;
}

async function rolesOf(email: string): Promise<string> {
  const { rows } = await house.superuser.query<{ roles: string | null }>(
    `select string_agg(role, ',' order by role) as roles from staff_roles where person_id = $1`,
    [await personId(email)],
  );
  return rows[0]?.roles ?? '';
}

test('staff find anybody by part of a name without accents or of an address, and by what they are', async () => {
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  const shown = async (query: string): Promise<string> => (await caio.get(`${people}?${query}`)).html;
  assert.match(await shown('q=tania'), /Tânia Melo/);
  assert.match(await shown('q=vereda-ams'), /Iara Nunes/);
  assert.doesNotMatch(await shown('kind=staff'), /Marina Alves/);
  assert.match(await shown('kind=staff'), /Ana Souto/);
  assert.doesNotMatch(await shown('kind=customers&q=ana'), /Ana Souto/);
  assert.match(await shown('kind=disabled'), /Ninguém com este recorte/);
  assert.match(await shown('q=%25%00%5C'), /Ninguém com este recorte/);
  assert.doesNotMatch(await shown(''), /Nova pessoa na equipe/);
  const one = await caio.get(`${people}/${await personId('marina@tubraxel.exemplo.com.br')}`);
  assert.match(one.html, /Metalúrgica Tubraxel/);
  assert.doesNotMatch(one.html, /Desativar/);
  assert.equal((await (await house.as('marina@tubraxel.exemplo.com.br')).get(people)).status, 404);
});

test('Ana makes Bia part of the staff, who chooses a password by the link of her mail; the address is taken then', async () => {
  const ana = await house.as(admin);
  await ana.get(`${people}/new`);
  const email = 'bia@orvalha.exemplo.com.br';
  assert.equal((await ana.post(people, { name: 'Bia Antunes', email })).status, 422);
  const made = await ana.post(people, { name: 'Bia Antunes', email, role_agent: 'on', role_editor: 'on' });
  assert.equal(made.status, 303);
  assert.equal((await ana.post(people, { name: 'Outra', email, role_agent: 'on' })).status, 422);
  await house.runJobs();
  const mail = (await house.mails()).filter(({ to }) => to === email);
  assert.equal(mail.length, 1);
  const link = new URL(mail[0]?.text.match(/https?:\/\/\S+/)?.[0] ?? '').pathname;
  const bia = house.visitor();
  house.setClock(new Date(Date.now() + 2 * 86_400_000));
  await bia.get(link);
  const set = await bia.post(link, { password, password_again: password });
  assert.equal(set.location, '/desk');
  house.setClock(null);
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  assert.equal(
    (await caio.post(people, { name: 'X', email: 'x@orvalha.exemplo.com.br', role_agent: 'on' })).status,
    404,
  );
});

test('roles change with the next click, two who change them at once do not undo each other, members cannot join', async () => {
  const ana = await house.as(admin);
  const id = await personId(otto);
  const browser = await house.as(otto);
  assert.equal((await browser.get('/desk/access-requests')).status, 404);
  const stored = await rolesOf(otto);
  await ana.get(`${people}/${id}`);
  assert.equal(
    (await ana.post(`${people}/${id}/roles`, { stored, role_billing: 'on', role_developer: 'on' })).status,
    303,
  );
  assert.equal((await browser.get('/desk/access-requests')).status, 200);
  const late = await ana.post(`${people}/${id}/roles`, { stored, role_editor: 'on' });
  assert.equal(late.status, 422);
  assert.match(late.html, /Outra pessoa mudou isto/);
  assert.equal(await rolesOf(otto), 'billing,developer');
  const marina = await personId('marina@tubraxel.exemplo.com.br');
  const refused = await ana.post(`${people}/${marina}/roles`, { stored: '', role_agent: 'on' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /tem acesso por uma empresa/);
});

test('the last system administrator keeps the role and stays enabled', async () => {
  const ana = await house.as(admin);
  const id = await personId(admin);
  await ana.get(`${people}/${id}`);
  const roles = await ana.post(`${people}/${id}/roles`, { stored: 'system_admin', role_agent: 'on' });
  assert.equal(roles.status, 422);
  assert.match(roles.html, /única pessoa que administra o sistema/);
  assert.equal((await ana.post(`${people}/${id}/disable`, {})).status, 422);
  assert.equal((await ana.get(`${people}/${id}`)).status, 200);
});

test('somebody disabled is out at once, links included, and enabling opens no old session', async () => {
  const ana = await house.as(admin);
  const email = 'jonas@tubraxel.exemplo.com.br';
  const id = await personId(email);
  const jonas = await house.as(email);
  await ana.get(people);
  assert.equal((await ana.post(`${people}/${id}/disable`, {})).status, 303);
  assert.equal((await jonas.get('/tickets')).status, 303);
  assert.match((await ana.get(`${people}?kind=disabled`)).html, /Jonas Prata/);
  assert.equal((await ana.post(`${people}/${id}/disable`, {})).status, 404);
  assert.equal((await ana.post(`${people}/${id}/enable`, {})).status, 303);
  assert.equal((await jonas.get('/tickets')).status, 303);
  await house.as(email);
});

test('whoever joins the staff signs in again: a session as long as a customer’s does not stay', async () => {
  const email = 'edu@tubraxel.exemplo.com.br';
  const id = await personId(email);
  await house.superuser.query('update memberships set ended_at = now() where person_id = $1', [id]);
  const edu = await house.as(email);
  assert.equal((await edu.get('/account')).status, 200);
  const ana = await house.as(admin);
  await ana.get(`${people}/${id}`);
  assert.equal((await ana.post(`${people}/${id}/roles`, { stored: '', role_agent: 'on' })).status, 303);
  assert.equal((await edu.get('/account')).status, 303);
});

test('Caio, signed in, asks for a link all the same', async () => {
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  assert.equal((await caio.post('/sign-in/link', { email: 'caio@orvalha.exemplo.com.br' })).status, 200);
  assert.equal((await caio.get('/access')).location, '/desk');
});

type Listed = {
  data: {
    id: string;
    name: string;
    staff_roles: string[];
    memberships: {
      version: number;
      role: string;
      visibility: string;
      finance: boolean;
      organization: { id: string };
    }[];
  }[];
  next: string | null;
};
const api = '/api/v1/people';

test('by API a customer lists and reads people of the own company only; staff list all, page by page', async () => {
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  const own: Listed = JSON.parse((await marina.get(api)).html);
  assert.ok(own.data.some(({ name }) => name === 'Paulo Neri'));
  assert.ok(!own.data.some(({ name }) => name === 'Rosa Teles' || name === 'Davi Lemos' || name === 'Caio Ribas'));
  assert.ok(own.data.every(({ memberships }) => memberships.length === 1));
  const rosa = await personId('rosa@norvelta.exemplo.com.br');
  assert.equal((await marina.get(`${api}/${rosa}`)).status, 404);
  assert.equal((await marina.get(`${api}/${await personId('paulo@tubraxel.exemplo.com.br')}`)).status, 200);
  const norvelta = await house.superuser.query<{ id: string }>(
    `select id from organizations where name like '%Norvelta%'`,
  );
  const foreign: Listed = JSON.parse((await marina.get(`${api}?organization_id=${norvelta.rows[0]?.id}`)).html);
  assert.deepEqual(foreign, { data: [], next: null });
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const listed: Listed = JSON.parse((await caio.get(`${api}?limit=5${cursor && `&cursor=${cursor}`}`)).html);
    names.push(...listed.data.map(({ name }) => name));
    cursor = listed.next;
  }
  const { rows } = await house.superuser.query<{ name: string }>('select name from persons order by lower(name), id');
  assert.deepEqual(
    names,
    rows.map(({ name }) => name),
  );
  const staff: Listed = JSON.parse((await caio.get(`${api}?q=souto`)).html);
  assert.deepEqual(
    staff.data.map(({ staff_roles }) => staff_roles),
    [['system_admin']],
  );
});

test('by API Paulo invites, changes with the version he read, and ends; Marina is refused, and names herself only', async () => {
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  const invited = await paulo.call('POST', api, {
    name: 'Nádia Brito',
    email: 'nadia@tubraxel.exemplo.com.br',
    finance: true,
  });
  assert.equal(invited.status, 201);
  assert.equal(JSON.parse(invited.html).kind, 'invitation');
  assert.equal((await paulo.call('POST', api, { name: 'Nádia', email: 'nadia@tubraxel.exemplo.com.br' })).status, 422);
  assert.equal((await paulo.call('POST', api, { name: 'N', email: 'n@x.com.br', staff_roles: ['agent'] })).status, 403);
  const tania = `${api}/${await personId('tania@tubraxel.exemplo.com.br')}`;
  const before_it = JSON.parse((await paulo.get(tania)).html).memberships[0];
  const changed = await paulo.call('PATCH', tania, { finance: true, version: before_it.version });
  assert.equal(changed.status, 200, changed.html);
  const { finance, visibility, version } = JSON.parse(changed.html).memberships[0];
  assert.deepEqual([finance, visibility, version], [true, before_it.visibility, before_it.version + 1]);
  const stale = await paulo.call('PATCH', tania, { visibility: 'none', version: before_it.version });
  assert.equal(stale.status, 409);
  assert.equal(JSON.parse(stale.html).state, 'changed_meanwhile');
  assert.equal((await paulo.call('PATCH', tania, { visibility: 'none' })).status, 422);
  assert.equal((await paulo.call('PATCH', tania, { name: 'Outra' })).status, 403);
  const self = `${api}/${await personId('paulo@tubraxel.exemplo.com.br')}`;
  const last = await paulo.call('PATCH', self, { ended: true });
  assert.equal(last.status, 409);
  assert.equal(JSON.parse(last.html).state, 'last_portal_admin');
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  assert.equal((await marina.call('PATCH', tania, { role: 'portal_admin', version })).status, 403);
  assert.equal((await marina.call('POST', api, { name: 'X', email: 'x@x.com.br' })).status, 403);
  const herself = `${api}/${await personId('marina@tubraxel.exemplo.com.br')}`;
  assert.equal(
    JSON.parse((await marina.call('PATCH', herself, { name: 'Marina A. Alves' })).html).name,
    'Marina A. Alves',
  );
  assert.equal((await paulo.call('PATCH', tania, { ended: true })).status, 200);
  assert.equal((await paulo.get(tania)).status, 404);
  const rosa = await house.as('rosa@norvelta.exemplo.com.br');
  assert.equal((await rosa.call('PATCH', herself, { ended: true })).status, 404);
  const vera = await house.as('vera@orvalha.exemplo.com.br');
  assert.equal((await vera.call('POST', api, { name: 'X', email: 'x@x.com.br' })).status, 422);
  const organization_id = before_it.organization.id;
  assert.equal((await vera.call('POST', api, { name: 'X', email: 'x@x.com.br', organization_id })).status, 201);
  assert.equal((await vera.call('PATCH', self, { organization_id, ended: true })).status, 200);
  const ana = await house.as(admin);
  const hired = await ana.call('POST', api, {
    name: 'Zoé',
    email: 'zoe@orvalha.exemplo.com.br',
    staff_roles: ['agent'],
  });
  assert.equal(hired.status, 201);
});
