import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { invite } from './invite.ts';

const paulo = 'paulo@tubraxel.exemplo.com.br';
const marina = 'marina@tubraxel.exemplo.com.br';
const tania = 'tania@tubraxel.exemplo.com.br';
const rosa = 'rosa@norvelta.exemplo.com.br';
const people = '/organization/people';
const plain = { role: 'requester', visibility: 'own_and_copy' };
const password = 'uma frase que só eu diria';

let house: House;

before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

async function idOf(table: 'persons' | 'organizations' | 'invitations', where: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>(`select id from ${table} where ${where} limit 1`);
  assert.ok(rows[0], `nothing in ${table} where ${where}`);
  return rows[0].id;
}
const personId = (email: string) => idOf('persons', `email = '${email}'`);
const tubraxel = () => idOf('organizations', `name like '%Tubraxel%'`);

async function membershipOf(email: string) {
  const { rows } = await house.superuser.query<{
    role: string;
    visibility: string;
    version: number;
    ended: boolean;
    finance: boolean;
  }>(
    `select role, visibility, version, finance, ended_at is not null as ended from memberships m join persons p on p.id = m.person_id where p.email = $1`,
    [email],
  );
  assert.ok(rows[0], `${email} belongs nowhere`);
  return rows[0];
}

async function inviteLink(to: string): Promise<string> {
  await house.runJobs();
  const mail = (await house.mails()).filter((each) => each.to === to).at(-1);
  return mail?.text.match(/\/invitation\/[\w-]{43}/)?.[0] ?? `no mail to ${to}`;
}

/** Asks somebody in as Paulo, accepts as them, and gives their browser. */
async function join(paulo_browser: Browser, email: string, rights: Record<string, string> = plain): Promise<Browser> {
  const sent = await paulo_browser.post(people, { name: 'Alguém Novo', email, ...rights });
  assert.equal(sent.status, 303, sent.html);
  const link = await inviteLink(email);
  const browser = house.visitor();
  await browser.get(link);
  const accepted = await browser.post(link, { password, password_again: password });
  assert.equal(accepted.status, 303, accepted.html);
  await browser.get('/account');
  return browser;
}

test('an invitation is mailed once, and the same address is not asked twice', async () => {
  const person_id = await personId(paulo);
  const rights = {
    role: 'requester',
    visibility: 'own',
    may_accept_services: false,
    downloads_blocked: false,
    it_admin: false,
    finance: false,
  } as const;
  const asked = (email: string) =>
    house.services.database.as({ person_id }, (tx, viewer) =>
      invite(
        tx,
        viewer,
        { id: viewer.organization_id ?? '', kind: 'customer' },
        { name: 'Nádia Brito', email, ...rights },
      ),
    );
  assert.ok((await asked('nadia@tubraxel.exemplo.com.br')).ok);
  assert.deepEqual(await asked('Nadia@Tubraxel.exemplo.com.br'), { ok: false, reason: 'invited' });
  assert.deepEqual(await asked(marina), { ok: false, reason: 'member' });
  // Belongs to Norvelta: looks like anybody.
  assert.ok((await asked('lia@norvelta.exemplo.com.br')).ok);
  await house.runJobs();
  await house.runJobs();
  const mails = (await house.mails()).filter(({ to }) => to.startsWith('nadia@'));
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.text ?? '', /Metalúrgica Tubraxel.*http:\/\/localhost:3000\/invitation\/[\w-]{43}/s);
});

test('inviting somebody of another company answers with the same bytes as inviting a stranger', async () => {
  const browser = await house.as(paulo);
  const bytes = async (email: string): Promise<string> => {
    const answer = await browser.post(people, { name: 'Lia Prado', email, ...plain });
    const page = await browser.follow(answer);
    return `${answer.status} ${answer.location} ${page.html}`
      .replaceAll(email, '(address)')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '(id)')
      .replace(/name="csrf" value="[^"]*"/g, '')
      .replace(/<tr>.*?<\/tr>/gs, '');
  };
  assert.equal(await bytes('rosa@norvelta.exemplo.com.br'), await bytes('quem-sera@norvelta.exemplo.com.br'));
});

test('a new person sets a password on the invitation and starts in the company; the link opens nothing twice', async () => {
  const browser = await house.as(paulo);
  const email = 'zeca@tubraxel.exemplo.com.br';
  await browser.get(`${people}/new`);
  const sent = await browser.post(people, {
    name: 'Zeca Moura',
    email,
    role: 'requester',
    visibility: 'own',
    finance: 'on',
  });
  assert.equal(sent.location, `${people}/invitations?done=invited`);
  const link = await inviteLink(email);
  const zeca = house.visitor();
  // A scanner opens it twice: nothing is used up.
  await zeca.get(link);
  const shown = await zeca.get(link);
  assert.equal(shown.status, 200);
  assert.match(shown.html, /Metalúrgica Tubraxel/);
  const short = await zeca.post(link, { password: 'curta', password_again: 'curta' });
  assert.equal(short.status, 422);
  const accepted = await zeca.post(link, { password, password_again: password });
  assert.equal(accepted.status, 303);
  assert.match((await zeca.get('/')).html, /Metalúrgica Tubraxel/);
  assert.deepEqual(
    { ...(await membershipOf(email)), version: 0 },
    { role: 'requester', visibility: 'own', version: 0, ended: false, finance: true },
  );
  const again = house.visitor();
  const dead = await again.get(link);
  assert.equal(dead.status, 410);
  assert.match(dead.html, /já foi aceito/);
  assert.equal((await again.post(link, { password, password_again: password })).status, 410);
});

test('Lia, who has an account, only accepts; her password stays, and she may switch', async () => {
  const lia = 'lia@norvelta.exemplo.com.br';
  const link = await inviteLink(lia);
  const browser = house.visitor();
  const shown = await browser.get(link);
  assert.doesNotMatch(shown.html, /name="password"/);
  const accepted = await browser.post(link, {});
  assert.equal(accepted.status, 303);
  const home = await browser.get('/');
  assert.match(home.html, /Metalúrgica Tubraxel/);
  assert.match(home.html, /Trocar de empresa/);
  await house.as(lia);
});

test('of two who accept one invitation at once, one comes in', async () => {
  const browser = await house.as(paulo);
  const email = 'ines@tubraxel.exemplo.com.br';
  await browser.post(people, { name: 'Inês Rocha', email, ...plain });
  const link = await inviteLink(email);
  const answers = await Promise.all(
    [1, 2].map(async () => {
      const each = house.visitor();
      await each.get(link);
      return (await each.post(link, { password, password_again: password })).status;
    }),
  );
  assert.deepEqual(answers.toSorted(), [303, 410]);
});

test('expired, withdrawn, renewed and unknown invitations open nothing', async () => {
  const browser = await house.as(paulo);
  const email = 'omar@tubraxel.exemplo.com.br';
  await browser.post(people, { name: 'Omar Dias', email, ...plain });
  const first = await inviteLink(email);
  const id = await idOf('invitations', `email = '${email}'`);
  house.setClock(new Date(Date.now() + 15 * 86_400_000));
  assert.equal((await house.visitor().get(first)).status, 410);
  house.setClock(null);
  await browser.get(`${people}/invitations`);
  await house.superuser.query(`update invitations set sent_at = sent_at - interval '1 day' where id = $1`, [id]);
  assert.equal((await browser.post(`${people}/invitations/${id}/resend`, {})).status, 303);
  const second = await inviteLink(email);
  assert.notEqual(first, second);
  assert.equal((await house.visitor().get(first)).status, 410);
  assert.equal((await house.visitor().get(second)).status, 200);
  assert.equal((await browser.post(`${people}/invitations/${id}/withdraw`, {})).status, 303);
  assert.equal((await house.visitor().get(second)).status, 410);
  assert.equal((await browser.post(`${people}/invitations/${id}/withdraw`, {})).status, 404);
  assert.equal((await house.visitor().get(`/invitation/${'A'.repeat(43)}`)).status, 410);
});

test('Caio of the vendor is told at acceptance that he cannot join, and the invitation stays unused', async () => {
  const browser = await house.as(paulo);
  const email = 'caio@orvalha.exemplo.com.br';
  assert.equal((await browser.post(people, { name: 'Caio Ribas', email, ...plain })).status, 303);
  const link = await inviteLink(email);
  const caio = house.visitor();
  await caio.get(link);
  const refused = await caio.post(link, {});
  assert.equal(refused.status, 422);
  assert.match(refused.html, /equipe de atendimento/);
  assert.equal((await caio.get(link)).status, 200);
});

test('of two changes at once the second is shown what is stored now, and nothing is lost', async () => {
  const [first, second] = [await house.as(paulo), await house.as(paulo)];
  const path = `${people}/${await personId(tania)}`;
  const { version } = await membershipOf(tania);
  await Promise.all([first.get(path), second.get(path)]);
  const done = await first.post(path, {
    role: 'requester',
    visibility: 'own',
    finance: 'on',
    version: String(version),
  });
  assert.equal(done.status, 303);
  const late = await second.post(path, { role: 'requester', visibility: 'none', version: String(version) });
  assert.equal(late.status, 422);
  assert.match(late.html, /Gravado agora/);
  assert.match(late.html, /Só as próprias/);
  assert.match(late.html, new RegExp(`name="version" value="${version + 1}"`));
  assert.match(late.html, /value="none"[^>]*checked/);
  assert.equal((await membershipOf(tania)).visibility, 'own');
});

test('an administrator sees the whole company, whatever was ticked', async () => {
  const browser = await house.as(paulo);
  await join(browser, 'berta@tubraxel.exemplo.com.br', { role: 'portal_admin', visibility: 'none' });
  assert.equal((await membershipOf('berta@tubraxel.exemplo.com.br')).visibility, 'company');
  const consultant = await browser.post(people, { name: 'X', email: 'x@exemplo.com.br', ...plain, role: 'consultant' });
  assert.equal(consultant.status, 422);
});

test('whoever’s access ends is out with the next request, and the link to come back is another invitation', async () => {
  const browser = await house.as(paulo);
  const email = 'rui@tubraxel.exemplo.com.br';
  const rui = await join(browser, email);
  assert.equal((await rui.get('/tickets')).status, 200);
  const path = `${people}/${await personId(email)}`;
  assert.match((await browser.get(`${path}/end`)).html, /Encerrar o acesso de Alguém Novo/);
  assert.equal((await browser.post(`${path}/end`, {})).status, 303);
  assert.equal((await rui.get('/tickets')).status, 303);
  assert.equal((await browser.get(path)).status, 404);
  assert.equal((await browser.post(people, { name: 'Rui', email, role: 'requester', visibility: 'own' })).status, 303);
  const link = await inviteLink(email);
  await rui.get(link);
  assert.equal((await rui.post(link, {})).status, 303);
  assert.deepEqual(
    { ...(await membershipOf(email)), version: 0 },
    { role: 'requester', visibility: 'own', version: 0, ended: false, finance: false },
  );
});

test('the last administrator neither leaves, nor is demoted, nor ends the own access; staff may end even the last', async () => {
  const browser = await house.as(rosa);
  const id = await personId(rosa);
  const organization = await idOf('organizations', `name like '%Norvelta%'`);
  const { version } = await membershipOf(rosa);
  const demoted = await browser.post(`${people}/${id}`, {
    role: 'requester',
    visibility: 'own',
    version: String(version),
  });
  assert.equal(demoted.status, 422);
  assert.match(demoted.html, /única pessoa que administra/);
  assert.equal((await browser.post(`${people}/${id}/end`, {})).status, 422);
  const left = await browser.post(`/account/organizations/${organization}/leave`, {});
  assert.equal(left.status, 422);
  assert.match(left.html, /única pessoa que administra/);
  assert.equal((await membershipOf(rosa)).ended, false);
  const vera = await house.as('vera@orvalha.exemplo.com.br');
  const desk = `/desk/organizations/${organization}/people`;
  assert.match((await vera.get(desk)).html, /Rosa Teles/);
  assert.equal((await vera.post(`${desk}/${id}/end`, {})).status, 303);
  assert.equal((await membershipOf(rosa)).ended, true);
  assert.equal((await browser.get('/organization')).status, 303);
  await house.superuser.query(`update memberships set ended_at = null, ended_by = null where person_id = $1`, [id]);
});

test('two administrators who remove each other at the same time leave one', async () => {
  const organization = await idOf('organizations', `name like '%Quixabrel%'`);
  const browsers: Browser[] = [];
  const ids: string[] = [];
  for (const name of ['uma', 'outra']) {
    const email = `${name}@quixabrel.exemplo.com.br`;
    const vera = await house.as('vera@orvalha.exemplo.com.br');
    const path = `/desk/organizations/${organization}/people`;
    assert.equal((await vera.post(path, { name, email, role: 'portal_admin', visibility: 'company' })).status, 303);
    const link = await inviteLink(email);
    const browser = house.visitor();
    await browser.get(link);
    await browser.post(link, { password, password_again: password });
    await browser.get('/account');
    browsers.push(browser);
    ids.push(await personId(email));
  }
  const [one, other] = browsers;
  assert.ok(one && other);
  const statuses = await Promise.all([
    one.post(`${people}/${ids[1]}/end`, {}),
    other.post(`${people}/${ids[0]}/end`, {}),
  ]);
  assert.ok(statuses.some(({ status }) => status === 303));
  const { rows } = await house.superuser.query<{ count: number }>(
    `select count(*)::int as count from memberships where organization_id = $1 and role = 'portal_admin' and ended_at is null`,
    [organization],
  );
  assert.equal(rows[0]?.count, 1);
});

test('Paulo hands the administration to Marina and is a requester from then on', async () => {
  const browser = await house.as(paulo);
  const id = await personId(marina);
  const before_it = await membershipOf(marina);
  assert.match((await browser.get(`${people}/${id}/transfer`)).html, /Passar a administração do portal a Marina Alves/);
  assert.equal((await browser.post(`${people}/${id}/transfer`, {})).status, 303);
  assert.equal((await membershipOf(marina)).role, 'portal_admin');
  assert.equal((await membershipOf(paulo)).role, 'requester');
  assert.equal((await browser.get(people)).status, 404);
  const new_admin = await house.as(marina);
  assert.equal((await new_admin.get(people)).status, 200);
  await house.superuser.query(
    `update memberships set role = 'portal_admin', visibility = 'company' where person_id = $1`,
    [await personId(paulo)],
  );
  await house.superuser.query(`update memberships set role = $2, visibility = $3 where person_id = $1`, [
    id,
    before_it.role,
    before_it.visibility,
  ]);
});

test('Marina, who requests, finds no page to manage people; Rosa finds nobody of Tubraxel', async () => {
  const id = await personId(tania);
  const { version } = await membershipOf(tania);
  const browser = await house.as(marina);
  const paths = [
    people,
    `${people}/new`,
    `${people}/invitations`,
    `${people}/${id}`,
    `${people}/${id}/end`,
    `${people}/${id}/transfer`,
    `/desk/organizations/${await tubraxel()}/people`,
  ];
  for (const path of paths) assert.equal((await browser.get(path)).status, 404, path);
  await browser.get('/account');
  const invitation = await idOf('invitations', `email = 'nadia@tubraxel.exemplo.com.br'`);
  const change = { ...plain, role: 'portal_admin', version: String(version) };
  for (const who of [browser, await house.as(rosa)]) {
    await who.get('/account');
    for (const [path, form] of [
      [`${people}/${id}`, change],
      [`${people}/${id}/end`, {}],
      [`${people}/${id}/transfer`, {}],
      [`${people}/invitations/${invitation}/resend`, {}],
      [`${people}/invitations/${invitation}/withdraw`, {}],
    ] as const)
      assert.equal((await who.post(path, form)).status, 404, path);
  }
  assert.equal((await (await house.as(rosa)).get(`${people}/${id}`)).status, 404);
  assert.equal((await membershipOf(tania)).version, version);
});

test('the list is found by part of a name without accents, by role and by what people see', async () => {
  const browser = await house.as(paulo);
  const shown = async (query: string): Promise<string> => (await browser.get(`${people}?${query}`)).html;
  const found = await shown('q=tania');
  assert.match(found, /Tânia Melo/);
  assert.doesNotMatch(found, /Edu Pires/);
  assert.match(await shown('visibility=none'), /Edu Pires/);
  assert.doesNotMatch(await shown('role=portal_admin'), /Edu Pires/);
  assert.match(await shown('q=%25'), /Ninguém com este recorte/);
  assert.equal((await browser.get(`${people}?role=nonsense&visibility=x&after=zzz`)).status, 200);
});

test('Gil invites consultants into his unit, never requesters', async () => {
  const gil = await house.as('gil@unidade-sul.exemplo.com.br');
  assert.match((await gil.get(`${people}/new`)).html, /value="consultant"/);
  assert.equal((await gil.post(people, { name: 'A', email: 'a@exemplo.com.br', ...plain })).status, 422);
  const invited = await gil.post(people, {
    name: 'A',
    email: 'a@exemplo.com.br',
    role: 'consultant',
    visibility: 'company',
  });
  assert.equal(invited.status, 303);
});
