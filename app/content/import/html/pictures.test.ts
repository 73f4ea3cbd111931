import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { type House, openHouse } from '../../../../test/harness/house.ts';
import { zipOf } from '../../../../test/harness/zip.ts';
import { importFile } from '../../../editorial/import-file.ts';
import { keepLine } from '../../../tickets/import-ticket.ts';
import { readSource } from '../read-source.ts';
import { addressesTaken, type Report, runImport } from '../run-import.ts';

let house: House;
let scale: Buffer;
let cable: Buffer;
const drawn = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer();
before(async () => {
  house = await openHouse({ rate_limits: false });
  [scale, cable] = await Promise.all([drawn('#369'), drawn('#963')]);
});
after(() => house.close());

const bring = (name: string, more: { as?: 'doc' | 'kb'; audience?: 'public' | 'staff'; dry?: boolean } = {}) => {
  const { as = 'doc', audience = 'public', dry = false } = more;
  return runImport(
    house.services.database,
    readSource(name, { kind: as, taken_by: addressesTaken(house.services.database) }),
    { as, audience, dry },
    { keepTicket: keepLine, keepFile: importFile(house.services.files), progress: () => {} },
  );
};
const counts = ({ created, changed, unchanged, refused, files, lost }: Report) => [
  created,
  changed,
  unchanged,
  refused,
  files,
  lost,
];

function folderOf(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-pictures-'));
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), body);
  }
  return folder;
}
const zipped = (files: Record<string, string | Buffer>): string => {
  const archive = path.join(mkdtempSync(path.join(tmpdir(), 'arrimo-pictures-')), 'export.zip');
  writeFileSync(archive, zipOf(files));
  return archive;
};
const bodyOf = async (external_id: string): Promise<string> =>
  (await house.superuser.query('select body from documents where external_id = $1', [external_id])).rows[0].body;
const kept = async (): Promise<number> =>
  (await house.superuser.query('select count(*)::int as n from content_files')).rows[0].n;

const confluence = (title: string, content: string): string =>
  `<html><body><ol id="breadcrumbs"><li><a href="index.html">Figuras</a></li></ol><h1><span id="title-text">Figuras : ${title}</span></h1>
<div id="main-content">
${content}
</div></body></html>`;

test('images of a space of Confluence stand in its pages, drawn anew; what is missing is told with its line, and the same again changes nothing', async () => {
  const folder = folderOf({
    'FIG/Ligar_5101.html': confluence(
      'Ligar',
      `<p>Veja <img class="confluence-embedded-image" src="attachments/5101/9%201.png?version=1&amp;x=2" alt="A balança [ligada]"> e siga.</p>
<table><tr><td>Cabo</td><td><img src="attachments/5101/cabo.png" alt="cabo.png"></td></tr></table>
<p><img src="attachments/5101/sumiu.png" alt="O visor"></p>
<p><img src="attachments/5101/falsa.png"> <img src="../../../../etc/passwd"></p>
<p>Pronto <img class="emoticon emoticon-tick" src="images/tick.png" alt="(tick)"> <img src="https://evil.example/p.png" alt="De fora"></p>`,
    ),
    'FIG/Pesar_5102.html': confluence('Pesar', '<p><img src="attachments/5101/9 1.png" alt="De novo"></p>'),
    'FIG/attachments/5101/9 1.png': scale,
    'FIG/attachments/5101/cabo.png': cable,
    'FIG/attachments/5101/falsa.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="ran()"></svg>',
    'FIG/images/tick.png': cable,
  });
  const before_it = await kept();
  const tried = await bring(folder, { dry: true });
  assert.deepEqual([counts(tried), await kept()], [[2, 0, 0, 0, 0, 3], before_it]);
  const report = await bring(folder);
  assert.deepEqual(counts(report), [2, 0, 0, 0, 2, 3], JSON.stringify(report));
  assert.deepEqual(
    report.losses.map(({ file, line, reason }) => `${file}:${line} ${reason}`),
    [
      'FIG/Ligar_5101.html:5 the image FIG/attachments/5101/sumiu.png is not in the export',
      'FIG/Ligar_5101.html:6 FIG/attachments/5101/falsa.png is no image that can be shown',
      'FIG/Ligar_5101.html:6 the image ../../../etc/passwd is not in the export',
    ],
  );
  const body = await bodyOf('confluence-5101');
  const [, id = ''] = /!\[A balança \\\[ligada\\\]\]\(\/content\/files\/([0-9a-f-]{36})\) e siga\./.exec(body) ?? [];
  assert.ok(id, body);
  assert.match(body, /^\| Cabo \| !\[\]\(\/content\/files\/[0-9a-f-]{36}\) \|$/m);
  assert.match(body, /^\*O visor\*$/m);
  assert.match(body, /^Pronto \*\(tick\)\* \*De fora\*$/m);
  assert.equal(await bodyOf('confluence-5102'), `![De novo](/content/files/${id})`);

  await house.runJobs();
  const visitor = house.visitor();
  const image = `/content/files/${id}/image`;
  assert.match((await visitor.get('/docs/ligar')).html, new RegExp(`<img src="${image}" alt="A balança \\[ligada\\]"`));
  const shown = await visitor.get(image);
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/webp']);
  assert.match(
    (await visitor.get(`/content/files/${id}`)).headers.get('content-disposition') ?? '',
    /^attachment.*9 1\.png|^attachment.*9%201\.png/,
  );
  assert.deepEqual(counts(await bring(folder)), [0, 0, 2, 0, 0, 3]);
  assert.equal(await kept(), before_it + 2);
});

test('images of an article of Zendesk Guide are found by their number, and seen by nobody who may not read the article', async () => {
  const article = (title: string, body: string) =>
    `<html><body><h1 class="article-title">${title}</h1><div class="article-body">${body}</div></body></html>`;
  const archive = zipped({
    'hc/pt-br/articles/61001-Selo.html': article(
      'Selo da balança',
      '<p><img src="https://ajuda.exemplo.com.br/hc/article_attachments/7700123/selo.png" alt="O selo"></p>',
    ),
    'hc/article_attachments/7700123.png': await drawn('#393'),
  });
  assert.deepEqual(counts(await bring(archive, { as: 'kb', audience: 'staff' })), [1, 0, 0, 0, 1, 0]);
  assert.deepEqual(counts(await bring(archive, { as: 'kb', audience: 'staff' })), [0, 0, 1, 0, 0, 0]);
  const [, id = ''] = /!\[O selo\]\(\/content\/files\/([0-9a-f-]{36})\)/.exec(await bodyOf('guide-61001')) ?? [];
  assert.ok(id);
  await house.runJobs();
  const [marina, caio] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
  ]);
  for (const address of [`/content/files/${id}`, `/content/files/${id}/image`])
    assert.deepEqual([(await marina.get(address)).status, (await caio.get(address)).status], [404, 200], address);
});
