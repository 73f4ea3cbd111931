import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { blank_form, keepDocument, placeOf } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let nina: Browser;
let caio: Browser;
let marina: Browser;
let place: { product_id: string; module_id: string };
before(async () => {
  house = await openHouse({ rate_limits: false });
  [nina, caio, marina] = await Promise.all([
    house.as('nina@orvalha.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
  ]);
  place = await placeOf(house, 'PRUMO', 'CTB');
});
after(() => house.close());

const page = async (title: string, more: { parent_id?: string; position?: number; locale?: 'en' } = {}) =>
  (await keepDocument(house, { kind: 'doc', title, ...place, ...more })).id;
const one = async (query: string, values: unknown[]) => (await house.superuser.query(query, values)).rows[0];
const fields = { ...blank_form, kind: 'doc', state: 'draft', audience: 'staff' };
const write = async (title: string, more: Record<string, string>) => {
  await nina.get('/desk/content/new?kind=doc');
  return nina.post('/desk/content', { ...fields, place_id: place.module_id, title, ...more });
};
const orderIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"><a [^>]*><bdi[^>]*>([^<]*)</g)].map(([, title = '']) => title);

test('Nina puts the pages of a chapter in order, one step at a time, and stays in the tree', async () => {
  const top = await page('Manual da ordem');
  const ids = new Map<string, string>();
  for (const [index, title] of ['Um', 'Dois', 'Três'].entries())
    ids.set(title, await page(title, { parent_id: top, position: index + 1 }));
  await page('Abaixo de Dois', { parent_id: ids.get('Dois') ?? '' });
  const at = `/desk/content/tree?under=${top}`;
  const before_it = await nina.get(at);
  assert.deepEqual(orderIn(before_it.html), ['Um', 'Dois', 'Três']);
  assert.match(before_it.html, new RegExp(`href="/desk/content/tree\\?under=${ids.get('Dois')}">1 página`));
  const rows = before_it.html.split('<tr').slice(2);
  assert.deepEqual(
    rows.map((row) => [row.includes('value="up"'), row.includes('value="down"')]),
    [
      [false, true],
      [true, true],
      [true, false],
    ],
  );
  const moved = await nina.post(`/desk/content/${ids.get('Três')}/place`, { way: 'up', back: 'tree' });
  assert.deepEqual([moved.status, moved.location], [303, `${at}&moved=2&way=up`]);
  const after_it = await nina.get(moved.location ?? '');
  assert.match(after_it.html, /A página mudou de lugar/);
  assert.deepEqual(orderIn(after_it.html), ['Um', 'Três', 'Dois']);
  // Whoever moves it on by the keyboard is on its button already; at the end of the way, on the one that is left.
  const [, , , row = ''] = after_it.html.split('<tr');
  assert.match(row, /Três[^]*<button[^>]*value="up"[^>]*autofocus/);
  const first = await nina.post(`/desk/content/${ids.get('Três')}/place`, { way: 'up', back: 'tree' });
  assert.match((await nina.follow(first)).html.split('<tr')[2] ?? '', /Três[^]*<button[^>]*value="down"[^>]*autofocus/);
  await nina.post(`/desk/content/${ids.get('Três')}/place`, { way: 'down', back: 'tree' });
  // What the portal shows follows.
  const tree = (await marina.get('/docs/manual-da-ordem')).html;
  assert.ok(tree.indexOf('/docs/um"') < tree.indexOf('/docs/tres"'));
  assert.ok(tree.indexOf('/docs/tres"') < tree.indexOf('/docs/dois"'));
});

test('a page moved beyond the first hundred of its level is shown where it now stands', async () => {
  const top = await page('Manual de muitas páginas');
  await house.superuser.query(
    `insert into documents (id, kind, slug, audience, title, body, parent_id, product_id, position)
     select gen_random_uuid(), 'doc', 'muitas-' || i, 'public', 'Página ' || i, 'x', $1, $2, i from generate_series(1, 130) i`,
    [top, place.product_id],
  );
  const { id } = await one(`select id from documents where slug = 'muitas-120'`, []);
  const moved = await nina.post(`/desk/content/${id}/place`, { way: 'down', back: 'tree' });
  const order = orderIn((await nina.follow(moved)).html);
  assert.deepEqual([order[0], order[19], order[20]], ['Página 101', 'Página 121', 'Página 120']);
});

test('the first level of a product is reached by its name; the tree is the editors’ alone', async () => {
  await page('Primeira do produto');
  const whole = await nina.get(`/desk/content/tree?product=${place.product_id}`);
  assert.ok(orderIn(whole.html).includes('Primeira do produto'));
  assert.match((await nina.get('/desk/content/tree')).html, /Escolha um produto/);
  const none = crypto.randomUUID();
  for (const address of [`?product=${none}`, `?under=${none}`, '?under=x'])
    assert.equal((await nina.get(`/desk/content/tree${address}`)).status, 404, address);
  for (const stranger of [caio, marina]) assert.equal((await stranger.get('/desk/content/tree')).status, 404);
});

test('the page above and the other language are named by their titles', async () => {
  const above = await page('Guia de exportação');
  const other = await page('Export guide', { locale: 'en' });
  const written = await write('Cálculo da exportação', { parent: ' guia de EXPORTACAO', variant_of: 'Export Guide' });
  assert.equal(written.status, 303, written.html.match(/class="error-summary"[^]*?<\/div>/)?.[0]);
  const id = /[0-9a-f-]{36}/.exec(written.location ?? '')?.[0] ?? '';
  const { parent_id, same } = await one(
    'select d.parent_id, d.translation_id = o.translation_id as same from documents d, documents o where d.id = $1 and o.id = $2',
    [id, other],
  );
  assert.deepEqual([parent_id, same], [above, true]);
  const { html } = await nina.get(`/desk/content/${id}`);
  assert.match(html, /name="parent"[^>]*value="Guia de exportação \(\/docs\/guia-de-exportacao\)"/);
  assert.match(html, /name="variant_of"[^>]*value="Export guide \(\/docs\/export-guide\)"/);
  // Sent as it stands, it stays where it is.
  const again = await nina.post(`/desk/content/${id}`, {
    ...fields,
    place_id: place.module_id,
    title: 'Cálculo da exportação',
    parent: 'Guia de exportação (/docs/guia-de-exportacao)',
    variant_of: 'Export guide (/docs/export-guide)',
    slug: 'calculo-da-exportacao',
    version: '1',
  });
  assert.equal(again.status, 303, again.html.match(/class="error-summary"[^]*?<\/div>/)?.[0]);
  assert.equal((await one('select parent_id from documents where id = $1', [id])).parent_id, above);
});

test('a title that several pages have, or none, is refused beside its box with what its words find', async () => {
  await page('Página repetida');
  await page('Página repetida');
  const refused = await write('Sob qual', { parent: 'Página repetida' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /id="parent-error"/);
  assert.match(refused.html, /name="parent"[^>]*value="Página repetida"/);
  const options = refused.html.match(/<option value="Página repetida \(\/docs\/pagina-repetida[^"]*\)"/g) ?? [];
  assert.equal(new Set(options).size, 2);
  const [, chosen = ''] = /<option value="([^"]*)"/.exec(options[0] ?? '') ?? [];
  assert.equal((await write('Sob esta', { parent: chosen })).status, 303);
  assert.match((await write('Sob nenhuma', { parent: 'não existe tal página' })).html, /id="parent-error"/);
  // An article is no page to stand under.
  await keepDocument(house, { title: 'Só um artigo' });
  assert.equal((await write('Sob artigo', { parent: 'Só um artigo' })).status, 422);
  assert.doesNotMatch((await nina.get('/desk/content/links?kind=doc&q=artigo')).html, /Só um artigo/);
});
