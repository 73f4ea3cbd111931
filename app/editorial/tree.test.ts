import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import type { Browser } from '../../test/harness/browser.ts';
import { blank_form } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import type { Workshop } from '../context.ts';
import { forgetContentFiles } from './forget-content-files.ts';

let house: House;
let nina: Browser;
let marina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [nina, marina, visitor] = await Promise.all([
    house.as('nina@orvalha.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await house.superuser.query(text, values)).rows;
const product = async (code: string): Promise<string> =>
  (await sql<{ id: string }>('select id from products where code = $1', [code]))[0]?.id ?? '';
const blank = { ...blank_form, kind: 'doc', parent: '' };
const page = async (title: string, given: Record<string, string> = {}) =>
  nina.post('/desk/content', { ...blank, place_id: await product('PRUMO'), title, ...given });
const idOf = (answer: { location?: string | null }): string =>
  answer.location?.match(/content\/([0-9a-f-]{36})/)?.[1] ?? '';
async function change(id: string, given: Record<string, string>) {
  const form = await nina.get(`/desk/content/${id}`);
  const fields: Record<string, string> = { ...blank };
  for (const [, name = '', value = ''] of form.html.matchAll(/<input[^>]*? name="([a-z_]+)"[^>]*? value="([^"]*)"/g))
    if (name in blank || name === 'version') fields[name] = value;
  const [row] = await sql<{
    title: string;
    body: string;
    version: number;
    audience: string;
    place_id: string;
    state: string;
    inherits: boolean;
    locale: string;
  }>(
    'select title, body, version, audience, coalesce(module_id, product_id) as place_id, state, inherits_audience as inherits, locale from documents where id = $1',
    [id],
  );
  assert.ok(row);
  const { inherits, version, ...rest } = row;
  return nina.post(`/desk/content/${id}`, {
    ...fields,
    ...rest,
    place_id: rest.place_id ?? '',
    version: String(version),
    ...(inherits && { inherits_audience: 'on' }),
    ...given,
  });
}
const audienceOf = async (id: string) =>
  (await sql<{ audience: string }>('select audience from documents where id = $1', [id]))[0]?.audience;

test('pages stand under one another, take their readers from above, and a change above reaches the lowest at once', async () => {
  const top = idOf(await page('Manual de ponta'));
  const middle = idOf(
    await page('Capítulo', { parent: '/docs/manual-de-ponta', inherits_audience: 'on', audience: 'staff' }),
  );
  const low = idOf(
    await page('Parágrafo', { parent: `http://localhost:3000/docs/capitulo#x`, inherits_audience: 'on' }),
  );
  const own = idOf(await page('À parte', { parent: '/docs/capitulo', audience: 'signed_in' }));
  assert.deepEqual(
    [await audienceOf(middle), await audienceOf(low), await audienceOf(own)],
    ['public', 'public', 'signed_in'],
  );
  assert.equal((await visitor.get('/docs/paragrafo')).status, 200);
  assert.equal((await change(top, { audience: 'staff' })).status, 303);
  assert.deepEqual(
    [await audienceOf(middle), await audienceOf(low), await audienceOf(own)],
    ['staff', 'staff', 'signed_in'],
  );
  assert.equal((await visitor.get('/docs/paragrafo')).status, 404);
  // The search knows at once, too.
  const found = await sql<{ audience: string }>('select audience from search_records where id = $1', [low]);
  assert.deepEqual(found, [{ audience: 'staff' }]);
});

test('a page never stands under itself, nor under a page of another product, whoever asks PostgreSQL', async () => {
  const top = idOf(await page('Raiz do círculo'));
  const below = idOf(await page('Galho do círculo', { parent: '/docs/raiz-do-circulo' }));
  await page('Folha do círculo', { parent: '/docs/galho-do-circulo' });
  for (const parent of ['/docs/raiz-do-circulo', '/docs/folha-do-circulo']) {
    const refused = await change(top, { parent });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /id="parent-error"[^]*embaixo de si mesma/);
  }
  await assert.rejects(
    sql('update documents set parent_id = $2 where id = $1', [top, below]),
    /cannot stand under itself/,
  );
  const foreign = await page('De outro produto', { parent: '/docs/raiz-do-circulo', place_id: await product('CLAVE') });
  assert.match(foreign.html, /id="parent-error"[^]*outro produto/);
  // Moved to another product, a page takes those below it along.
  assert.equal((await change(top, { place_id: await product('CLAVE') })).status, 303);
  const [moved] = await sql<{ code: string }>(
    'select p.code from documents d join products p on p.id = d.product_id where d.id = $1',
    [below],
  );
  assert.equal(moved?.code, 'CLAVE');
});

test('two moves at once that would close a circle together: one of them is refused', async () => {
  const [a, b] = [idOf(await page('Primeira da dupla')), idOf(await page('Segunda da dupla'))];
  const move = (id: string, under: string) => sql('update documents set parent_id = $2 where id = $1', [id, under]);
  const results = await Promise.allSettled([move(a, b), move(b, a)]);
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('pages beside one another change places', async () => {
  await page('Pai das três');
  const ids: string[] = [];
  for (const title of ['Um', 'Dois', 'Três']) ids.push(idOf(await page(title, { parent: '/docs/pai-das-tres' })));
  const order = async () =>
    (
      await sql<{ title: string }>(
        `select title from documents where parent_id = (select id from documents where slug = 'pai-das-tres') order by position, id`,
      )
    ).map(({ title }) => title);
  await nina.post(`/desk/content/${ids[2]}/place`, { way: 'up' });
  assert.deepEqual(await order(), ['Um', 'Três', 'Dois']);
  await nina.post(`/desk/content/${ids[0]}/place`, { way: 'up' });
  await nina.post(`/desk/content/${ids[0]}/place`, { way: 'down' });
  assert.deepEqual(await order(), ['Três', 'Um', 'Dois']);
});

test('a former address is kept, a link that leads nowhere is known, and mended by what comes into being there', async () => {
  const from = idOf(await page('Com links', { body: '[a](/docs/alvo-do-link) e [b](/docs/segredo-da-equipe#x)' }));
  const broken = async () =>
    (
      await sql<{ target: string }>('select target from document_links where from_id = $1 and broken order by target', [
        from,
      ])
    ).map(({ target }) => target);
  assert.deepEqual(await broken(), ['doc/alvo-do-link', 'doc/segredo-da-equipe']);
  assert.match(
    (await nina.get(`/desk/content/${from}`)).html,
    /2 links não levam[^]*\/docs\/alvo-do-link[^]*não existe/,
  );
  const target = idOf(await page('Alvo do link'));
  await page('Segredo da equipe', { audience: 'staff' });
  assert.deepEqual(await broken(), ['doc/segredo-da-equipe']);
  assert.match((await nina.get(`/desk/content/${from}`)).html, /nem todos os leitores/);
  await change(target, { slug: 'alvo-novo' });
  assert.deepEqual(await broken(), ['doc/segredo-da-equipe']);
  const kept = await sql<{ slug: string }>('select slug from document_redirects where document_id = $1', [target]);
  assert.deepEqual(kept, [{ slug: 'alvo-do-link' }]);
  const taken = await change(target, { slug: 'com-links' });
  assert.match(taken.html, /id="slug-error"/);
  await change(target, { slug: 'alvo-novo', state: 'archived' });
  assert.deepEqual(await broken(), ['doc/alvo-do-link', 'doc/segredo-da-equipe']);
});

test('variants in other languages know one another, and there is one of each language', async () => {
  const first = idOf(await page('Em português'));
  const second = idOf(await page('In English', { locale: 'en', variant_of: '/docs/em-portugues' }));
  const again = await page('Also in English', { locale: 'en', variant_of: '/docs/em-portugues' });
  assert.equal(again.status, 422);
  assert.match(again.html, /id="variant_of-error"/);
  assert.match((await nina.get(`/desk/content/${first}`)).html, new RegExp(`/desk/content/${second}`));
  const [{ same } = { same: 0 }] = await sql<{ same: number }>(
    'select count(distinct translation_id)::int as same from documents where id in ($1, $2) and translation_id is not null',
    [first, second],
  );
  assert.equal(same, 1);
});

test('an image sent to a page is seen by whoever sees the page, drawn anew, and by nobody else', async () => {
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#369' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('csrf', nina.csrf);
  form.set('files', new File([new Uint8Array(picture)], 'tela [1].png'));
  const sent = await nina.postMultipart('/desk/content/files', form);
  const { files } = JSON.parse(sent.html) as { files: { id: string; markdown: string }[] };
  const [file] = files;
  assert.ok(file);
  assert.equal(file.markdown, `![tela \\[1\\]](/content/files/${file.id})`);
  await house.runJobs();
  const image = `/content/files/${file.id}/image`;
  assert.deepEqual([(await visitor.get(image)).status, (await nina.get(image)).status], [404, 200]);
  const id = idOf(await page('Com imagem', { body: file.markdown, audience: 'signed_in' }));
  assert.deepEqual([(await visitor.get(image)).status, (await marina.get(image)).status], [404, 200]);
  assert.match((await marina.get('/docs/com-imagem')).html, new RegExp(`<img src="${image}" alt="tela \\[1\\]"`));
  await change(id, { audience: 'public' });
  const shown = await visitor.get(image);
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/webp']);
  const whole = await visitor.get(`/content/files/${file.id}`);
  assert.match(whole.headers.get('content-disposition') ?? '', /^attachment/);
  await change(id, { body: 'Sem imagem.' });
  assert.equal((await visitor.get(image)).status, 404);
});

test('pages to link to are found by words of their title', async () => {
  await page('Cálculo do frete na compra');
  const { html } = await nina.get('/desk/content/links?q=frete+calculo');
  assert.deepEqual(JSON.parse(html), [
    { title: 'Cálculo do frete na compra', path: '/docs/calculo-do-frete-na-compra', detail: 'Documento' },
  ]);
  assert.equal((await marina.get('/desk/content/links?q=frete')).status, 404);
});

test('bytes that no row speaks of are forgotten after a day, those of documents stay', async () => {
  const { files, database } = house.services;
  const lost = `content-${crypto.randomUUID()}`;
  await files.write(lost, Buffer.from('x'));
  const [kept] = await sql<{ file_key: string; preview_key: string }>(
    'select file_key, preview_key from content_files where preview_key is not null limit 1',
  );
  assert.ok(kept);
  const there = async (key: string) => (await files.read(key)) !== null;
  const forget = async (now: Date) =>
    forgetContentFiles.perform(
      // Of the workshop only these are asked.
      { files: { ...files, keys: (prefix: string) => files.keys(prefix, now) }, database } as unknown as Workshop,
      {},
      { number: 1, last: false, signal: new AbortController().signal },
    );
  await forget(new Date(0));
  assert.equal(await there(lost), true);
  await forget(new Date(Date.now() + 60_000));
  assert.deepEqual(
    [await there(lost), await there(`content-${kept.file_key}`), await there(`content-${kept.preview_key}`)],
    [false, true, true],
  );
});
