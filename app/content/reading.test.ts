import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { keepDocument, placeOf } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { writeReads } from './count-reads.ts';

let house: House;
let marina: Browser;
let lia: Browser;
let nina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [marina, lia, nina, visitor] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

const part = (html: string, begins: string, ends: string): string => {
  const at = html.indexOf(begins);
  return at < 0 ? '' : (html.slice(at).split(ends, 1)[0] ?? '');
};
const treeOf = (html: string): string => part(html, 'class="tree shelf-nav"', '</nav>');
const hrefs = (html: string): string[] => [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);

/** A small manual: two chapters, the first with two pages; the second is for the staff. */
async function manual(name: string): Promise<Record<string, string>> {
  const place = await placeOf(house, 'PRUMO', 'CTB');
  const page = (
    title: string,
    position: number,
    parent_id: string | null = null,
    audience: 'public' | 'staff' = 'public',
  ) =>
    keepDocument(house, { kind: 'doc', title: `${name} ${title}`, ...place, position, parent_id, audience }).then(
      ({ id }) => id,
    );
  const top = await page('manual', 1_000);
  const first = await page('capitulo um', 1, top);
  const one = await page('pagina um', 1, first);
  const two = await page('pagina dois', 2, first);
  const second = await page('capitulo secreto', 2, top, 'staff');
  const third = await page('capitulo tres', 3, top);
  return { top, first, one, two, second, third };
}

test('a page of documentation stands in its tree, open at that node, and what the reader may not see is not in it', async () => {
  await manual('arvore');
  const { html } = await visitor.get('/docs/arvore-pagina-um');
  const tree = treeOf(html);
  assert.deepEqual(
    hrefs(tree).filter((href) => href.includes('arvore')),
    [
      '/docs/arvore-manual',
      '/docs/arvore-capitulo-um',
      '/docs/arvore-pagina-um',
      '/docs/arvore-pagina-dois',
      '/docs/arvore-capitulo-tres',
    ],
  );
  assert.match(tree, /href="\/docs\/arvore-pagina-um" aria-current="page"/);
  assert.match(tree, /href="\/docs\/PRUMO\/CTB" class="opened"/);
  assert.ok(!html.includes('secreto'));
  assert.match((await nina.get('/docs/arvore-pagina-um')).html, /arvore-capitulo-secreto/);
  const trail = hrefs(part(html, 'class="breadcrumb"', '</nav>'));
  assert.deepEqual(trail, [
    '/docs',
    '/docs/PRUMO',
    '/docs/PRUMO/CTB',
    '/docs/arvore-manual',
    '/docs/arvore-capitulo-um',
  ]);
});

test('previous and next lead through the whole tree in reading order, past what the reader may not see', async () => {
  await manual('leitura');
  const seen: string[] = [];
  for (let at: string | undefined = '/docs/leitura-manual'; at && seen.length < 10;) {
    seen.push(at.replace('/docs/leitura-', ''));
    const { html } = await visitor.get(at);
    const around = part(html, 'class="neighbours"', '</nav>');
    const back = around.match(/href="([^"]+)" rel="prev"/)?.[1];
    if (seen.length > 1) assert.equal(back?.replace('/docs/leitura-', ''), seen.at(-2));
    at = around.match(/href="(\/docs\/leitura-[^"]+)" rel="next"/)?.[1];
  }
  assert.deepEqual(seen, ['manual', 'capitulo-um', 'pagina-um', 'pagina-dois', 'capitulo-tres']);
});

test('a level of a thousand pages is read in a window, which leads on before and after it', async () => {
  const place = await placeOf(house, 'CLAVE', 'PON');
  await house.superuser.query(
    `insert into documents (id, kind, slug, audience, title, body, product_id, module_id, position)
     select gen_random_uuid(), 'doc', 'larga-' || i, 'public', 'Larga ' || i, 'x', $1, $2, i from generate_series(1, 1000) i`,
    [place.product_id, place.module_id],
  );
  const tree = treeOf((await visitor.get('/docs/larga-500')).html);
  const shown = hrefs(tree).filter((href) => href.includes('larga'));
  assert.ok(shown.length < 150, `${shown.length} pages are shown`);
  assert.equal(shown[0], '/docs/larga-439');
  assert.equal(shown.at(-1), '/docs/larga-561');
  await house.superuser.query(`delete from documents where slug like 'larga-%'`);
});

test('the first page of a product shows what is new, what to look things up in and what changed last, with dates', async () => {
  const { product_id } = await placeOf(house, 'GONDOLA', 'PDV');
  await keepDocument(house, { kind: 'news', title: 'Novidade da loja', product_id });
  await keepDocument(house, { kind: 'doc', title: 'Notas da versao da loja', product_id, template: 'release_notes' });
  await keepDocument(house, { kind: 'doc', title: 'Tabela da loja', product_id, template: 'reference' });
  await keepDocument(house, {
    kind: 'doc',
    title: 'Segredo da loja',
    product_id,
    template: 'reference',
    audience: 'staff',
  });
  const { html, status } = await visitor.get('/docs/GONDOLA');
  assert.equal(status, 200);
  const block = (title: string) => part(html, `aria-label="${title}"`, '</section>');
  assert.match(block('Novidades'), /Novidade da loja[^]*<time/);
  assert.match(block('Novidades'), /Notas da versao da loja/);
  assert.match(block('Documentos de referência'), /Tabela da loja/);
  assert.match(block('Últimas atualizações'), /Tabela da loja/);
  assert.ok(!html.includes('Segredo'));
  assert.equal((await visitor.get('/docs/NADA')).status, 404);
});

test('Suporte leads by product and module with counts, of what the reader may see alone', async () => {
  const { html } = await visitor.get('/kb');
  const [, count] = html.match(/href="\/kb\/PRUMO\/FIS"[^]*?numeric">(\d+)</) ?? [];
  const module = await visitor.get('/kb/PRUMO/FIS');
  assert.equal(module.status, 200);
  const place = await placeOf(house, 'PRUMO', 'FIS');
  await keepDocument(house, { title: 'Só para a equipe do fiscal', audience: 'staff', ...place });
  assert.match((await visitor.get('/kb')).html, new RegExp(`/kb/PRUMO/FIS"[^]*?numeric">${count}<`));
  assert.match((await nina.get('/kb')).html, new RegExp(`/kb/PRUMO/FIS"[^]*?numeric">${Number(count) + 1}<`));
  assert.equal((await visitor.get('/kb/PRUMO/NADA')).status, 404);
  assert.equal((await visitor.get('/kb/NADA')).status, 404);
});

test('what is read most comes first, counted without anybody’s name, and not seen by who may not read it', async () => {
  const place = await placeOf(house, 'PRUMO', 'ATF');
  for (const [title, reads] of [
    ['Lido um', 1],
    ['Lido dois', 2],
    ['Lido tres', 3],
  ] as const) {
    await keepDocument(house, { title, ...place });
    for (let read = 0; read < reads; read += 1) await visitor.get(`/kb/${title.toLowerCase().replace(' ', '-')}`);
  }
  const { id } = await keepDocument(house, { title: 'Lido em segredo', audience: 'staff', ...place });
  for (let read = 0; read < 5; read += 1) await nina.get('/kb/lido-em-segredo');
  await writeReads(house.services);
  const { html } = await visitor.get('/kb/PRUMO/ATF');
  const most = part(html, 'aria-label="Mais lidos"', '</section>');
  assert.deepEqual(hrefs(most), ['/kb/lido-tres', '/kb/lido-dois', '/kb/lido-um']);
  const { rows } = await house.superuser.query(
    `select column_name from information_schema.columns where table_schema = 'app' and table_name = 'document_reads' order by 1`,
  );
  assert.deepEqual(
    rows.map(({ column_name }) => column_name),
    ['day', 'document_id', 'reads'],
  );
  const counted = await house.superuser.query('select reads from document_reads where document_id = $1', [id]);
  assert.equal(counted.rows[0].reads, 5);
});

test('Marina says no and is asked why in place; the reason reaches the editors, and she may go on to a request', async () => {
  const { id } = await keepDocument(house, { title: 'Pouco claro' });
  const asked = await marina.get('/kb/pouco-claro?solved=no');
  assert.match(asked.html, /name="reason" value="unclear"/);
  const refused = await marina.post(`/documents/${id}/feedback`, {
    solved: 'no',
    reason: 'unclear',
    words: 'x'.repeat(2_001),
    go_on: 'stay',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /x{2001}/);
  assert.match(refused.html, /value="unclear" checked/);
  const said = await marina.post(`/documents/${id}/feedback`, {
    solved: 'no',
    reason: 'unclear',
    words: 'Falta o passo 3.',
    go_on: 'stay',
  });
  assert.equal(said.location, '/kb/pouco-claro?thanks=no');
  assert.match((await marina.follow(said)).html, /Quem cuida desta página recebe/);
  const { rows } = await house.superuser.query(
    'select solved, reason, words from document_feedback where document_id = $1',
    [id],
  );
  assert.deepEqual(rows, [{ solved: false, reason: 'unclear', words: 'Falta o passo 3.' }]);
  const on = await lia.post(`/documents/${id}/feedback`, {
    solved: 'no',
    reason: 'outdated',
    words: '',
    go_on: 'request',
  });
  assert.equal(on.location, '/tickets/new?article=kb%2Fpouco-claro');
  assert.match((await lia.get('/kb/pouco-claro')).html, /0 de 2 disseram que sim/);
});

test('a visitor votes without JavaScript too, from a page that is kept for everybody', async () => {
  const { id } = await keepDocument(house, { title: 'Voto de visita' });
  const shared = await visitor.get('/kb/voto-de-visita');
  assert.ok(!shared.html.includes('name="csrf"'));
  assert.match(shared.html, /href="\/kb\/voto-de-visita\?solved=ask#solved"/);
  assert.match((await visitor.get('/kb/voto-de-visita?solved=ask')).html, /name="csrf"/);
  assert.equal(
    (await visitor.post(`/documents/${id}/feedback`, { solved: 'yes' })).location,
    '/kb/voto-de-visita?thanks=yes',
  );
});

test('Lia’s comment waits for Nina, who publishes it with an answer; then everybody reads it under her first name alone', async () => {
  const { id } = await keepDocument(house, { title: 'Com conversa' });
  await lia.get('/kb/com-conversa');
  const submission_id = crypto.randomUUID();
  const sent = await lia.post(`/documents/${id}/comments`, { body: 'No passo 2 faltou a **série**.', submission_id });
  assert.equal(sent.location, '/kb/com-conversa?comment=sent#comments');
  await lia.post(`/documents/${id}/comments`, { body: 'No passo 2 faltou a **série**.', submission_id });
  assert.match((await lia.get('/kb/com-conversa')).html, /Aguardando a equipe[^]*<strong>série<\/strong>/);
  assert.ok(!(await marina.get('/kb/com-conversa')).html.includes('série'));
  const queue = await nina.get('/desk/content/comments');
  const mine = part(queue.html, 'Com conversa', '</section>');
  assert.equal(queue.html.split('faltou a').length, 2);
  const [, comment] = mine.match(/\/desk\/content\/comments\/([0-9a-f-]{36})/) ?? [];
  const decided = await nina.post(`/desk/content/comments/${comment}`, {
    outcome: 'published',
    answer: 'Incluímos. Obrigado.',
    version: '1',
  });
  assert.equal(decided.location, '/desk/content/comments?done=published');
  const late = await nina.post(`/desk/content/comments/${comment}`, { outcome: 'refused', version: '1' });
  assert.equal(late.location, '/desk/content/comments?done=late');
  const { html } = await visitor.get('/kb/com-conversa');
  assert.match(html, /<bdi>Lia<\/bdi>[^]*série[^]*Resposta de Orvalha[^]*Incluímos/);
  assert.ok(!/Norvelta/.test(part(html, 'id="comments"', '</section>')));
  assert.equal((await marina.post(`/comments/${comment}/withdraw`, {})).status, 404);
  assert.equal(
    (await lia.post(`/comments/${comment}/withdraw`, {})).location,
    '/kb/com-conversa?comment=withdrawn#comments',
  );
  assert.ok(!(await visitor.get('/kb/com-conversa')).html.includes('série'));
});

test('a refused comment is shown to nobody, and only editors decide', async () => {
  const { id } = await keepDocument(house, { title: 'Sem conversa' });
  await marina.get('/kb/sem-conversa');
  const empty = await marina.post(`/documents/${id}/comments`, { body: '  ', submission_id: crypto.randomUUID() });
  assert.equal(empty.status, 422);
  await marina.post(`/documents/${id}/comments`, { body: 'Propaganda', submission_id: crypto.randomUUID() });
  const { rows } = await house.superuser.query('select id from document_comments where document_id = $1', [id]);
  const path = `/desk/content/comments/${rows[0].id}`;
  assert.equal((await marina.post(path, { outcome: 'published', version: '1' })).status, 404);
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  assert.equal((await caio.post(path, { outcome: 'published', version: '1' })).status, 404);
  await nina.get('/desk/content/comments');
  await nina.post(path, { outcome: 'refused', version: '1' });
  for (const reader of [visitor, lia, marina])
    assert.ok(!(await reader.get('/kb/sem-conversa')).html.includes('Propaganda'));
  assert.match((await nina.get('/desk/content/comments?show=decided')).html, /Propaganda[^]*Recusado/);
});

test('readers compare two states of a page, and never see what was there before they could', async () => {
  const written = { external_id: 'hist-1', title: 'Com história' };
  await keepDocument(house, { ...written, body: 'Segredo do rascunho', state: 'draft' });
  await keepDocument(house, { ...written, body: 'Primeiro texto com a alíquota velha.' });
  await keepDocument(house, { ...written, body: 'Primeiro texto com a alíquota nova.' });
  const { html } = await visitor.get('/kb/com-historia/history');
  assert.match(html, /<del>velha<\/del>[^]*<ins>nova<\/ins>/);
  assert.ok(!html.includes('Segredo'));
  assert.ok(!(await visitor.get('/kb/com-historia/history?from=1&to=3')).html.includes('Segredo'));
  assert.match((await nina.get('/kb/com-historia/history?from=1&to=3')).html, /Segredo/);
  await keepDocument(house, { ...written, body: 'Só para a equipe agora.', audience: 'staff' });
  await keepDocument(house, { ...written, body: 'Outra vez para todos.' });
  assert.ok(!(await visitor.get('/kb/com-historia/history?from=3&to=4')).html.includes('equipe agora'));
  assert.equal((await visitor.get('/kb/nao-existe/history')).status, 404);
});

test('a former address leads on for ever, unless what it leads to is not the reader’s to see', async () => {
  const { id } = await keepDocument(house, { title: 'Endereço novo' });
  await house.superuser.query(
    `insert into document_redirects (kind, slug, document_id) values ('kb', 'endereco-velho', $1)`,
    [id],
  );
  const { status, location } = await visitor.get('/kb/endereco-velho');
  assert.deepEqual([status, location], [301, '/kb/endereco-novo']);
  await house.superuser.query(`update documents set audience = 'staff' where id = $1`, [id]);
  assert.equal((await visitor.get('/kb/endereco-velho')).status, 404);
});
