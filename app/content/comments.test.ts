import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { system } from '../../lib/database.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { keepDocument } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { announceComment } from '../notices/announce-comment.ts';

const lias = 'lia@norvelta.exemplo.com.br';
let house: House;
let lia: Browser;
let marina: Browser;
let nina: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [lia, marina, nina] = await Promise.all([
    house.as(lias),
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
  ]);
});
after(() => house.close());
beforeEach(async () => {
  await house.superuser.query('delete from notices; delete from notice_refusals; delete from document_comments');
  await house.newMails();
});

const bell = (html: string): string => /class="bell"[^]*?hidden-text">([^<]*)</.exec(html)?.[1] ?? 'no bell';
const queue = '/desk/content/comments';

/** Lia comments a new page. Out: the page's id and the comment's. */
async function commented(title: string, more: { audience?: 'public' | 'signed_in' | 'staff' } = {}) {
  const { id } = await keepDocument(house, { title, ...more });
  await lia.get('/');
  await lia.post(`/documents/${id}/comments`, { body: `Sobre ${title}`, submission_id: crypto.randomUUID() });
  const { rows } = await house.superuser.query<{ id: string }>(
    'select id from document_comments where document_id = $1',
    [id],
  );
  return { document: id, comment: rows[0]?.id ?? '' };
}
async function decide(comment: string, outcome: 'published' | 'refused', answer = '') {
  await nina.get(queue);
  await nina.post(`${queue}/${comment}`, { outcome, answer, version: '1' });
}

test('Nina answers Lia’s comment: Lia’s bell, her list and one mail in her language say so; Marina hears nothing', async () => {
  const { comment } = await commented('Comentada por Lia');
  assert.equal(bell((await lia.get('/')).html), 'Avisos');
  await decide(comment, 'published', 'Incluímos o **passo**.');
  const mails = await house.newMails();
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [[lias, 'Comentário em “Comentada por Lia”']],
  );
  assert.match(mails[0]?.text ?? '', /A equipe respondeu ao seu comentário[^]*> Incluímos o \*\*passo\*\*\./);
  assert.match(mails[0]?.text ?? '', /http:\/\/localhost:3000\/kb\/comentada-por-lia#comments/);
  assert.match(mails[0]?.html ?? '', /<strong>passo<\/strong>[^]*account\/notifications/);
  await house.services.database.as(system, (tx) => announceComment.later(tx, { comment_id: comment }));
  assert.deepEqual(await house.newMails(), [], 'told once, however often it is asked for');
  const list = await lia.get('/notices');
  assert.equal(bell(list.html), 'Avisos, 1 não lido');
  assert.match(list.html, /href="\/kb\/comentada-por-lia#comments"[^]*O seu comentário foi respondido/);
  assert.match(list.html, /Comentada por Lia/);
  const other = await marina.get('/notices');
  assert.equal(bell(other.html), 'Avisos');
  assert.doesNotMatch(other.html, /Comentada por Lia/);
  const { rows } = await house.superuser.query<{ id: string }>('select id from notices');
  assert.equal(rows.length, 1);
  assert.equal((await marina.post(`/notices/${rows[0]?.id}/read`, {})).status, 404);
});

test('a comment that was refused, and one that was let through without a word, are told as what they are; opening the page is reading', async () => {
  const { comment: refused } = await commented('Recusada aqui');
  const { comment: published } = await commented('Publicada aqui');
  await decide(refused, 'refused', 'Isto não se diz a ninguém.');
  await decide(published, 'published');
  const mails = await house.newMails();
  assert.deepEqual(mails.map(({ text }) => text.split('\n', 1)[0]).toSorted(), [
    'O seu comentário foi publicado',
    'O seu comentário não foi publicado',
  ]);
  assert.doesNotMatch(JSON.stringify(mails), /Isto não se diz/);
  assert.equal(bell((await lia.get('/notices')).html), 'Avisos, 2 não lidos');
  await lia.get('/kb/recusada-aqui');
  for (let waited = 0; waited < 2000; waited += 20) {
    const { rows } = await house.superuser.query('select from notices where read_at is not null');
    if (rows.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { html } = await lia.get('/notices?show=unread');
  assert.equal(bell(html), 'Avisos, 1 não lido');
  assert.match(html, /Publicada aqui/);
  assert.doesNotMatch(html, /Recusada aqui/);
});

test('a page that Lia may not read any more leaks its title neither to her bell nor to her list nor by a mail', async () => {
  const { document, comment } = await commented('Segredo de ontem');
  await decide(comment, 'published', 'Obrigado.');
  await house.newMails();
  const hide = () => house.superuser.query(`update documents set audience = 'staff' where id = $1`, [document]);
  await hide();
  const { html } = await lia.get('/notices');
  assert.equal(bell(html), 'Avisos');
  assert.doesNotMatch(html, /Segredo de ontem|O seu comentário/);
  const { rows } = await house.superuser.query<{ id: string }>('select id from notices');
  assert.equal((await lia.post(`/notices/${rows[0]?.id}/read`, {})).status, 404);
  const later = await commented('Segredo de hoje');
  await house.superuser.query(`update documents set audience = 'staff' where id = $1`, [later.document]);
  await decide(later.comment, 'published', 'Obrigado.');
  assert.deepEqual(await house.newMails(), []);
});

test('what Lia takes back before she is told, and what she does without, is not told', async () => {
  const gone = await commented('Apagada antes');
  await decide(gone.comment, 'published', 'Obrigado.');
  await lia.post(`/comments/${gone.comment}/withdraw`, {});
  assert.deepEqual(await house.newMails(), []);
  assert.match((await lia.get('/account/notifications')).html, /name="mail_comment_answered"/);
  assert.doesNotMatch((await nina.get('/account/notifications')).html, /comment_answered/);
  await house.superuser.query(
    `insert into notice_refusals (person_id, event, channel) select id, 'comment_answered', 'mail' from persons where email = $1`,
    [lias],
  );
  const { comment } = await commented('Só no sino');
  await decide(comment, 'published', 'Obrigado.');
  assert.deepEqual(await house.newMails(), []);
  assert.equal(bell((await lia.get('/')).html), 'Avisos, 1 não lido');
});

test('the administrator words the mail about an answer; a text without the answer, or with a request’s number, is refused', async () => {
  const admin = await house.as('admin@orvalha.exemplo.com.br');
  const path = '/desk/settings/mails/comment_answered/pt-BR';
  const { html } = await admin.get(path);
  assert.match(html, /Título da página/);
  assert.doesNotMatch(html, /Número da solicitação|Depois do número/);
  const text = { subject: 'Sobre {subject}', title: 'Respondemos', body: 'Veja:\n\n{message}', version: '0' };
  for (const wrong of [{ body: 'Nada.' }, { body: '{message}\n\n{number}' }])
    assert.equal((await admin.post(path, { ...text, ...wrong })).status, 422);
  assert.match((await admin.post(`${path}/preview`, text)).html, /Sobre Como emitir a nota de saída/);
  await admin.post(path, text);
  const { comment } = await commented('Com texto próprio');
  await decide(comment, 'published', 'Resposta.');
  const [mail] = await house.newMails();
  assert.equal(mail?.subject, 'Sobre Com texto próprio');
  assert.match(mail?.text ?? '', /^Respondemos\n[^]*Veja:\n\n> Resposta\./);
});

test('a hundred and twelve comments wait: Nina leads through all of them, each once, and stays where she decides', async () => {
  const { id } = await keepDocument(house, { title: 'Muito comentada' });
  await house.superuser.query(
    `insert into document_comments (id, document_id, person_id, author_name, body, submission_id, created_at)
     select gen_random_uuid(), $1, (select id from persons where email = $2), 'Lia', 'Comentário ' || i, gen_random_uuid(), now() - interval '1 day' + make_interval(secs => i / 3)
     from generate_series(1, 112) i`,
    [id, lias],
  );
  const idsIn = (html: string) =>
    [...html.matchAll(/action="\/desk\/content\/comments\/([^"?]+)/g)].map(([, one]) => one);
  const nextIn = (html: string) => /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const found: (string | undefined)[] = [];
  let path: string | undefined = queue;
  const pages: string[] = [];
  while (path && pages.length < 9) {
    pages.push(path);
    const { html } = await nina.get(path);
    found.push(...idsIn(html));
    path = nextIn(html);
  }
  assert.deepEqual([pages.length, found.length, new Set(found).size], [3, 112, 112]);
  const second = await nina.get(pages[1] ?? '');
  assert.match(second.html, new RegExp(`rel="prev" href="${queue}"`));
  const action = /action="(\/desk\/content\/comments\/[^"]+)"/.exec(second.html)?.[1] ?? '';
  const long = await nina.post(action, { outcome: 'published', answer: 'x'.repeat(4001), version: '1' });
  assert.equal(long.status, 422);
  assert.match(long.html, /x{4001}/);
  const done = await nina.post(action, { outcome: 'published', answer: '', version: '1' });
  const still = await nina.follow(done);
  assert.match(still.html, /Comentário publicado/);
  assert.equal(idsIn(still.html)[0], idsIn(second.html)[1]);
  await house.superuser.query(
    `update document_comments set state = 'refused', decided_at = created_at where document_id = $1`,
    [id],
  );
  const decided: string[] = [];
  for (let at: string | undefined = `${queue}?show=decided`; at && decided.length < 500;) {
    const { html }: { html: string } = await nina.get(at);
    decided.push(...[...html.matchAll(/Comentário (\d+)\b/g)].map(([, number = '']) => number));
    at = nextIn(html);
  }
  assert.deepEqual([decided.length, new Set(decided).size], [112, 112]);
  assert.equal((await nina.get(`${queue}?after=nonsense`)).status, 200);
});
