import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { openPromise } from 'yauzl';
import { system } from '../../lib/database.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { readSource } from '../content/import/read-source.ts';
import { type Report, runImport } from '../content/import/run-import.ts';
import { saveDocument } from '../content/save-document.ts';
import { exportContent } from './export-content.ts';
import { importFile } from './import-file.ts';

let house: House;
let folder: string;
before(async () => {
  house = await openHouse({ rate_limits: false });
  folder = await mkdtemp(path.join(tmpdir(), 'export-'));
});
after(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const columns = `kind, slug, locale, audience, inherits_audience, state, product_id, module_id, routine_id, section, codes, keywords, title, summary, body,
  source_url, review_on, position, owner_id, template, release_from_id, release_to_id, publish_at, ends_on, html, headings`;
const everything = async (): Promise<unknown[]> =>
  (await house.superuser.query(`select ${columns} from documents order by kind, slug`)).rows;

async function importing(file: string): Promise<Report> {
  return runImport(
    house.services.database,
    readSource(file),
    { as: 'doc', audience: 'public', dry: false },
    {
      keepTicket: () => Promise.reject(new Error('no requests here')),
      keepFile: importFile(house.services.files),
      progress: () => {},
    },
  );
}

/** What is in an archive, by its name. */
async function entriesOf(file: string): Promise<Map<string, string>> {
  const archive = await openPromise(file);
  const entries = new Map<string, string>();
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(Buffer.from(part));
    entries.set(entry.fileName, Buffer.concat(parts).toString('base64'));
  }
  return entries;
}

async function exported(name: string): Promise<string> {
  const { rows } = await house.superuser.query<{ token_hash: Buffer; person_id: string }>(
    `select s.token_hash, s.person_id from sessions s join persons p on p.id = s.person_id where p.email like 'nina@%'`,
  );
  const [session] = rows;
  assert.ok(session);
  const { database, files } = house.services;
  const parts: Uint8Array[] = [];
  const proof = { hash: session.token_hash, bearer: false };
  for await (const part of exportContent({ database, files, proof, person_id: session.person_id })) parts.push(part);
  const file = path.join(folder, name);
  await writeFile(file, Buffer.concat(parts));
  return file;
}

test('everything Nina exports, images too, is read back as it was: here it changes nothing, and in a portal without content it is all there again', async () => {
  const { rows } = await house.superuser.query(
    `select p.id as product, r.id as release, n.id as owner from products p join releases r on r.product_id = p.id, persons n where p.code = 'PRUMO' and n.email like 'nina@%' limit 1`,
  );
  const { product, release, owner } = rows[0] as Record<string, string>;
  const common = {
    kind: 'doc' as const,
    external_id: null,
    locale: 'pt-BR' as const,
    audience: 'staff' as const,
    state: 'published' as const,
    product_id: product ?? null,
    module_id: null,
    routine_id: null,
    section: null,
    codes: ['007', 'true', 'a: b'],
    keywords: ['- traço', '# sinal'],
    title: 'Título: com "aspas" e # sinais',
    summary: 'null',
    body: ':::dica\n\n---\nnão é o fim\n\n:::\n\n```yaml\n---\na: 1\n---\n```',
    source_url: 'https://exemplo.com.br/x?y=1#z',
    review_on: '2027-01-31',
  };
  await house.services.database.as(system, async (tx) => {
    const { id } = await saveDocument(tx, null, {
      ...common,
      owner_id: owner ?? null,
      release_from_id: release ?? null,
      template: 'technical',
      position: 3,
    });
    await saveDocument(tx, null, {
      ...common,
      title: 'Abaixo',
      parent_id: id,
      inherits_audience: true,
      audience: 'public',
    });
  });
  const nina = await house.as('nina@orvalha.exemplo.com.br');
  await nina.get('/desk/content/new');
  const form = new FormData();
  form.set('csrf', nina.csrf);
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#369' } })
    .png()
    .toBuffer();
  form.append('files', new File([new Uint8Array(picture)], 'tela [1].png'));
  form.append('files', new File(['# Título\n\nnão é um documento'], 'notas.md'));
  const sent = await nina.postMultipart('/desk/content/files', form);
  const shown = (JSON.parse(sent.html) as { files: { id: string; markdown: string }[] }).files;
  assert.equal(shown.length, 2);
  await house.services.database.as(system, (tx) =>
    saveDocument(tx, null, {
      ...common,
      title: 'Com imagem',
      audience: 'public',
      body: shown.map(({ markdown }) => markdown).join('\n\n'),
    }),
  );
  const was = await everything();
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  assert.equal((await marina.post('/desk/content/export', {})).status, 404);
  const answer = await nina.post('/desk/content/export', {});
  assert.match(answer.headers.get('content-disposition') ?? '', /content-.*\.zip/);
  assert.equal(answer.headers.get('content-type'), 'application/zip');

  const file = await exported('content.zip');
  const again = await importing(file);
  assert.deepEqual([again.refused, again.created, again.refusals, again.files], [0, 0, [], 0]);
  assert.deepEqual(await everything(), was);
  await house.superuser.query(
    'update tickets set read_document_id = null; delete from searched_documents; update documents set parent_id = null, inherits_audience = false; delete from documents; delete from content_files',
  );
  for await (const key of house.services.files.keys('content-', new Date(Date.now() + 1_000_000)))
    await house.services.files.remove(key);
  const anew = await importing(file);
  assert.deepEqual([anew.refused, anew.created, anew.refusals, anew.files], [0, was.length, [], 2]);
  assert.deepEqual(await everything(), was);
  assert.deepEqual(await entriesOf(await exported('again.zip')), await entriesOf(file));
  await house.runJobs();
  const [image, notes] = shown;
  const visitor = house.visitor();
  assert.match(
    (await visitor.get('/docs/com-imagem')).html,
    new RegExp(`<img src="/content/files/${image?.id}/image"`),
  );
  assert.equal((await visitor.get(`/content/files/${image?.id}/image`)).headers.get('content-type'), 'image/webp');
  assert.match((await visitor.get(`/content/files/${notes?.id}`)).html, /não é um documento/);
});

test('an export ends when whoever asked for it is no longer signed in', async () => {
  const { database, files } = house.services;
  const proof = { hash: Buffer.alloc(32), bearer: false };
  await assert.rejects(async () => {
    await exportContent({ database, files, proof, person_id: crypto.randomUUID() })[Symbol.asyncIterator]().next();
  }, /signed out/);
});
