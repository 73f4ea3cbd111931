import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readSource } from '../../app/content/import/read-source.ts';
import { addressesTaken, runImport } from '../../app/content/import/run-import.ts';
import { importFile } from '../../app/editorial/import-file.ts';
import { payloads } from '../harness/payloads.ts';
import { marina, nina, openStreet, phone, type Street } from './harness.ts';
import { overflowing } from './look.ts';
import { touch, watch } from './watch.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());

// What documents alone can hold: directives, images, tabs, and what editors of other systems leave behind.
const of_documents = [
  ':::callout{title="<img src=x onerror=ran()>"}\n<script>ran()</script>\n:::',
  '::: tip\n<svg onload=ran()>\n:::',
  ':::tabs\n== <img src=x onerror=ran()>\n[x](javascript:ran())\n== b\nc\n:::',
  '::video https://youtu.be/dQw4w9WgXcQ "><img src=x onerror=ran()>',
  '::video /videos/x"onerror=ran() <script>ran()</script>',
  '::video{id="javascript:ran()"}',
  '::youtube[<img src=x onerror=ran()>](https://evil.example/v)',
  '![x](/content/files/../../evil.svg "onload=ran()")',
  '![x](data:image/svg+xml,<svg onload=ran()>)',
  '[x](/kb/..//evil.example)',
  '[x](\\\\evil.example)',
  '<style>@import url(https://evil.example/s.css);body{background:url(https://evil.example/b)}</style>',
  '<link rel="stylesheet" href="https://evil.example/s.css">',
  '<svg><use href="https://evil.example/s.svg#x"/></svg>',
  '<ac:structured-macro ac:name="html"><ac:plain-text-body><![CDATA[<script>ran()</script>]]></ac:plain-text-body></ac:structured-macro>',
  '| a | b |\n|---|---|\n| <img src=x onerror=ran()> | [x](javascript:ran()) |',
];
const corpus = [...payloads, ...of_documents];
const batches = (size: number): string[] =>
  Array.from({ length: Math.ceil(corpus.length / size) }, (_, at) =>
    corpus.slice(at * size, (at + 1) * size).join('\n\n'),
  );
const clean = (text: string): string => text.replaceAll('\0', ' ').toWellFormed();

// A link of the portal that leads nowhere is fetched ahead when the mouse is over it.
const told = (done: readonly string[]): string[] =>
  done.filter((what) => !/the server responded with a status of 404/.test(what));

/** Imports what stands in these files as `arrimo import` does, and gives the addresses it has then. */
async function imported(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-payloads-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const report = await runImport(
    street.house.services.database,
    readSource(folder, { kind: 'kb', taken_by: addressesTaken(street.house.services.database) }),
    { as: 'kb', audience: 'public', dry: false },
    {
      keepTicket: () => Promise.resolve({ outcome: 'unchanged', made: null }),
      keepFile: importFile(street.house.services.files),
      progress: () => undefined,
    },
  );
  rmSync(folder, { recursive: true });
  assert.deepEqual(report.refusals, []);
  const { rows } = await street.house.superuser.query<{ path: string }>(
    `select case kind when 'kb' then '/kb/' when 'doc' then '/docs/' when 'video' then '/videos/' when 'news' then '/news/' else '/downloads/' end || slug as path
     from documents where external_id like 'payload-%' order by external_id`,
  );
  return rows.map((row) => row.path);
}

async function visitAll(page: Page, paths: readonly string[]): Promise<void> {
  for (const at of paths) {
    const answer = await page.goto(at);
    assert.equal(answer?.status(), 200, at);
    await touch(page, 'main');
    assert.equal(await page.locator('h1').count(), 1, at);
    assert.equal(await page.locator('main').count(), 1, `something broke out of ${at}`);
    const links = await page
      .locator('main a[href]')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).protocol));
    assert.deepEqual(
      [...new Set(links)].filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol)),
      [],
      at,
    );
  }
}

test('imported articles, documents, news, videos and packages run nothing and call nobody, however hostile their text, title and words are', async () => {
  const kinds = ['kb', 'doc', 'news', 'video', 'package'];
  const lines = kinds.flatMap((kind, index) =>
    batches(160).map((body, batch) =>
      JSON.stringify({
        id: `payload-${kind}-${batch}`,
        type: kind,
        title: `${clean(corpus[(index * 7 + batch) % corpus.length] ?? 'x')
          .replaceAll(/\s+/g, ' ')
          .slice(0, 200)} ${batch}`,
        summary: clean(corpus[(index * 11 + batch) % corpus.length] ?? '').slice(0, 900),
        product: 'Prumo',
        codes: ['"><img src=x onerror=ran()>'],
        keywords: ['<script>ran()</script>'],
        url: kind === 'doc' ? 'https://evil.example/"onmouseover="ran()' : 'javascript:ran()',
        body: clean(kind === 'video' ? `[0:00] ${body.replaceAll('\n', '\n[0:01] ')}` : body),
      }),
    ),
  );
  const paths = await imported({ 'all.jsonl': lines.join('\n') });
  assert.equal(paths.length, lines.length);
  const page = await street.visit(marina);
  const done = await watch(page, street.origin);
  await visitAll(page, paths);
  await visitAll(page, [
    '/kb?product=PRUMO',
    '/docs?product=PRUMO',
    '/news',
    '/videos',
    '/search?q=ran',
    '/',
    '/communities',
  ]);
  assert.deepEqual(told(done), []);
});

test('pages of an HTML export run nothing and call nobody, however hostile what stands in them is', async () => {
  const images = corpus.map(
    (text) => `<img src="${text.replaceAll('"', '&quot;')}" alt="${text.replaceAll('"', '&quot;')}">`,
  );
  const shapes = {
    plain: (inner: string) =>
      `<html><head><title>Hostil</title></head><body><h1>&lt;script&gt;ran()&lt;/script&gt;</h1>${inner}</body></html>`,
    guide: (inner: string) =>
      `<html><body><ol class="breadcrumbs"><li>a</li><li>Prumo</li></ol><h1 class="article-title">Hostil</h1><div class="article-body">${inner}</div></body></html>`,
    space: (inner: string) =>
      `<html><body><ol id="breadcrumbs"><li><a href="index.html">Prumo</a></li></ol><h1><span id="title-text">Prumo : "&gt;&lt;svg onload=ran()&gt;</span></h1><div id="main-content">${inner}</div></body></html>`,
  };
  const pages = Object.entries(shapes).flatMap(([name, shape]) => [
    // What swallows the rest of a page must not hide the others.
    ...Array.from({ length: Math.ceil(corpus.length / 40) }, (_, at) => [
      `payload-html-${name}-${String.fromCodePoint(97 + at)}.html`,
      shape(`<p>Antes.</p>${clean(corpus.slice(at * 40, at * 40 + 40).join('\n'))}`),
    ]),
    [`payload-html-${name}-z.html`, shape(`<p>Antes.</p>${clean(images.join('\n'))}`)],
  ]);
  const all = await imported({ ...Object.fromEntries(pages), 'x.png': '<svg onload=ran()>' });
  const { rows } = await street.house.superuser.query<{ path: string }>(
    `select '/kb/' || slug as path from documents where external_id like 'payload-html-%' order by external_id`,
  );
  assert.equal(rows.length, pages.length);
  assert.ok(rows.every(({ path: at }) => all.includes(at)));
  const page = await street.visit(marina);
  const done = await watch(page, street.origin);
  await visitAll(
    page,
    rows.map((row) => row.path),
  );
  assert.deepEqual(told(done), []);
});

test('at the desk of whoever edits them nothing runs either', async () => {
  const { rows } = await street.house.superuser.query<{ id: string; kind: string }>(
    `select id, kind from documents where external_id like 'payload-%' order by external_id`,
  );
  const page = await street.visit(nina);
  const done = await watch(page, street.origin);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).slice(0, 2);
  await visitAll(page, [
    '/desk/content',
    '/desk/videos',
    ...of('video').map(({ id }) => `/desk/videos/${id}`),
    ...[...of('kb'), ...of('doc')].map(({ id }) => `/desk/content/${id}`),
  ]);
  assert.deepEqual(told(done), []);
});

test('a community whose every field is hostile runs nothing', async () => {
  await street.house.superuser.query(
    `insert into communities (id, slug, audience, title, summary, rules, rules_html, join_url)
     values (gen_random_uuid(), 'hostil', 'public', '<script>ran()</script>', '<img src=x onerror=ran()>', $1, null, 'https://evil.example/"><script>ran()</script>')`,
    [clean(corpus.slice(0, 60).join('\n')).slice(0, 19_000)],
  );
  const page = await street.visit(null);
  const done = await watch(page, street.origin);
  await visitAll(page, ['/communities', '/communities/hostil']);
  assert.deepEqual(told(done), []);
});

test('an article of a megabyte and a table of five hundred rows are read whole, on a phone too', async () => {
  const paragraph = 'O documento de entrada foi classificado e os impostos conferidos com o arquivo do fornecedor. ';
  const long = `# Início\n\n${Array.from({ length: 250 }, (_, at) => `## Parte ${at}\n\n${paragraph.repeat(43)}`).join('\n\n')}\n\nFim do artigo longo.`;
  const table = `| Código | Descrição | Alíquota |\n|---|---|---:|\n${Array.from({ length: 500 }, (_, at) => `| PFI${at} | Regra número ${at} com uma descrição comprida o bastante | ${at},00 % |`).join('\n')}\n\nDepois da tabela.`;
  assert.ok(long.length > 980_000 && long.length < 1_048_576);
  await imported({
    'big.jsonl': [
      { id: 'payload-zz-long', type: 'kb', title: 'Artigo de um megabyte', body: long },
      { id: 'payload-zz-table', type: 'kb', title: 'Tabela de quinhentas linhas', body: table },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  });
  const page = await street.visit(null, { viewport: phone });
  const begun = Date.now();
  await page.goto('/kb/artigo-de-um-megabyte');
  assert.equal(await page.locator('.written h2').count(), 251);
  assert.match((await page.locator('.written p').last().textContent()) ?? '', /Fim do artigo longo\./);
  assert.ok(Date.now() - begun < 20_000, `it took ${Date.now() - begun} ms`);
  assert.deepEqual(await overflowing(page, 390), []);
  await page.goto('/kb/tabela-de-quinhentas-linhas');
  assert.equal(await page.locator('.written tbody tr').count(), 500);
  assert.match((await page.locator('.written').textContent()) ?? '', /PFI499[\s\S]*Depois da tabela\./);
  assert.deepEqual(await overflowing(page, 390), []);
});

test('the corpus is seen to run where a page prints it as it came', async () => {
  const page = await street.visit(null);
  const done = await watch(page, street.origin);
  await page.goto('about:blank');
  await page.setContent('<main><svg onload="ran()"></svg></main>');
  await touch(page, 'main');
  assert.ok(done.includes('a payload ran'));
});
