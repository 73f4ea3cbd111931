import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { news_stories } from '../../db/seeds/news/stories.ts';
import { daysUntil, moduleNamed } from './news.ts';

let house: House;
let marina: Browser;
let lia: Browser;
let nina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [marina, lia, nina] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
  ]);
  visitor = house.visitor();
});
after(() => house.close());

const titleWith = (word: RegExp): string => {
  const found = news_stories.find(({ title }) => word.test(title));
  if (!found) throw new Error(`no story about ${word}`);
  return found.title;
};
const shown = ({ html }: { html: string }): string[] =>
  [...html.matchAll(/class="row-title"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?<bdi[^>]*>([^<]+)</g)].map(
    ([, title = '']) => title,
  );
const idOf = async (word: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>(`select id from documents where kind = 'news' and title ~ $1`, [word]))
    .rows[0]?.id ?? '';

test('a visitor reads what is public, the pinned item first; Marina also what is for those who sign in and who have the product', async () => {
  const list = shown(await visitor.get('/news'));
  assert.equal(list[0], titleWith(/Manutenção/));
  assert.ok(list.includes(titleWith(/cBenef/)));
  assert.ok(!list.includes(titleWith(/Retorno bancário/)));
  assert.ok(!list.includes(titleWith(/Férias coletivas/)));
  const own = shown(await marina.get('/news'));
  assert.ok(own.includes(titleWith(/Retorno bancário/)) && own.includes(titleWith(/Férias coletivas/)));
  assert.ok(!shown(await lia.get('/news')).includes(titleWith(/Férias coletivas/)), 'Norvelta has no Clave');
});

test('what is over leaves the list and stays under what is past', async () => {
  assert.ok(!shown(await visitor.get('/news')).includes(titleWith(/24\.1/)));
  assert.deepEqual(shown(await visitor.get('/news?show=past')), [titleWith(/24\.1/)]);
});

test('late in the evening in São Paulo the day is not over: what ends today stands, and a law of tomorrow is one day away', async () => {
  const set = async (day: string) =>
    house.superuser.query(`update documents set ends_on = $1::date where title = $2`, [day, titleWith(/24\.1/)]);
  const { rows } = await house.superuser.query<{ was: string }>(
    `select ends_on::text as was from documents where title = $1`,
    [titleWith(/24\.1/)],
  );
  await set('2030-03-14');
  house.setClock(new Date('2030-03-15T02:30:00Z'));
  assert.ok(shown(await visitor.get('/news')).includes(titleWith(/24\.1/)));
  house.setClock(new Date('2030-03-15T03:00:00Z'));
  assert.deepEqual(shown(await visitor.get('/news?show=past')).includes(titleWith(/24\.1/)), true);
  house.setClock(null);
  await set(rows[0]?.was ?? '');
});

test('the list is narrowed by subject and by module, each module of an item counting', async () => {
  const laws = shown(await visitor.get('/news?category=legislation'));
  assert.deepEqual(laws.toSorted(), [titleWith(/Nota técnica/), titleWith(/cBenef/)].toSorted());
  const sales = shown(await visitor.get('/news?module=PRUMO/FAT'));
  assert.ok(sales.includes(titleWith(/Nota técnica/)) && sales.includes(titleWith(/CNPJ com letras/)));
  assert.ok(!sales.includes(titleWith(/Documento de entrada/)));
  assert.deepEqual(shown(await visitor.get('/news?module=fat')), sales, 'the code alone, in small letters');
  assert.deepEqual(shown(await visitor.get('/news?module=ZZZ')), []);
  const planned = await visitor.get('/news?category=planned_delivery');
  assert.match(planned.html, /previsto para \d\d\/\d\d\/\d{4} · release 26\.1/);
});

test('the radar counts the days, and says that it affects Marina, who is in São Paulo, and not Lia, who is in Minas', async () => {
  const radar = await marina.get('/news?view=legislation');
  assert.deepEqual(shown(radar), [titleWith(/cBenef/), titleWith(/Nota técnica/)], 'what binds first stands first');
  assert.match(radar.html, /Vigência em 38 dias/);
  const affecting = (html: string) => html.match(/>Afeta você</g)?.length ?? 0;
  assert.equal(affecting(radar.html), 2);
  assert.equal(affecting((await lia.get('/news?view=legislation')).html), 1);
  assert.equal(affecting((await visitor.get('/news?view=legislation')).html), 0);
  assert.deepEqual(shown(await lia.get('/news?view=legislation&mine=on')), [titleWith(/Nota técnica/)]);
  assert.deepEqual(shown(await visitor.get('/news?view=legislation&state=MG')), [titleWith(/Nota técnica/)]);
  const { rows } = await house.superuser.query(`select slug from documents where title ~ 'cBenef'`);
  const item = await marina.get(`/news/${rows[0].slug}`);
  assert.match(item.html, /tem estabelecimento em SP/);
  assert.match(item.html, /já abriu solicitações sobre [^<]*Livros fiscais/);
  assert.match((await lia.get(`/news/${rows[0].slug}`)).html, /Não afeta sua empresa/);
});

test('an item for those with the product, for the staff, and one that never was are the same to a visitor, byte for byte', async () => {
  const { rows } = await house.superuser.query<{ slug: string }>(
    `select slug from documents where title ~ 'Férias coletivas'`,
  );
  const plain = ({ html, status }: { html: string; status: number }) =>
    status + html.replaceAll(/\/news\/[a-z0-9-]+/g, '').replaceAll(/value="[^"]{20,}"/g, '');
  const hidden = await visitor.get(`/news/${rows[0]?.slug}`);
  assert.equal(hidden.status, 404);
  assert.equal(plain(hidden), plain(await visitor.get('/news/nunca-existiu')));
  assert.equal((await marina.get(`/news/${rows[0]?.slug}`)).status, 200);
});

test('a page of a hundred items leads through all of them, each once', async () => {
  await house.superuser.query(`insert into documents (id, kind, slug, audience, title, body, published_at)
    select gen_random_uuid(), 'news', 'nota-' || i, 'public', 'Nota ' || i, 'x', now() - make_interval(days => 200, mins => i / 3) from generate_series(1, 100) i`);
  const found: string[] = [];
  let path: string | undefined = '/news';
  while (path) {
    const page: Awaited<ReturnType<Browser['get']>> = await visitor.get(path);
    found.push(...shown(page));
    path = /rel="next" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(found.filter((title) => title.startsWith('Nota ')).length, 101);
  assert.equal(new Set(found).size, found.length);
  assert.equal((await visitor.get('/news?after=nonsense')).status, 200);
  await house.superuser.query(`delete from documents where slug like 'nota-%' and title like 'Nota %' and body = 'x'`);
});

test('a visitor’s list is asked for again by its tag, and is the same until something is published', async () => {
  const first = await visitor.get('/news');
  const etag = first.headers.get('etag') ?? '';
  assert.equal((await visitor.get('/news', { 'if-none-match': etag })).status, 304);
});

test('the home page shows Marina what is new for her products, and a visitor what is public', async () => {
  const own = await marina.get('/');
  assert.ok(own.html.includes(titleWith(/Manutenção/)) && own.html.includes(titleWith(/Nota técnica/)));
  const home = await visitor.get('/');
  assert.ok(home.html.includes(titleWith(/Nota técnica/)));
  assert.ok(!home.html.includes(titleWith(/Férias coletivas/)));
});

test('the news are found by the search, as far as the reader may see them', async () => {
  const found = async (browser: Browser, q: string) => (await browser.get(`/search?q=${q}&type=news`)).html;
  assert.match(await found(visitor, 'cBenef'), /href="\/news\/cbenef-/);
  assert.match(await found(marina, 'coletivas'), /href="\/news\/ferias-coletivas/);
  assert.doesNotMatch(await found(lia, 'coletivas'), /ferias-coletivas/);
});

test('the address an item had leads to the one it has', async () => {
  await house.superuser.query(
    `insert into document_redirects (kind, slug, document_id) select 'news', 'endereco-antigo', id from documents where title ~ 'cBenef'`,
  );
  assert.match((await visitor.get('/news/endereco-antigo')).location ?? '', /^\/news\/cbenef-/);
});

const form = async (more: Record<string, string> = {}): Promise<Record<string, string>> => {
  const { rows } = await house.superuser.query<{ id: string; code: string }>(
    `select m.id, m.code from modules m join products p on p.id = m.product_id where p.code = 'PRUMO' and m.code in ('FIS', 'COM')`,
  );
  const fis = rows.find(({ code }) => code === 'FIS')?.id ?? '';
  return {
    ...{ title: 'Ajuste no livro de saídas', summary: 'Totais por CFOP.', body: '## O que mudou\r\n\r\nTotais.' },
    ...{ locale: 'pt-BR', category: 'adjustment', audience: 'public', state: 'published', publish_at: '' },
    ...{ ends_on: '', effective_on: '', states: '', expected_on: '', release_id: '' },
    ...{ [`module.${fis}`]: 'on', in_product: 'on', by_mail: 'on' },
    ...more,
  };
};

test('Nina writes an item: it is read, found by its module, and changed; two at once are noticed and nothing typed is lost', async () => {
  await nina.get('/desk/news/new');
  const made = await nina.post('/desk/news', await form());
  assert.equal(made.location, '/desk/news?saved');
  assert.ok(shown(await visitor.get('/news?module=FIS')).includes('Ajuste no livro de saídas'));
  const id = await idOf('livro de saídas');
  const page = await nina.get(`/desk/news/${id}`);
  assert.match(page.html, /name="in_product"[^>]* checked/);
  const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? '';
  const changed = await nina.post(`/desk/news/${id}`, await form({ version, title: 'Ajuste no livro de entradas' }));
  assert.equal(changed.status, 303);
  const late = await nina.post(`/desk/news/${id}`, await form({ version, title: 'Outro título' }));
  assert.equal(late.status, 422);
  assert.match(late.html, /value="Outro título"/);
  assert.ok(shown(await visitor.get('/news')).includes('Ajuste no livro de entradas'));
});

test('what does not go together is refused beside its field, and everything typed stays', async () => {
  await nina.get('/desk/news/new');
  const tries: [Record<string, string>, RegExp][] = [
    [{ title: ' ' }, /id="title-error"/],
    [{ category: 'legislation' }, /id="effective_on-error"/],
    [{ effective_on: '2027-01-01' }, /id="effective_on-error"[^]*não vale para o assunto/],
    [{ category: 'legislation', effective_on: '2027-01-01', states: 'SP, XX' }, /id="states-error"/],
    [{ expected_on: '2027-01-01' }, /id="expected_on-error"/],
    [{ state: 'scheduled' }, /id="publish_at-error"/],
    [{ audience: 'entitled', [`module.${crypto.randomUUID()}`]: 'on' }, /marque módulos de um só produto|Escolha/],
    [{ more: 'x' }, /campo que esta página não conhece/],
  ];
  for (const [wrong, said] of tries) {
    const answer = await nina.post('/desk/news', await form({ summary: 'O que digitei', ...wrong }));
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    assert.match(answer.html, said);
    assert.match(answer.html, /O que digitei/);
  }
  assert.equal((await marina.get('/desk/news')).status, 404);
});

test('the short text for a group holds title, date and address and no marks of its own; where it was posted is kept', async () => {
  const id = await idOf('cBenef');
  const { html } = await nina.get(`/desk/news/${id}/short`);
  const text = /<code[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
  assert.match(
    text,
    /^\*cBenef: código de benefício[^*]+\*\n\nLegislação · Livros fiscais\n\nVigência em \d\d\/\d\d\/\d{4} · DF, ES/,
  );
  assert.match(text, /http:\/\/localhost:3000\/news\/cbenef-/);
  assert.ok(text.length < 700);
  const posted = await nina.post(`/desk/news/${id}/short`, { place: 'Comunidade de Compras' });
  assert.match((await nina.follow(posted)).html, /Comunidade de Compras[^]*por Nina/);
  assert.equal((await nina.post(`/desk/news/${id}/short`, { place: '' })).status, 422);
});

test('a program lists, reads, writes and changes news, as far as its person may', async () => {
  const program = await house.program('nina@orvalha.exemplo.com.br');
  const all = JSON.parse((await program.call('GET', '/api/v1/news?category=legislation', null)).html);
  assert.equal(all.data.length, 2);
  const wrong = await program.call('POST', '/api/v1/news', { title: 'x', body: 'y', category: 'legislation' });
  assert.equal(wrong.status, 422);
  const made = await program.call('POST', '/api/v1/news', {
    ...{ title: 'Por programa', body: 'Texto.', category: 'legislation', effective_on: '2027-03-01', states: ['MG'] },
    ...{ state: 'published', module_ids: all.data[0].modules.map(({ id }: { id: string }) => id) },
  });
  assert.equal(made.status, 201, made.html);
  const { id, modules } = JSON.parse(made.html);
  assert.equal(modules.length, all.data[0].modules.length);
  const changed = await program.call('PATCH', `/api/v1/news/${id}`, { title: 'Por programa, mudado' });
  assert.equal(JSON.parse(changed.html).title, 'Por programa, mudado');
  assert.deepEqual(JSON.parse(changed.html).states, ['MG']);
  assert.equal((await program.call('PATCH', `/api/v1/news/${id}`, { title: 'Tarde', version: 1 })).status, 409);
  const reader = await house.program('lia@norvelta.exemplo.com.br');
  assert.equal(JSON.parse((await reader.call('GET', `/api/v1/news/${id}`, null)).html).affects_you, true);
  assert.equal((await reader.call('PATCH', `/api/v1/news/${id}`, { title: 'Meu' })).status, 404);
});

test('modules and days are read as people write them', () => {
  assert.deepEqual(moduleNamed('PRUMO/FIS'), { product: 'PRUMO', module: 'FIS' });
  assert.deepEqual(moduleNamed('FIS'), { product: null, module: 'FIS' });
  for (const wrong of ['', 'A/B/C', '../x', 'a b', null]) assert.equal(moduleNamed(wrong), null);
  assert.equal(daysUntil('2027-01-01', '2026-11-24'), 38);
  assert.equal(daysUntil('2026-11-23', '2026-11-24'), -1);
});
