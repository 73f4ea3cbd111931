import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { keepDocument, placeOf } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let marina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false, public_url: 'https://ajuda.exemplo.com.br' });
  [marina, visitor] = await Promise.all([house.as('marina@tubraxel.exemplo.com.br'), house.visitor()]);
});
after(() => house.close());

const origin = 'https://ajuda.exemplo.com.br';
const head = (html: string): string => html.slice(0, html.indexOf('</head>'));

test('an article for everybody says its one address, what it is, and in which languages', async () => {
  const place = await placeOf(house, 'PRUMO', 'FIS');
  const translation_id = crypto.randomUUID();
  const title = 'Guia </script><script>alert(1)</script> "aspas"';
  await keepDocument(house, {
    title,
    slug: 'guia-pt',
    summary: 'Resumo & mais',
    translation_id,
    codes: ['PFI170'],
    ...place,
  });
  await keepDocument(house, { title: 'Guide', slug: 'guide-en', locale: 'en', translation_id, ...place });
  await keepDocument(house, {
    title: 'Guía',
    slug: 'guia-es',
    locale: 'es',
    translation_id,
    audience: 'signed_in',
    ...place,
  });
  const { html } = await visitor.get('/kb/guia-pt?thanks=nada');
  const said = head(html);
  assert.match(said, new RegExp(`<link rel="canonical" href="${origin}/kb/guia-pt"`));
  assert.match(said, /<meta property="og:type" content="article"/);
  assert.match(said, /<meta property="og:description" content="Resumo &amp; mais"/);
  assert.deepEqual(
    [...said.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, locale, href]) => [locale, href]),
    [
      ['en', `${origin}/kb/guide-en`],
      ['pt-BR', `${origin}/kb/guia-pt`],
      ['x-default', `${origin}/kb/guia-pt`],
    ],
  );
  const [, data = ''] = html.match(/<script type="application\/ld\+json">([^]*?)<\/script>/) ?? [];
  const [article, trail] = JSON.parse(data)['@graph'];
  assert.equal(article['@type'], 'TechArticle');
  assert.equal(article.name, title);
  assert.equal(article.inLanguage, 'pt-BR');
  assert.equal(article.url, `${origin}/kb/guia-pt`);
  assert.deepEqual(trail.itemListElement.map((step: { name: string }) => step.name).slice(0, 3), [
    'Base de conhecimento',
    'Prumo',
    'Livros fiscais',
  ]);
  assert.ok(!said.includes('noindex'));
  // Whoever is signed in is offered the other language too.
  assert.match((await marina.get('/kb/guia-pt')).html, /href="\/kb\/guia-es"/);
  assert.ok(!html.includes('guia-es'));
});

test('what is not for everybody, and what is nobody’s to find, asks search engines to leave it alone', async () => {
  await keepDocument(house, { title: 'Para entrados', audience: 'signed_in' });
  const restricted = await marina.get('/kb/para-entrados');
  assert.match(head(restricted.html), /<meta name="robots" content="noindex"/);
  assert.ok(!/canonical|og:title|ld\+json/.test(restricted.html));
  for (const path of ['/sign-in', '/search?q=nota', '/kb/nada', '/kb/pfi170-calculo-do-difal-com-base-dupla/history'])
    assert.match(head((await visitor.get(path)).html), /noindex/, path);
  for (const path of ['/kb', '/docs', '/kb/PRUMO/FIS', '/docs/PRUMO'])
    assert.ok(!head((await visitor.get(path)).html).includes('noindex'), path);
});

test('a visitor’s page is kept by its ETag until anything on it changes; a person’s is kept nowhere', async () => {
  const { id } = await keepDocument(house, { title: 'Guardada', external_id: 'etag-1' });
  const first = await visitor.get('/kb/guardada');
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^W\/".{20,}"$/);
  assert.match(first.headers.get('cache-control') ?? '', /^public, max-age=0/);
  assert.match(first.headers.get('vary') ?? '', /Cookie/);
  assert.equal(first.headers.getSetCookie().length, 0);
  const again = await house.visitor().get('/kb/guardada', { 'if-none-match': etag });
  assert.deepEqual([again.status, again.html], [304, '']);
  assert.equal(
    (await house.visitor().get('/kb/guardada', { 'accept-language': 'en', 'if-none-match': etag })).status,
    200,
  );
  await keepDocument(house, { title: 'Guardada', external_id: 'etag-1', body: 'Outro texto.' });
  const changed = await house.visitor().get('/kb/guardada', { 'if-none-match': etag });
  assert.equal(changed.status, 200);
  assert.match(changed.html, /Outro texto/);
  await house.superuser.query(`update documents set audience = 'staff' where id = $1`, [id]);
  const newer = changed.headers.get('etag') ?? '';
  assert.equal((await house.visitor().get('/kb/guardada', { 'if-none-match': newer })).status, 404);
  const own = await marina.get('/kb/guia-pt', { 'if-none-match': '*' });
  assert.equal(own.headers.get('cache-control'), 'no-store');
  assert.equal(own.headers.get('etag'), null);
});

test('every compression of a kept page is the same page', async () => {
  const plain = await visitor.get('/kb/PRUMO/FIS');
  for (const encoding of ['br', 'gzip']) {
    const answer = await house.fetch(
      new Request(`${origin}/kb/PRUMO/FIS`, {
        headers: { host: 'ajuda.exemplo.com.br', 'accept-encoding': encoding, 'accept-language': 'pt-BR' },
      }),
    );
    assert.equal(answer.headers.get('content-encoding'), encoding);
    assert.equal(answer.headers.get('etag'), plain.headers.get('etag'));
  }
});

test('the sitemap lists what everybody may read, in parts, and nothing else, whoever asks', async () => {
  const locations = (xml: string): string[] =>
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location = '']) => location.replace(origin, ''));
  await keepDocument(house, { title: 'Restrito do mapa', audience: 'entitled' });
  const index = await marina.get('/sitemap.xml');
  assert.match(index.headers.get('content-type') ?? '', /xml/);
  const parts = locations(index.html);
  assert.equal(parts[0], '/sitemap/pages.xml');
  const listed = (await Promise.all(parts.map((path) => marina.get(path)))).flatMap(({ html }) => locations(html));
  assert.ok(listed.includes('/kb/guia-pt') && listed.includes('/kb/PRUMO/FIS') && listed.includes('/'));
  assert.ok(!listed.some((path) => /restrito|para-entrados|guia-es/.test(path)));
  for (const path of listed.filter((path) => path.length > 1).slice(0, 40))
    assert.equal((await visitor.get(path)).status, 200, path);
  const robots = await visitor.get('/robots.txt');
  assert.match(robots.html, new RegExp(`Sitemap: ${origin}/sitemap.xml`));
  assert.match(robots.html, /Disallow: \/tickets/);
  assert.equal((await visitor.get('/sitemap/nada.xml')).status, 404);
});

test('a visitor changes the language from a page that is kept for everybody', async () => {
  const anybody = house.visitor();
  const { html } = await anybody.get('/kb/guia-pt');
  const [, path = ''] = html.match(/<turbo-frame id="language"[^>]*src="([^"]+)"/) ?? [];
  await anybody.get(path.replaceAll('&amp;', '&'));
  const changed = await anybody.post('/preferences', { locale: 'en', return_to: '/kb/guia-pt' });
  assert.equal(changed.location, '/kb/guia-pt');
  assert.match((await anybody.follow(changed)).html, /<html lang="en"/);
});
