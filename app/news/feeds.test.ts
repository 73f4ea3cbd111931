import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { calendarText, atomFeed } from './feeds.ts';
import type { FeedItem } from './find-feed.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

test('the feed of a module holds its public news and what concerns everybody, whoever asks', async () => {
  const answer = await house.visitor().get('/news/feed.json?module=FIS');
  assert.match(answer.headers.get('content-type') ?? '', /^application\/feed\+json/);
  const feed = JSON.parse(answer.html);
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  assert.equal(feed.feed_url, 'http://localhost:3000/news/feed.json?module=FIS');
  const titles = feed.items.map(({ title }: { title: string }) => title).join('\n');
  assert.match(titles, /cBenef[^]*CNPJ com letras/);
  assert.match(titles, /Manutenção do portal/);
  assert.doesNotMatch(titles, /Documento de entrada|Férias|24\.1/);
  const { _arrimo: law } = feed.items.find(({ title }: { title: string }) => title.startsWith('cBenef'));
  assert.equal(law.category, 'legislation');
  assert.deepEqual(law.modules, [{ product: 'PRUMO', module: 'FIS', name: 'Livros fiscais' }]);
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  assert.equal((await marina.get('/news/feed.json')).html, (await house.visitor().get('/news/feed.json')).html);
  assert.doesNotMatch((await marina.get('/news/feed.xml')).html, /Férias coletivas|Retorno bancário/);
});

test('a feed may be read from anywhere, without cookies, and is asked for again by its tag', async () => {
  const first = await house.visitor().get('/news/feed.xml', { origin: 'https://produto.example' });
  assert.equal(first.headers.get('access-control-allow-origin'), '*');
  assert.equal(first.headers.get('access-control-allow-credentials'), null);
  assert.equal(first.headers.get('set-cookie'), null);
  assert.match(first.headers.get('cache-control') ?? '', /public/);
  const again = await house.visitor().get('/news/feed.xml', { 'if-none-match': first.headers.get('etag') ?? '' });
  assert.equal(again.status, 304);
  assert.equal(again.html, '');
});

test('an unknown module has no feed', async () => {
  for (const path of ['/news/feed.json', '/news/feed.xml', '/news/legislation.ics', '/embed/news'])
    for (const module of ['ZZZ', '../x', 'PRUMO/PDV', '%00'])
      assert.equal((await house.visitor().get(`${path}?module=${module}`)).status, 404, `${path} ${module}`);
  assert.equal((await house.visitor().get('/news/legislation.ics?state=XX')).status, 404);
});

test('what is not for the product stays out of feeds and panel, and on the page', async () => {
  await house.superuser.query(
    `update news set in_product = false where document_id = (select id from documents where title like 'CNPJ com letras%')`,
  );
  for (const path of ['/news/feed.json', '/news/feed.xml', '/embed/news'])
    assert.doesNotMatch((await house.visitor().get(path)).html, /CNPJ com letras/);
  assert.match((await house.visitor().get('/news')).html, /CNPJ com letras/);
});

test('the calendar has a day for each law, narrowed by state', async () => {
  const { html, headers } = await house.visitor().get('/news/legislation.ics');
  assert.match(headers.get('content-type') ?? '', /^text\/calendar/);
  assert.equal(html.match(/BEGIN:VEVENT/g)?.length, 2);
  assert.match(html, /DTSTART;VALUE=DATE:\d{8}\r\n/);
  assert.match(html, /TRIGGER:-P7D/);
  const minas = (await house.visitor().get('/news/legislation.ics?state=MG')).html;
  assert.equal(minas.match(/BEGIN:VEVENT/g)?.length, 1);
});

const item = (more: Partial<FeedItem>): FeedItem => ({
  ...{ id: '0197b3a0-0000-7000-8000-000000000000', slug: 's', locale: 'pt-BR', title: 't', summary: '', html: null },
  ...{ body: '', category: 'legislation', pinned: false, effective_on: '2026-12-31', states: [], expected_on: null },
  ...{ release: null, modules: [], published_at: new Date(0), updated_at: new Date(0), ...more },
});
const channel = {
  ...{ public_url: 'https://portal.example', vendor: 'A & B', locale: 'pt-BR' as const, module: null },
  address: '/news/feed.xml',
};

test('a line of a calendar has at most 75 bytes, and no mark of a title ends a field', () => {
  const text = calendarText(channel, [item({ title: `Ação; ação, ação\\ação\nBEGIN:VEVENT ${'ção '.repeat(60)}` })]);
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.equal(text.match(/^BEGIN:VEVENT/gm)?.length, 1);
  const whole = text.replaceAll('\r\n ', '');
  assert.match(whole, /SUMMARY:Ação\\; ação\\, ação\\\\ação\\nBEGIN:VEVENT ção/);
  assert.match(whole, /DTEND;VALUE=DATE:20270101/);
});

test('whatever a title holds, the Atom feed stays XML', () => {
  const text = atomFeed(channel, [item({ title: `<b>"a" & 'b'</b>\u0000\u0008 ]]>\ud800`, html: '<p>x</p>' })]);
  assert.match(text, /<title>&lt;b&gt;&quot;a&quot; &amp; &apos;b&apos;&lt;\/b&gt; \]\]&gt;\ufffd<\/title>/);
  assert.match(text, /<name>A &amp; B<\/name>/);
  assert.match(text, /<content type="html">&lt;p&gt;x&lt;\/p&gt;<\/content>/);
});
