import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { parseFragment } from 'parse5';
import { zipOf } from '../../../../test/harness/zip.ts';
import { type House, openHouse } from '../../../../test/harness/house.ts';
import { importFile } from '../../../editorial/import-file.ts';
import { keepLine } from '../../../tickets/import-ticket.ts';
import { readSource } from '../read-source.ts';
import { addressesTaken, type Report, runImport } from '../run-import.ts';
import { toMarkdown } from './to-markdown.ts';

let house: House;
before(async () => void (house = await openHouse({ rate_limits: false })));
after(() => house.close());

const markdown = (html: string): string =>
  toMarkdown(parseFragment(html).childNodes, (href) => (/^https?:/.test(href) ? href : null));

const bring = (name: string, as: 'doc' | 'kb'): Promise<Report> =>
  runImport(
    house.services.database,
    readSource(name, { kind: as, taken_by: addressesTaken(house.services.database) }),
    { as, audience: 'public', dry: false },
    { keepTicket: keepLine, keepFile: importFile(house.services.files), progress: () => {} },
  );

const space = 'Manual da Balança';
const confluence = (
  title: string,
  content: string,
  crumbs: readonly [string, string][] = [],
): string => `<!DOCTYPE html>
<html><head><title>${space} : ${title}</title></head><body class="theme-default aui-theme-default"><div id="page"><div id="main" class="aui-page-panel">
<div id="main-header"><div id="breadcrumb-section"><ol id="breadcrumbs">${[['index.html', space], ...crumbs]
  .map(([href, label]) => `<li><span><a href="${href}">${label}</a></span></li>`)
  .join(
    '',
  )}</ol></div><h1 id="title-heading" class="pagetitle"><span id="title-text"> ${space} : ${title} </span></h1></div>
<div id="content" class="view"><div class="page-metadata">Created by <span class='author'> Rui Alves</span>, last updated on Oct 05, 2026</div>
<div id="main-content" class="wiki-content group">${content}</div>
<div class="pageSection group"><h2 id="attachments" class="pageSectionTitle">Attachments:</h2></div></div></div></div></body></html>`;

const exported: Record<string, string> = {
  'BAL/index.html': `<html><body><div id="main-content" class="pageSection"><h2 class="pageSectionTitle">Space Details:</h2></div>
    <div class="pageSection"><h2 class="pageSectionTitle">Available Pages:</h2><ul><li><a href="Inicio_1001.html">Início</a>
    <ul><li><a href="Segunda_1003.html">Segunda</a></li><li><a href="Primeira_1002.html">Primeira</a></li></ul></li></ul></div></body></html>`,
  'BAL/Inicio_1001.html': confluence(
    'Início',
    '<p>Veja <a href="Primeira_1002.html#Primeira-x">a primeira</a> e <a href="/pages/viewpage.action?pageId=1003">a segunda</a>.</p>',
  ),
  'BAL/Primeira_1002.html': confluence(
    'Primeira',
    `<h1 id="x">Calibrar</h1><p>Texto <strong>forte</strong> com <code>BAL010</code>.</p>
    <div class="confluence-information-macro confluence-information-macro-warning"><p class="title">Cuidado</p><span class="aui-icon aui-icon-small"></span><div class="confluence-information-macro-body"><p>Desligue antes.</p></div></div>
    <div class="expand-container"><div class="expand-control"><span class="expand-control-text">Detalhes</span></div><div class="expand-content"><p>Muito texto.</p></div></div>
    <div class="code panel pdl"><div class="codeContent panelContent pdl"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: sql; gutter: false">select 1
  from dual</pre></div></div>
    <div class="table-wrap"><table class="confluenceTable"><tbody><tr><th>Campo</th><th>Valor</th></tr><tr><td>A|B</td><td><p>um</p><p>dois</p></td></tr></tbody></table></div>
    <script>alert(1)</script><p onclick="alert(1)"><a href="javascript:alert(1)">clique</a> <img src="x" onerror="alert(1)" alt="Tela da balança"></p>`,
    [['Inicio_1001.html', 'Início']],
  ),
  'BAL/Segunda_1003.html': confluence('Primeira', '<p>Mesmo título.</p>', [['Inicio_1001.html', 'Início']]),
  'BAL/vazia_1004.html': '<html><head></head><body></body></html>',
};

test('a space of Confluence becomes a tree of documents, whose links lead to each other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-confluence-'));
  for (const [name, html] of Object.entries(exported)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), html);
  }
  const report = await bring(folder, 'doc');
  assert.deepEqual([report.created, report.refused], [3, 1], JSON.stringify(report));
  assert.deepEqual(report.made, [`product ${space}`]);
  assert.match(report.refusals[0]?.file ?? '', /vazia_1004/);
  const { rows } = await house.superuser.query(
    `select d.external_id, d.title, d.slug, p.external_id as parent, d.position, d.body, d.html, d.updated_at::date::text as day from documents d left join documents p on p.id = d.parent_id
     where d.external_id like 'confluence-%' order by d.external_id`,
  );
  const [top, first, second] = rows;
  assert.deepEqual([top.title, top.slug, top.parent, top.day], ['Início', 'inicio', null, '2026-10-05']);
  assert.deepEqual(
    [first.slug, first.parent, second.slug, second.parent],
    ['primeira', 'confluence-1001', 'primeira-confluence-1003', 'confluence-1001'],
  );
  assert.ok(second.position < first.position, 'in the order of the index');
  assert.equal(top.body, 'Veja [a primeira](/docs/primeira) e [a segunda](/docs/primeira-confluence-1003).');
  const links = await house.superuser.query(
    `select target, broken from document_links l join documents d on d.id = l.from_id where d.external_id = 'confluence-1001' order by 1`,
  );
  assert.deepEqual(
    links.rows.map(({ target, broken }) => [target, broken]),
    [
      ['doc/primeira', false],
      ['doc/primeira-confluence-1003', false],
    ],
  );
  assert.match(first.body, /^## Calibrar$/m);
  assert.match(first.body, /^:::important Cuidado\nDesligue antes\.\n:::$/m);
  assert.match(first.body, /^:::expander Detalhes\nMuito texto\.\n:::$/m);
  assert.match(first.body, /^```sql\nselect 1\n {2}from dual\n```$/m);
  assert.match(first.body, /^\| A\\\|B \| um · dois \|$/m);
  assert.match(first.body, /clique \*Tela da balança\*/);
  assert.doesNotMatch(first.body + first.html, /alert|javascript|onerror|<script/);
  const visitor = house.visitor();
  assert.match((await visitor.get('/docs/primeira')).html, /class="tree[^]*\/docs\/inicio[^]*\/docs\/primeira/);
  assert.match((await visitor.get('/search?q=calibrar')).html, /\/docs\/primeira/);
  assert.deepEqual(
    await bring(folder, 'doc').then(({ created, changed, unchanged }) => [created, changed, unchanged]),
    [0, 0, 3],
  );
});

const guide = (title: string, body: string): string =>
  `<html lang="pt-BR"><body><ol class="breadcrumbs"><li>Central</li><li>Prumo</li><li>Compras</li></ol><article class="article"><h1 class="article-title">${title}</h1>
  <time datetime="2026-09-01T12:00:00Z"></time><div class="article-body">${body}</div></article></body></html>`;

test('a zip of Zendesk Guide becomes articles of products and modules we know, in the languages of its folders', async () => {
  const archive = path.join(mkdtempSync(path.join(tmpdir(), 'arrimo-guide-')), 'guide.zip');
  writeFileSync(
    archive,
    zipOf({
      'hc/pt-br/36001-Nota-sem-imposto.html': guide(
        'Nota sem imposto',
        '<p>Leia <a href="https://ajuda.exemplo.com.br/hc/pt-br/articles/36002-Outra">outra</a>.</p>',
      ),
      'hc/pt-br/36002-Outra.html': guide('Outra balança', '<ol><li>Um<ul><li>a</li></ul></li><li>Dois</li></ol>'),
      'hc/en-us/36003.html': '<h1>From a backup</h1>\n<p>Body of the article.</p>',
      'notes.txt': 'nothing',
    }),
  );
  const report = await bring(archive, 'kb');
  assert.deepEqual([report.created, report.refused, report.made], [3, 0, []], JSON.stringify(report));
  const { rows } = await house.superuser.query(
    `select d.title, d.locale, p.code as product, m.code as module, d.body from documents d left join products p on p.id = d.product_id left join modules m on m.id = d.module_id
     where d.external_id like 'guide-%' order by d.external_id`,
  );
  assert.deepEqual(
    rows.map(({ title, locale, product, module }) => [title, locale, product, module]),
    [
      ['Nota sem imposto', 'pt-BR', 'PRUMO', 'COM'],
      ['Outra balança', 'pt-BR', 'PRUMO', 'COM'],
      ['From a backup', 'en', null, null],
    ],
  );
  assert.equal(rows[0].body, 'Leia [outra](/kb/outra-balanca).');
  assert.equal(rows[1].body, '1. Um\n   - a\n2. Dois');
});

test('an address that another document has is not taken from it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-taken-'));
  writeFileSync(path.join(folder, '70001.html'), '<h1>PFI170 – Cálculo do DIFAL com base dupla</h1><p>x</p>');
  const report = await bring(folder, 'kb');
  assert.deepEqual([report.created, report.refused], [1, 0], JSON.stringify(report));
  const { rows } = await house.superuser.query(`select slug from documents where external_id = 'guide-70001'`);
  assert.equal(rows[0].slug, 'pfi170-calculo-do-difal-com-base-dupla-guide-70001');
});

test('signs in a text stay signs, and what nests without end is still read', () => {
  assert.equal(
    markdown('<p>2 * 3 * 4, PRM_TPOPER, [x] e &lt;b&gt;</p>'),
    '2 \\* 3 \\* 4, PRM_TPOPER, \\[x\\] e \\<b\\>',
  );
  assert.equal(
    markdown('<p># não é título</p><p>1. não é lista</p><p>:::tip não é caixa</p>'),
    '\\# não é título\n\n1\\. não é lista\n\n\\:::tip não é caixa',
  );
  assert.equal(markdown('<p>um <b> forte </b>fim</p>'), 'um **forte** fim');
  assert.equal(markdown('<a href="https://exemplo.com.br/a(b)">x</a>'), '[x](https://exemplo.com.br/a%28b%29)');
  assert.match(markdown(`${'<div>'.repeat(5_000)}fundo${'</div>'.repeat(5_000)}`), /fundo/);
  assert.match(markdown(`${'<b>'.repeat(5_000)}fundo`), /fundo/);
});
