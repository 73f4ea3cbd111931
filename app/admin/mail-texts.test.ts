import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';

const ana = 'admin@orvalha.exemplo.com.br';
const marina = 'marina@tubraxel.exemplo.com.br';
const base = '/desk/settings/mails';
const answered = `${base}/answered/pt-BR`;

let house: House;
let life: ReturnType<typeof lifeIn>;
before(async () => {
  house = await openHouse();
  life = lifeIn(house);
});
after(() => house.close());

const text = {
  subject: 'Resposta: {subject}',
  title: '{author} respondeu a {name}',
  body: 'Escreveu na **{number}**:\n\n{message}',
};
const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
const value = (html: string, name: string): string =>
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
const body = (html: string): string => /<textarea[^>]*name="body"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';

async function answerMail(to: string) {
  const ticket = await life.open({ subject: 'Nota sem DIFAL' });
  await life.answer(ticket, 'Olhando.');
  await house.runJobs();
  await house.runJobs();
  return (await house.mails()).findLast((mail) => mail.to === to && /Olhando/.test(mail.text));
}

test('the texts of mails belong to the system administrator; for others the pages do not exist', async () => {
  for (const email of ['helena@orvalha.exemplo.com.br', 'nina@orvalha.exemplo.com.br', marina]) {
    const browser = await house.as(email);
    for (const path of [base, answered, `${answered}/preview`]) assert.equal((await browser.get(path)).status, 404);
    for (const path of [answered, `${answered}/preview`, `${answered}/original`])
      assert.equal((await browser.post(path, { ...text, version: '0' })).status, 404);
  }
  const browser = await house.as(ana);
  for (const path of [`${base}/noted/pt-BR`, `${base}/constructor/pt-BR`, `${base}/answered/fr`])
    assert.equal((await browser.get(path)).status, 404, path);
});

test('Ana words an answer in Portuguese: the next mail says so, in that language alone, until she returns to the original', async () => {
  const browser = await house.as(ana);
  const page = await browser.get(answered);
  assert.equal(body(page.html), '{author} escreveu na solicitação {number}:\n\n{message}');
  const saved = await browser.post(answered, { ...text, version: versionIn(page.html) });
  assert.match((await browser.follow(saved)).html, /Texto salvo/);
  const list = await browser.get(base);
  assert.match(list.html, /answered\/pt-BR"[^]{0,120}alterado/);
  assert.doesNotMatch(list.html, /answered\/en"[^]{0,120}alterado/);
  const mail = await answerMail(marina);
  assert.match(mail?.subject ?? '', /^\[nº 20\.\d{3}\] Resposta: Nota sem DIFAL$/);
  assert.match(mail?.text ?? '', /Caio Ribas respondeu a Marina Alves[^]*Escreveu na 20\.\d{3}:[^]*> Olhando\./);
  await house.superuser.query(`update persons set locale = 'en' where email = $1`, [marina]);
  assert.match((await answerMail(marina))?.text ?? '', /wrote in request/);
  await house.superuser.query(`update persons set locale = 'pt-BR' where email = $1`, [marina]);
  const now = await browser.get(answered);
  const restored = await browser.post(`${answered}/original`, { version: versionIn(now.html) });
  const original = await browser.follow(restored);
  assert.match(original.html, /O texto original voltou a valer/);
  assert.equal(body(original.html), '{author} escreveu na solicitação {number}:\n\n{message}');
  const again = await answerMail(marina);
  assert.match(again?.subject ?? '', /\] Nota sem DIFAL$/);
  assert.match(again?.text ?? '', /Caio Ribas escreveu na solicitação/);
  const { rows } = await house.superuser.query<{ event: string }>(
    `select event from audit_events where event like 'mail_text%' order by seq`,
  );
  assert.deepEqual(
    rows.map(({ event }) => event),
    ['mail_text_changed', 'mail_text_restored'],
  );
});

test('each wording stays as a version, with who wrote it, and can be begun from again', async () => {
  const browser = await house.as(ana);
  const { html } = await browser.get(answered);
  assert.match(html, /Versão 1, por Ana Souto/);
  assert.match(html, /Versão 2, por Ana Souto[^<]*texto original/);
  const old = await browser.get(`${answered}?version=1`);
  assert.equal(value(old.html, 'subject'), text.subject);
  assert.equal(body(old.html), text.body);
  assert.equal(versionIn(old.html), '2');
  assert.equal(value((await browser.get(`${answered}?version=99`)).html, 'subject'), '{subject}');
});

test('a wording that breaks the mail is refused beside its field, with all that was typed, and nothing is stored', async () => {
  const browser = await house.as(ana);
  const path = `${base}/proposed/pt-BR`;
  await browser.get(path);
  const good = { subject: '{subject}', title: 'Resolveu?', body: '{message}\n\nAté {until}.' };
  const tries: [Partial<typeof good> & Record<string, string>, RegExp][] = [
    [{ body: '{message} até {until}' }, /id="body-error"[^]*?\{message\}: Este marcador não pode faltar/],
    [{ body: '{message}' }, /id="body-error"[^]*?\{until\}: Este marcador não pode faltar/],
    [{ body: '{message}\n\n{until} {{constructor}}' }, /id="body-error"[^]*?\{constructor\}: O e-mail não conhece/],
    [{ title: '{__proto__}' }, /id="title-error"/],
    [{ subject: '{senha}' }, /id="subject-error"/],
    [{ subject: 'Oi\r\nBcc: mallory@mal.exemplo' }, /id="subject-error"/],
    [{ subject: 'Oi\nX: y' }, /id="subject-error"/],
    [{ title: 'a\u202eb' }, /id="title-error"/],
    [{ subject: 'x'.repeat(201) }, /id="subject-error"/],
    [{ body: `{message}\n\n{until}${'x'.repeat(10_000)}` }, /id="body-error"/],
    [{ title: ' ' }, /id="title-error"/],
    [{ unknown: 'x' }, /campo que esta página não conhece/],
  ];
  for (const [wrong, said] of tries) {
    const answer = await browser.post(path, { ...good, version: '0', ...wrong });
    assert.equal(answer.status, 422, JSON.stringify(wrong).slice(0, 60));
    assert.match(answer.html, said);
    if (!wrong['title']) assert.equal(value(answer.html, 'title'), 'Resolveu?');
  }
  const { rows } = await house.superuser.query(`select from mail_texts where event = 'proposed'`);
  assert.equal(rows.length, 0);
});

test('two administrators at once: the second sees what holds now beside what she typed, and may then save it', async () => {
  const [one, other] = [await house.as(ana), await house.as(ana)];
  const path = `${base}/reminded/es`;
  const version = versionIn((await one.get(path)).html);
  await other.get(path);
  const wording = (title: string) => ({ subject: '{subject}', title, body: 'Hasta **{until}**.' });
  assert.equal((await one.post(path, { ...wording('Primera'), version })).status, 303);
  const late = await other.post(path, { ...wording('Segunda'), version });
  assert.equal(late.status, 422);
  assert.match(late.html, /O que está gravado agora[^]*Primera/);
  assert.equal(value(late.html, 'title'), 'Segunda');
  assert.equal(
    (await other.post(`${path}/original`, { version })).location,
    `${path}?stale`,
    'nor is the original restored over it',
  );
  assert.equal((await other.post(path, { ...wording('Segunda'), version: versionIn(late.html) })).status, 303);
  const sent = await Promise.all(['A', 'B', 'C'].map((title) => one.post(path, { ...wording(title), version: '2' })));
  assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 422, 422]);
});

test('the preview shows subject, HTML and text with sample data, saves nothing, and can do nothing', async () => {
  const browser = await house.as(ana);
  const path = `${base}/information_requested/en/preview`;
  const before_it = (await house.superuser.query('select from mail_texts')).rowCount;
  const now = await browser.get(path);
  assert.match(now.html, /\[no\. 20,418\] Outgoing invoice does not calculate DIFAL/);
  assert.match(now.html, /<pre[^]*Caio Ribas asked in request 20,418/);
  const policy = now.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'$/);
  await browser.get(`${base}/information_requested/en`);
  const typed = { subject: 'Please, {name}', title: 'T', body: '{message}\n\nBy {until}. <script>alert(1)</script>' };
  const drawn = await browser.post(path, { ...typed, version: '0' });
  assert.equal(drawn.status, 200);
  assert.match(drawn.html, /\[no\. 20,418\] Please, Marina/);
  assert.doesNotMatch(drawn.html, /<script/);
  const refused = await browser.post(path, { ...typed, body: 'x', version: '0' });
  assert.match(refused.html, /Ainda não dá para mostrar[^]*\{message\}/);
  assert.equal((await house.superuser.query('select from mail_texts')).rowCount, before_it);
});
