import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { system } from '../../lib/database.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { announceNews, lookForNews } from './announce-news.ts';
import type { Frequency } from './news.ts';
import { subscriberToken } from './subscriber.ts';
import { tellSubscribers } from './tell-subscribers.ts';

let house: House;
let marina: Browser;
const modules = new Map<string, string>();
before(async () => {
  house = await openHouse({ rate_limits: false });
  marina = await house.as('marina@tubraxel.exemplo.com.br');
  const { rows } = await house.superuser.query<{ id: string; code: string }>('select id, code from modules');
  for (const { id, code } of rows) modules.set(code, id);
});
after(() => house.close());
beforeEach(async () => {
  await house.superuser.query('delete from news_subscribers; delete from news_sign_ups');
  await announced();
  await house.newMails();
});

const idOf = (code: string): string => modules.get(code) ?? '';
const announced = () => house.services.database.as(system, (tx) => announceNews(tx));
const tell = (frequency: Frequency) =>
  house.services.database.as(system, (tx) => tellSubscribers.later(tx, { frequency })).then(() => house.newMails());

/** Publishes an item and gives it its number. */
async function publish(
  title: string,
  {
    codes = [],
    audience = 'public',
    product = null,
  }: { codes?: string[]; audience?: string; product?: string | null } = {},
): Promise<void> {
  const { rows } = await house.superuser.query<{ id: string }>(
    `insert into documents (id, kind, slug, audience, title, body, product_id) values (gen_random_uuid(), 'news', 'n-' || gen_random_uuid(), $2, $1, 'x',
      (select id from products where code = $3)) returning id`,
    [title, audience, product],
  );
  for (const code of codes)
    await house.superuser.query('insert into news_modules (document_id, module_id) values ($1, $2)', [
      rows[0]?.id,
      idOf(code),
    ]);
  await announced();
}

async function subscriber(email: string, choices: Record<string, Frequency>, person: string | null = null) {
  const { rows } = await house.superuser.query<{ id: string }>(
    `insert into news_subscribers (id, email, token_hash, person_id) values (gen_random_uuid(), $1, sha256(convert_to($1, 'utf8')), (select id from persons where email = $2)) returning id`,
    [email, person],
  );
  for (const [code, frequency] of Object.entries(choices))
    await house.superuser.query(
      'insert into news_subscriptions (subscriber_id, module_id, frequency) values ($1, $2, $3)',
      [rows[0]?.id, code === 'general' ? null : idOf(code), frequency],
    );
  return rows[0]?.id ?? '';
}
const linkIn = (text: string, path: string): string =>
  new RegExp(`http://localhost:3000(${path}/[\\w-]{43})`).exec(text)?.[1] ?? '';

test('Rita signs up, and hears of nothing before she opens the link of the mail and confirms; then of her module alone', async () => {
  const browser = house.visitor();
  await browser.get('/subscribe');
  const sent = await browser.post('/subscribe', {
    email: 'Rita@exemplo.com.br',
    frequency: 'immediately',
    [`module.${idOf('FIS')}`]: 'on',
  });
  assert.match(sent.html, /Enviamos um link para rita@exemplo\.com\.br/);
  const [question] = await house.newMails();
  assert.equal(question?.to, 'rita@exemplo.com.br');
  await publish('Antes da confirmação', { codes: ['FIS'] });
  assert.deepEqual(await tell('immediately'), []);
  const link = linkIn(question?.text ?? '', '/subscribe');
  await browser.get(link);
  assert.equal((await house.superuser.query('select from news_subscribers')).rowCount, 0, 'looking confirms nothing');
  const confirmed = await browser.post(link, {});
  assert.match(confirmed.location ?? '', /^\/subscriptions\/[\w-]{43}\?confirmed$/);
  assert.equal((await browser.post(link, {})).status, 410, 'once');
  await publish('De compras', { codes: ['COM'] });
  await publish('Do fiscal', { codes: ['FIS', 'FAT'] });
  const mails = await tell('immediately');
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [['rita@exemplo.com.br', 'Do fiscal']],
  );
  assert.deepEqual(await tell('immediately'), [], 'told once');
});

test('a form without a module, with a strange one, a wrong address or an unknown field comes back with what was typed', async () => {
  const browser = house.visitor();
  await browser.get('/subscribe');
  const right = { email: 'rita@exemplo.com.br', frequency: 'weekly', general: 'on' };
  const tries: [Record<string, string>, RegExp][] = [
    [{ email: 'rita@exemplo.com.br', frequency: 'weekly' }, /Marque ao menos um módulo/],
    [{ ...right, [`module.${crypto.randomUUID()}`]: 'on' }, /rita@exemplo/],
    [{ ...right, email: 'rita' }, /id="email-error"/],
    [{ ...right, frequency: 'hourly' }, /id="frequency-error"/],
    [{ ...right, more: 'x' }, /campo que esta página não conhece/],
  ];
  for (const [typed, said] of tries) {
    const answer = await browser.post('/subscribe', typed);
    assert.equal(answer.status, 422, JSON.stringify(typed));
    assert.match(answer.html, said);
  }
  assert.equal((await house.superuser.query('select from news_sign_ups')).rowCount, 0);
});

test('one address is asked three times an hour at most', async () => {
  const browser = house.visitor();
  await browser.get('/subscribe');
  for (let time = 1; time <= 5; time++)
    await browser.post('/subscribe', { email: 'rita@exemplo.com.br', frequency: 'daily', general: 'on' });
  assert.equal((await house.newMails()).length, 3);
});

test('the daily digest gathers what came, the weekly one what its readers chose, and each item reaches a reader once', async () => {
  await subscriber('diario@exemplo.com.br', { FIS: 'daily', COM: 'weekly' });
  await subscriber('geral@exemplo.com.br', { general: 'daily' });
  await publish('Um do fiscal', { codes: ['FIS'] });
  await publish('De fiscal e compras', { codes: ['FIS', 'COM'] });
  await publish('De compras', { codes: ['COM'] });
  await publish('Para todos');
  const daily = await tell('daily');
  const text = (to: string, mails = daily) => mails.find((mail) => mail.to === to)?.text ?? '';
  assert.equal(daily.length, 2);
  assert.match(text('diario@exemplo.com.br'), /Um do fiscal/);
  assert.match(text('diario@exemplo.com.br'), /De fiscal e compras/);
  assert.doesNotMatch(text('diario@exemplo.com.br'), /De compras|Para todos/);
  assert.match(text('geral@exemplo.com.br'), /Para todos/);
  const weekly = await tell('weekly');
  assert.deepEqual(
    weekly.map(({ to, subject }) => [to, subject]),
    [['diario@exemplo.com.br', 'De compras']],
    'what the daily one told is not told again',
  );
  assert.deepEqual([...(await tell('daily')), ...(await tell('weekly'))], []);
});

test('an address alone hears of what is public; Marina of what her company may read; somebody disabled of nothing', async () => {
  const mine = 'marina@tubraxel.exemplo.com.br';
  await subscriber('fora@exemplo.com.br', { FOL: 'daily' });
  await subscriber(mine, { FOL: 'daily' }, mine);
  await subscriber('lia@norvelta.exemplo.com.br', { FOL: 'daily' }, 'lia@norvelta.exemplo.com.br');
  await subscriber('paulo@tubraxel.exemplo.com.br', { FOL: 'daily' }, 'paulo@tubraxel.exemplo.com.br');
  await house.superuser.query(`update persons set disabled_at = now() where email like 'paulo@%'`);
  await publish('Público da folha', { codes: ['FOL'] });
  await publish('De quem entrou', { codes: ['FOL'], audience: 'signed_in' });
  await publish('De quem tem Clave', { codes: ['FOL'], audience: 'entitled', product: 'CLAVE' });
  await publish('Da equipe', { codes: ['FOL'], audience: 'staff' });
  const told = Object.fromEntries((await tell('daily')).map(({ to, text }) => [to, text]));
  await house.superuser.query(`update persons set disabled_at = null where email like 'paulo@%'`);
  assert.deepEqual(Object.keys(told).toSorted(), ['fora@exemplo.com.br', 'lia@norvelta.exemplo.com.br', mine]);
  const has = (to: string) =>
    ['Público da folha', 'De quem entrou', 'De quem tem Clave', 'Da equipe'].map((title) => told[to]?.includes(title));
  assert.deepEqual(has('fora@exemplo.com.br'), [true, false, false, false]);
  assert.deepEqual(has('lia@norvelta.exemplo.com.br'), [true, true, false, false]);
  assert.deepEqual(has(mine), [true, true, true, false]);
});

test('one click in a mail program ends it: no cookie, no form, from anywhere; the page of choices takes it back', async () => {
  const browser = house.visitor();
  await browser.get('/subscribe');
  await browser.post('/subscribe', { email: 'rita@exemplo.com.br', frequency: 'immediately', general: 'on' });
  const [question] = await house.newMails();
  await browser.post(linkIn(question?.text ?? '', '/subscribe'), {});
  await publish('Primeiro aviso');
  const [mail] = await tell('immediately');
  assert.equal(mail?.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
  const [, end = ''] =
    /^<http:\/\/localhost:3000(\/subscriptions\/[\w-]{43}\/end)>$/.exec(mail?.headers['list-unsubscribe'] ?? '') ?? [];
  assert.ok(mail?.html.includes(end.replace('/end', '')), 'the link to the choices stands in the mail');
  assert.match((await browser.get(end)).html, /Cancelar o recebimento/);
  assert.equal((await house.superuser.query('select from news_subscriptions')).rowCount, 1, 'looking ends nothing');
  const clicked = await house.fetch(
    new Request(`http://localhost:3000${end}`, {
      method: 'POST',
      headers: {
        host: 'localhost:3000',
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        origin: 'https://mail.example',
      },
      body: 'List-Unsubscribe=One-Click',
    }),
  );
  assert.equal(clicked.status, 200);
  await publish('Segundo aviso');
  assert.deepEqual(await tell('immediately'), []);
  const choices = end.replace('/end', '');
  assert.match((await browser.get(choices)).html, /não receberá mais/);
  const again = await browser.post(choices, { general: 'daily' });
  assert.equal(again.location, `${choices}?saved`);
  await publish('Terceiro aviso');
  const [third] = await tell('daily');
  assert.equal(third?.subject, 'Terceiro aviso', 'and not the second, which she did not want');
});

test('a link that is nobody’s opens nothing and tells nothing', async () => {
  const browser = house.visitor();
  await browser.get('/subscribe');
  const made_up = subscriberToken(Buffer.alloc(32, 3), crypto.randomUUID());
  for (const token of [made_up, 'x', '..%2f']) {
    assert.equal((await browser.get(`/subscriptions/${token}`)).status, 404);
    assert.equal((await browser.get(`/subscriptions/${token}/end`)).status, 404);
    assert.equal((await browser.post(`/subscriptions/${token}/end`, {})).status, 404);
    assert.equal((await browser.post(`/subscriptions/${token}`, { general: 'daily' })).status, 404);
    assert.equal((await browser.get(`/subscribe/${token}`)).status, 410);
  }
});

test('Marina chooses module by module without a mail in between; what once signed up with her address is hers', async () => {
  await subscriber('marina@tubraxel.exemplo.com.br', { COM: 'weekly' });
  await marina.get('/subscribe');
  const saved = await marina.post('/subscribe', {
    [`module.${idOf('FIS')}`]: 'immediately',
    [`module.${idOf('COM')}`]: '',
    general: 'weekly',
  });
  assert.equal(saved.location, '/subscribe?saved');
  const { html } = await marina.follow(saved);
  assert.match(html, new RegExp(`name="module.${idOf('FIS')}"[^]*?value="immediately" selected`));
  const { rows } = await house.superuser.query(
    `select s.email, s.person_id is not null as person, array_agg(x.frequency order by x.frequency) as often from news_subscribers s join news_subscriptions x on x.subscriber_id = s.id group by 1, 2`,
  );
  assert.deepEqual(rows, [{ email: 'marina@tubraxel.exemplo.com.br', person: true, often: ['immediately', 'weekly'] }]);
  for (const wrong of [
    { [`module.${idOf('FIS')}`]: 'hourly' },
    { [`module.${crypto.randomUUID()}`]: 'daily' },
    { x: '' },
  ])
    assert.equal((await marina.post('/subscribe', wrong as Record<string, string>)).status, 422);
});

test('an item published long ago, one not for mail and one of the staff reach nobody; a scheduled one does when it appears', async () => {
  await subscriber('todos@exemplo.com.br', { general: 'immediately' });
  await house.superuser.query(`insert into documents (id, kind, slug, audience, title, body, published_at) values
    (gen_random_uuid(), 'news', 'antigo', 'public', 'Antigo', 'x', now() - interval '4 days'),
    (gen_random_uuid(), 'news', 'calado', 'public', 'Calado', 'x', now()),
    (gen_random_uuid(), 'news', 'equipe', 'staff', 'Equipe', 'x', now())`);
  await house.superuser.query(`insert into documents (id, kind, slug, audience, title, body, state, publish_at) values
    (gen_random_uuid(), 'news', 'agendado', 'public', 'Agendado', 'x', 'scheduled', now() + interval '1 hour')`);
  await house.superuser.query(
    `update news set by_mail = false where document_id = (select id from documents where slug = 'calado')`,
  );
  await announced();
  assert.deepEqual(await tell('immediately'), []);
  await house.superuser.query(`update documents set state = 'published', published_at = now() where slug = 'agendado'`);
  await announced();
  assert.deepEqual(
    (await tell('immediately')).map(({ subject }) => subject),
    ['Agendado'],
  );
});

test('what is published is told by itself, to those who want to know at once', async () => {
  await subscriber('logo@exemplo.com.br', { FIS: 'immediately' });
  await house.superuser.query(
    `insert into documents (id, kind, slug, audience, title, body, product_id, module_id) values
    (gen_random_uuid(), 'news', 'sozinho', 'public', 'Publicado agora', 'x', (select product_id from modules where id = $1), $1)`,
    [idOf('FIS')],
  );
  await house.services.database.as(system, (tx) => lookForNews.later(tx, {}));
  const mails = await house.newMails();
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [['logo@exemplo.com.br', 'Publicado agora']],
  );
  await house.services.database.as(system, (tx) => lookForNews.later(tx, {}));
  assert.deepEqual(await house.newMails(), []);
});
