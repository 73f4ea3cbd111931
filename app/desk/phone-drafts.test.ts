import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { field } from '../../test/harness/desk.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let caio: Browser;
let helena: Browser;
let company = '';
let marina_id = '';
let paulo_id = '';

before(async () => {
  house = await openHouse({ rate_limits: false });
  [caio, helena] = await Promise.all([
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('helena@orvalha.exemplo.com.br'),
  ]);
  const { rows } = await house.superuser.query<{ email: string; id: string; organization_id: string }>(
    `select p.email, p.id, m.organization_id from persons p join memberships m on m.person_id = p.id where p.email like any ('{marina@%,paulo@%}') order by 1`,
  );
  [marina_id, paulo_id] = rows.map(({ id }) => id) as [string, string];
  company = rows[0]?.organization_id ?? '';
});
after(() => house.close());

const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)" data-draft-target`))?.[1] ?? '';
const subjectIn = (html: string): string => html.match(/id="subject"[^>]*value="([^"]*)"/)?.[1] ?? '';
const start = async () => (await caio.get(`/desk/tickets/new?organization=${company}&person=${marina_id}`)).html;
const typed = (more: Record<string, string> = {}) => ({
  organization_id: company,
  requester_id: marina_id,
  subject: 'Ligou: nota não sai',
  description: 'Marina contou que a nota não sai.',
  kind: 'question',
  severity: 'medium',
  ...more,
});
const save = async (id: string, version: number, form: Record<string, string>) =>
  JSON.parse((await caio.call('PUT', `/api/v1/phone_drafts/${id}`, { version, form })).html) as Record<string, unknown>;
const drafts = async (): Promise<number> => (await house.superuser.query('select from ticket_drafts')).rowCount ?? 0;

test('what Caio types while Marina is on the phone is saved, waits for him with her company, and goes on where it was', async () => {
  const html = await start();
  const id = hidden(html, 'submission_id');
  assert.equal(hidden(html, 'draft_version'), '0');
  assert.deepEqual((await save(id, 0, typed())).outcome, 'saved');
  const list = (await caio.get('/desk/tickets/new')).html;
  assert.match(list, /Continuar: Ligou: nota não sai/);
  assert.match(list, /Metalúrgica Tubraxel \(fictícia\) · \d/);
  const again = (await caio.get(`/desk/tickets/new?draft=${id}`)).html;
  assert.equal(subjectIn(again), 'Ligou: nota não sai');
  assert.match(again, /Marina Alves, de /);
  assert.equal(hidden(again, 'draft_version'), '1');
  const opened = await caio.post('/desk/tickets', typed({ submission_id: id, draft_version: '1' }));
  assert.equal(opened.status, 303);
  assert.equal(await drafts(), 0);
  assert.equal((await save(id, 1, typed())).outcome, 'opened', 'a save that comes late makes no second draft');
});

test('without JavaScript a button keeps the text with its files, says so, and another throws it away', async () => {
  const form = new FormData();
  const id = field(await start(), 'submission_id');
  for (const [name, value] of Object.entries(typed({ submission_id: id, draft_version: '0', csrf: caio.csrf })))
    form.set(name, value);
  form.set('files', new File(['NF 123'], 'nota.txt'));
  const kept = await caio.follow(await caio.postMultipart('/desk/tickets/drafts', form));
  assert.match(kept.html, /Rascunho guardado/);
  assert.match(kept.html, /nota\.txt/);
  assert.equal(subjectIn(kept.html), 'Ligou: nota não sai');
  const gone = await caio.follow(await caio.post(`/desk/tickets/drafts/${id}/discard`, {}));
  assert.match(gone.html, /Rascunho descartado/);
  assert.doesNotMatch(gone.html, /Continuar:/);
  assert.equal((await house.superuser.query(`select from ticket_attachments where draft_id = $1`, [id])).rowCount, 0);
});

test('it was Paulo who called, not Marina: the text comes along; and when Marina has left, somebody else can be chosen', async () => {
  const id = crypto.randomUUID();
  await save(id, 0, typed());
  const form = (await caio.get(`/desk/tickets/new?draft=${id}`)).html;
  const other = form.match(/href="(\/desk\/tickets\/new\?organization=[^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const people = (await caio.get(`${other}&who=paulo`)).html;
  const [paulos = ''] = [...people.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => href.includes(paulo_id));
  const chosen = (await caio.get(paulos)).html;
  assert.match(chosen, /Paulo Neri, de /);
  assert.equal(subjectIn(chosen), 'Ligou: nota não sai');
  await house.superuser.query(`update persons set disabled_at = now() where id = $1`, [marina_id]);
  const left = await caio.get(`/desk/tickets/new?draft=${id}`);
  assert.equal(left.status, 200);
  assert.match(left.html, /Escolha quem ligou/);
  await house.superuser.query(`update persons set disabled_at = null where id = $1`, [marina_id]);
});

test('a draft is one person’s: Helena neither sees nor changes Caio’s, and nobody is named who is not of that company', async () => {
  const id = crypto.randomUUID();
  await save(id, 0, typed({ subject: 'Só de Caio' }));
  assert.doesNotMatch((await helena.get('/desk/tickets/new')).html, /Só de Caio/);
  const hers = (await helena.get(`/desk/tickets/new?draft=${id}&organization=${company}&person=${marina_id}`)).html;
  assert.equal(subjectIn(hers), '');
  const { rows } = await house.superuser.query<{ id: string }>(`select id from persons where email like 'lia@%'`);
  const strange = { version: 0, form: typed({ requester_id: rows[0]?.id ?? '' }) };
  const answer = await caio.call('PUT', `/api/v1/phone_drafts/${crypto.randomUUID()}`, strange);
  assert.equal(answer.status, 404);
});
