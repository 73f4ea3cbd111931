import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import { assign } from '../tickets/assign.ts';
import type { Subject } from '../tickets/happen.ts';

const marina = 'marina@tubraxel.exemplo.com.br';
const jonas = 'jonas@tubraxel.exemplo.com.br';
const lia = 'lia@norvelta.exemplo.com.br';
const caio = 'caio@orvalha.exemplo.com.br';
const helena = 'helena@orvalha.exemplo.com.br';

let house: House;
let life: ReturnType<typeof lifeIn>;
before(async () => {
  house = await openHouse();
  life = lifeIn(house);
});
after(() => house.close());
beforeEach(async () => void (await house.superuser.query('delete from notices; delete from notice_refusals')));

const idOf = async (email: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>('select id from persons where email = $1', [email])).rows[0]?.id ?? '';
const noticesOf = async (email: string) =>
  (
    await house.superuser.query<{ id: string; event: string; read: boolean }>(
      'select id, event, read_at is not null as read from notices where person_id = $1 order by created_at, id',
      [await idOf(email)],
    )
  ).rows;
/** What the bell of a page says, as it is read out. */
const bell = (html: string): string => /class="bell"[^]*?hidden-text">([^<]*)</.exec(html)?.[1] ?? 'no bell';
const opened = async (): Promise<Subject> => {
  const ticket = await life.open({ subject: 'Nota parada na fila' });
  await house.newMails();
  await house.superuser.query('delete from notices');
  return ticket;
};

test('Caio answers: Marina’s bell says so on every page, the list leads to the request, and opening it makes it read', async () => {
  const ticket = await opened();
  const browser = await house.as(marina);
  assert.equal(bell((await browser.get('/')).html), 'Avisos');
  await life.answer(ticket, 'Qual é a UF?');
  await house.newMails();
  assert.equal(bell((await browser.get('/tickets')).html), 'Avisos, 1 não lido');
  const list = await browser.get('/notices');
  assert.match(list.html, /Não lido/);
  assert.match(list.html, new RegExp(`href="/tickets/${ticket.number}"[^]*Nova resposta do suporte`));
  assert.match(list.html, /Nota parada na fila/);
  const request = await browser.get(`/tickets/${ticket.number}`);
  assert.equal(bell(request.html), 'Avisos', 'what is being read does not count any more');
  await noted();
  assert.deepEqual(
    (await noticesOf(marina)).map(({ read }) => read),
    [true],
  );
  assert.doesNotMatch((await browser.get('/notices')).html, /Não lido ?</);
  assert.match((await browser.get('/notices?show=unread')).html, /Nada por ler/);
});

/** What is noted after an answer has been noted. */
async function noted(): Promise<void> {
  for (let waited = 0; waited < 2000; waited += 20) {
    const { rows } = await house.superuser.query(`select from notices where read_at is null limit 1`);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('Marina marks one as read, twice without harm; one of Lia’s and one that never was are not found, byte for byte', async () => {
  const ticket = await opened();
  await life.answer(ticket, 'Uma.');
  await life.ask(ticket, 'Duas?');
  const theirs = await life.open({ subject: 'De outra empresa' }, lia);
  await house.newMails();
  assert.ok(theirs.number > 0);
  const browser = await house.as(marina);
  await browser.get('/notices');
  const [first] = await noticesOf(marina);
  const of_lia = (await noticesOf(lia))[0]?.id;
  assert.ok(of_lia);
  for (let time = 1; time <= 2; time++)
    assert.equal((await browser.post(`/notices/${first?.id}/read?show=unread`, {})).location, '/notices?show=unread');
  assert.deepEqual(
    (await noticesOf(marina)).map(({ read }) => read),
    [true, false],
  );
  const foreign = await browser.post(`/notices/${of_lia}/read`, {});
  const unknown = await browser.post(`/notices/${crypto.randomUUID()}/read`, {});
  assert.equal(foreign.status, 404);
  const bytes = ({ html }: { html: string }) => html.replaceAll(/name="csrf" value="[^"]*"/g, '');
  assert.equal(bytes(foreign) === bytes(unknown), true);
  assert.equal((await noticesOf(lia))[0]?.read, false);
});

test('all marked as read are those the list could show; what came meanwhile stays unread', async () => {
  const ticket = await opened();
  await life.answer(ticket, 'Antes.');
  await house.newMails();
  const browser = await house.as(marina);
  const { html } = await browser.get('/notices');
  const until = /name="until" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await life.ask(ticket, 'Depois?');
  await house.newMails();
  const done = await browser.post('/notices/read', { until });
  assert.match((await browser.follow(done)).html, /Todos os avisos foram marcados/);
  assert.deepEqual(
    (await noticesOf(marina)).map(({ event, read }) => [event, read]),
    [
      ['answered', true],
      ['information_requested', false],
    ],
  );
  for (const wrong of [{ until: 'ontem' }, {}, { until, more: 'x' }])
    assert.equal((await browser.post('/notices/read', wrong as Record<string, string>)).status, 400);
});

test('a hundred and twenty notices: the bell says 9+, and the list leads through all of them, each once', async () => {
  const ticket = await opened();
  await house.superuser.query(
    `insert into notices (id, person_id, ticket_id, organization_id, event, created_at)
     select gen_random_uuid(), $1, $2, $3, 'answered', now() - make_interval(mins => i / 7) from generate_series(1, 120) i`,
    [await idOf(marina), ticket.id, ticket.organization_id],
  );
  const browser = await house.as(marina);
  assert.equal(bell((await browser.get('/')).html), 'Avisos, 9+ não lidos');
  const found: string[] = [];
  let path: string | undefined = '/notices?show=unread';
  while (path) {
    const { html } = await browser.get(path);
    found.push(...[...html.matchAll(/\/notices\/([0-9a-f-]{36})\/read/g)].map(([, id = '']) => id));
    path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(found.length, 120);
  assert.equal(new Set(found).size, 120);
  assert.equal((await browser.get('/notices?before=nonsense')).status, 200);
});

test('whoever no longer sees a request finds neither its notice nor its count', async () => {
  const ticket = await opened();
  await life.answer(ticket, 'Segredo de quem participa.');
  await house.newMails();
  const browser = await house.as(marina);
  assert.equal(bell((await browser.get('/notices')).html), 'Avisos, 1 não lido');
  await house.superuser.query(`update memberships set visibility = 'none' where person_id = $1`, [await idOf(marina)]);
  const { html } = await browser.get('/notices');
  assert.equal(bell(html), 'Avisos');
  assert.doesNotMatch(html, /Nota parada/);
  assert.equal((await browser.post(`/notices/${(await noticesOf(marina))[0]?.id}/read`, {})).status, 404);
  await house.superuser.query(`update memberships set visibility = 'own_and_copy' where person_id = $1`, [
    await idOf(marina),
  ]);
});

test('a visitor has no bell; Caio has his at the desk, with the company and the way to the desk', async () => {
  assert.equal(bell((await house.visitor().get('/')).html), 'no bell');
  assert.match((await house.visitor().get('/notices')).location ?? '', /^\/sign-in/);
  const ticket = await opened();
  await life.answer(ticket, 'Peguei.');
  await life.as(caio, (tx, viewer) => assign(tx, viewer, ticket, { assignee_id: viewer.person_id }));
  await life.reply(ticket, 'Ainda sai zerado.');
  await house.newMails();
  const browser = await house.as(caio);
  const { html } = await browser.get('/desk/notices');
  assert.equal(bell(html), 'Avisos, 1 não lido');
  assert.match(html, new RegExp(`href="/desk/tickets/${ticket.number}"[^]*O cliente respondeu`));
  assert.match(html, /Metalúrgica Tubraxel/);
  await browser.get(`/desk/tickets/${ticket.number}`);
  await noted();
  assert.equal(bell((await browser.get('/desk')).html), 'Avisos');
  assert.equal((await (await house.as(marina)).get('/desk/notices')).status, 404);
});

test('Marina has the request open when Caio’s answer comes: its notice comes as read, its mail all the same', async () => {
  const ticket = await opened();
  await life.answer(ticket, 'Enquanto você olha.');
  const browser = await house.as(marina);
  await browser.get(`/tickets/${ticket.number}`);
  for (let waited = 0; waited < 2000; waited += 20) {
    const { rows } = await house.superuser.query(
      'select from ticket_reads r join tickets t on t.id = r.ticket_id where r.ticket_id = $1 and r.person_id = $2 and r.read_at = t.last_message_at',
      [ticket.id, await idOf(marina)],
    );
    if (rows.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal((await house.newMails()).filter(({ to }) => to === marina).length, 1);
  assert.deepEqual(
    (await noticesOf(marina)).map(({ event, read }) => [event, read]),
    [['answered', true]],
  );
});

test('nothing internal leaves: notes, hands and queues reach no customer, by mail, notice or bell', async () => {
  const ticket = await opened();
  await life.note(ticket, 'SEGREDO: a culpa é nossa. @marina @helena');
  const assignee_id = await idOf(caio);
  await life.as(helena, (tx, viewer) => assign(tx, viewer, ticket, { assignee_id }));
  const other = await house.superuser.query<{ id: string; name: string }>(
    `select id, name from queues q where name <> 'Fiscal' and not confidential and archived_at is null and id <> (select queue_id from tickets where id = $1) limit 1`,
    [ticket.id],
  );
  await life.as(helena, (tx, viewer) => assign(tx, viewer, ticket, { queue_id: other.rows[0]?.id ?? '' }));
  const mails = await house.newMails();
  assert.ok(mails.length > 0, 'the team heard of it');
  for (const mail of mails) assert.match(mail.to, /@orvalha\.exemplo\.com\.br$/);
  assert.doesNotMatch(JSON.stringify(await house.mails()), /SEGREDO/);
  const { rows } = await house.superuser.query<{ email: string }>(
    'select p.email from notices n join persons p on p.id = n.person_id where n.ticket_id = $1',
    [ticket.id],
  );
  for (const { email } of rows) assert.match(email, /@orvalha/);
  const browser = await house.as(marina);
  const { html } = await browser.get('/notices');
  assert.equal(bell(html), 'Avisos');
  assert.doesNotMatch(html, /SEGREDO|nota interna|atribuída/i);
  assert.doesNotMatch((await (await house.as(jonas)).get('/notices')).html, /Nota parada/);
});

const boxes = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
      .filter(([tag]) => / checked/.test(tag))
      .map(([tag]) => [/name="([^"]+)"/.exec(tag)?.[1] ?? '', 'on']),
  );

test('Marina chooses event by event: without the mail, without the notice, without both; what has a deadline is always mailed', async () => {
  const ticket = await opened();
  const browser = await house.as(marina);
  const { html } = await browser.get('/account/notifications');
  const all = boxes(html);
  assert.ok('mail_answered' in all && 'portal_proposed' in all);
  assert.doesNotMatch(html, /name="mail_(proposed|reminded|information_requested|noted|opened_team)"/);
  const told = async (leave_out: string[], work: () => Promise<unknown>) => {
    const form = Object.fromEntries(Object.entries(all).filter(([box]) => !leave_out.includes(box)));
    const saved = await browser.post('/account/notifications', form);
    assert.deepEqual(boxes((await browser.follow(saved)).html), form);
    await house.superuser.query('delete from notices');
    await work();
    const mailed = (await house.newMails()).some(({ to }) => to === marina);
    return [mailed, (await noticesOf(marina)).length > 0];
  };
  const answer = () => life.answer(ticket, 'Olhando.');
  assert.deepEqual(await told([], answer), [true, true]);
  assert.deepEqual(await told(['mail_answered'], answer), [false, true]);
  assert.deepEqual(await told(['portal_answered'], answer), [true, false]);
  assert.deepEqual(await told(['mail_answered', 'portal_answered'], answer), [false, false]);
  assert.deepEqual(await told(['mail_answered', 'portal_proposed'], () => life.propose(ticket)), [true, false]);
  const { rows } = await house.superuser.query(
    `select event, channel from notice_refusals where person_id = $1 order by channel`,
    [await idOf(marina)],
  );
  assert.deepEqual(rows, [
    { event: 'answered', channel: 'mail' },
    { event: 'proposed', channel: 'portal' },
  ]);
});

test('a refusal that was written past the form does not keep a deadline from being mailed', async () => {
  const ticket = await opened();
  await house.superuser.query(
    `insert into notice_refusals (person_id, event, channel) values ($1, 'proposed', 'mail')`,
    [await idOf(marina)],
  );
  await life.propose(ticket);
  assert.ok((await house.newMails()).some(({ to, text }) => to === marina && /até .*23h59/.test(text)));
});

test('boxes that are not on the page are refused and change nothing; Caio’s are those of the team', async () => {
  const browser = await house.as(marina);
  await browser.get('/account/notifications');
  for (const wrong of [
    { mail_proposed: 'on' },
    { portal_noted: 'on' },
    { mail_constructor: 'on' },
    { portal_answered: 'yes' },
  ])
    assert.equal((await browser.post('/account/notifications', wrong as Record<string, string>)).status, 400);
  const { rows } = await house.superuser.query('select from notice_refusals');
  assert.equal(rows.length, 0);
  const desk = await house.as(caio);
  const { html } = await desk.get('/account/notifications');
  assert.ok('portal_noted' in boxes(html) && 'mail_opened_team' in boxes(html));
  assert.doesNotMatch(html, /name="(mail_noted|portal_answered)"/);
  assert.match(html, /A criação da sua conta na equipe/);
});

test('every mail about a request leads to the choices, by a link in its HTML and an address in its text', async () => {
  const ticket = await opened();
  await life.answer(ticket, 'Olhando.');
  const [mail] = (await house.newMails()).filter(({ to }) => to === marina);
  assert.match(
    mail?.html ?? '',
    /<a href="http:\/\/localhost:3000\/account\/notifications"[^>]*>Preferências de aviso</,
  );
  assert.match(mail?.text ?? '', /Preferências de aviso: http:\/\/localhost:3000\/account\/notifications/);
  const visitor = house.visitor();
  assert.equal(
    (await visitor.get('/account/notifications')).location,
    `/sign-in?next=${encodeURIComponent('/account/notifications')}`,
  );
});
