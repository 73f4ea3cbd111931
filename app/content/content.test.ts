import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { system } from '../../lib/database.ts';
import type { DocumentFields } from './document.ts';
import { saveDocument } from './save-document.ts';

let house: House;
let marina: Browser;
let nina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [marina, nina, visitor] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

const product = async (code: string): Promise<string> =>
  (await house.superuser.query('select id from products where code = $1', [code])).rows[0].id;
const kept = async (fields: Partial<DocumentFields>) =>
  house.services.database.as(system, (tx) =>
    saveDocument(tx, null, {
      kind: 'kb',
      external_id: null,
      locale: 'pt-BR',
      audience: 'public',
      state: 'published',
      product_id: null,
      module_id: null,
      routine_id: null,
      section: null,
      codes: [],
      keywords: [],
      title: 'Artigo',
      summary: '',
      body: 'Texto.',
      source_url: null,
      review_on: null,
      ...fields,
    }),
  );

test('a visitor reads a public article with its contents, and finds it by product and module', async () => {
  const shelf = await visitor.get('/kb');
  assert.match(shelf.html, /Livros fiscais/);
  const module = await visitor.get('/kb?product=PRUMO&module=FIS');
  const [, path] = module.html.match(/href="(\/kb\/pfi170-[^"]+)"/) ?? [];
  const article = await visitor.get(path ?? '');
  assert.equal(article.status, 200);
  assert.match(article.html, /<h2 id="[a-z-]+">/);
  assert.match(article.html, /Isto resolveu\?/);
});

test('beside an article stand first those that speak of the same codes, documents too, as far as the reader may see them', async () => {
  const related = async (browser: Browser) => {
    const { html } = await browser.get('/kb/pfi170-calculo-do-difal-com-base-dupla');
    const list = html.slice(html.indexOf('id="related"')).split('</nav>')[0] ?? '';
    return [...list.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  };
  const technical = '/docs/20412231-ofis-1042-dt-difal-zerado-quando-o-perfil-perde-a-uf-de-destino';
  assert.equal((await related(marina))[0], technical);
  const others = await related(visitor);
  assert.equal(others.length, 6);
  assert.ok(!others.includes(technical));
});

test('what is for the signed-in, the entitled and the staff is nothing to everybody else, byte for byte', async () => {
  const clave = await product('GONDOLA');
  await kept({ title: 'Para quem entrou', audience: 'signed_in' });
  await kept({ title: 'Para quem tem Gondola', audience: 'entitled', product_id: clave });
  await kept({ title: 'Para quem tem Prumo', audience: 'entitled', product_id: await product('PRUMO') });
  await kept({ title: 'Da equipe', audience: 'staff' });
  await kept({ title: 'Rascunho', state: 'draft' });
  const status = async (who: Browser, slug: string) => (await who.get(`/kb/${slug}`)).status;
  const seen = async (who: Browser) =>
    Promise.all(
      ['para-quem-entrou', 'para-quem-tem-gondola', 'para-quem-tem-prumo', 'da-equipe', 'rascunho', 'nao-existe'].map(
        (slug) => status(who, slug),
      ),
    );
  assert.deepEqual(await seen(visitor), [404, 404, 404, 404, 404, 404]);
  assert.deepEqual(await seen(marina), [200, 404, 200, 404, 404, 404]);
  assert.deepEqual(await seen(nina), [200, 200, 200, 200, 200, 404]);
  const [hidden, unknown] = [await marina.get('/kb/da-equipe'), await marina.get('/kb/nao-existe')];
  const plain = (html: string) => html.replaceAll(/\/kb\/[a-z-]+/g, '').replaceAll(/value="[^"]{20,}"/g, '');
  assert.equal(plain(hidden.html), plain(unknown.html));
  assert.ok(!(await marina.get('/kb')).html.includes('Da equipe'));
  await house.superuser.query(
    `update entitlements set valid_until = app.today() - 1 where organization_id = (select id from organizations where name like '%Tubraxel%') and product_id = $1`,
    [await product('PRUMO')],
  );
  assert.equal(await status(marina, 'para-quem-tem-prumo'), 404);
  await house.superuser.query('update entitlements set valid_until = null');
});

test('Marina says an article solved it, which counts once a day; or that it did not, and her request knows what she read', async () => {
  const { id } = await kept({ title: 'Guia em duplicidade', external_id: 'x-1' });
  const thanked = await marina.post(`/documents/${id}/feedback`, { solved: 'yes' });
  assert.equal(thanked.location, '/kb/guia-em-duplicidade?thanks=yes');
  await marina.post(`/documents/${id}/feedback`, { solved: 'yes' });
  const { rows } = await house.superuser.query('select solved, place from document_feedback where document_id = $1', [
    id,
  ]);
  assert.deepEqual(rows, [{ solved: true, place: 'page' }]);
  const not = await marina.post(`/documents/${id}/feedback`, { solved: 'no' });
  assert.equal(not.location, '/tickets/new?article=kb%2Fguia-em-duplicidade');
  const form = await marina.get(not.location ?? '');
  assert.match(form.html, /Você leu: Guia em duplicidade/);
  const opened = await marina.post('/tickets', {
    subject: 'Guia dobrada',
    description: 'Sai duas vezes.',
    article: id,
    submission_id: crypto.randomUUID(),
  });
  const caio = await house.as('helena@orvalha.exemplo.com.br');
  const number = opened.location?.match(/\d+/)?.[0];
  assert.match((await caio.get(`/desk/tickets/${number}`)).html, /href="\/kb\/guia-em-duplicidade"/);
});

test('nobody gives feedback on what they may not see', async () => {
  const { id } = await kept({ title: 'Segredo da equipe', audience: 'staff' });
  assert.equal((await marina.post(`/documents/${id}/feedback`, { solved: 'yes' })).status, 404);
  assert.equal((await visitor.post(`/documents/${id}/feedback`, { solved: 'yes' })).status, 404);
});

test('hostile Markdown of a document runs nowhere, and its headings lead only within the page', async () => {
  await kept({
    title: 'Hostil',
    body: '## <img src=x onerror=alert(1)> A\n\n[x](javascript:alert(1)) <script>alert(1)</script>\n\n## A\n\n# Um\n\n| a |\n|---|\n| b |',
  });
  const { html } = await visitor.get('/kb/hostil');
  assert.doesNotMatch(html, /<img src=x|href="javascript|<script>alert/);
  assert.match(html, /<h2 id="um">Um<\/h2>/);
});

test('whatever a document is, every step of the way to it leads somewhere', async () => {
  await kept({ kind: 'package', title: 'Pacote com passos', product_id: await product('PRUMO') });
  const { html } = await visitor.get('/downloads/pacote-com-passos');
  const way = html.slice(html.indexOf('class="breadcrumb"')).split('</nav>')[0] ?? '';
  const steps = [...way.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
  assert.ok(steps.length > 0);
  for (const step of steps) assert.equal((await visitor.get(step)).status, 200, step);
});
