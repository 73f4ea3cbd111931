import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../../test/harness/house.ts';
import { importFile } from '../../editorial/import-file.ts';
import { keepLine } from '../../tickets/import-ticket.ts';
import { readSource } from './read-source.ts';
import { type Report, runImport } from './run-import.ts';

let house: House;
const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-import-'));
before(async () => void (house = await openHouse()));
after(() => house.close());

const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
};
const jsonl = (name: string, ...lines: unknown[]): string =>
  file(name, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));

const bring = (name: string, more: { dry?: boolean; as?: 'kb' } = {}): Promise<Report> =>
  runImport(
    house.services.database,
    readSource(name),
    { as: more.as ?? 'doc', audience: 'public', dry: more.dry ?? false },
    {
      keepTicket: keepLine,
      keepFile: importFile(house.services.files),
      progress: () => {},
    },
  );
const counts = ({ created, changed, unchanged, refused }: Report) => [created, changed, unchanged, refused];

test('lines become documents with their product; the same again changes nothing, a changed one is a revision more', async () => {
  const line = {
    id: 'z-1',
    title: 'Zumbido na apuração',
    kind: 'article',
    product: 'Prumo',
    module: 'FIS',
    body: '## Causa\n\nX',
  };
  const first = await bring(
    jsonl('a.jsonl', line, { id: 'z-2', title: 'Outro', product: 'Produto Novo', heads: ['Zebra'] }),
  );
  assert.deepEqual(counts(first), [2, 0, 0, 0]);
  assert.deepEqual(first.made, ['product Produto Novo']);
  assert.deepEqual(counts(await bring(jsonl('a.jsonl', line))), [0, 0, 1, 0]);
  assert.deepEqual(counts(await bring(jsonl('b.jsonl', { ...line, body: '## Causa\n\nY' }))), [0, 1, 0, 0]);
  const { rows } = await house.superuser.query(
    `select d.kind, d.revision, m.code, (select count(*)::int from document_revisions r where r.document_id = d.id) as revisions from documents d join modules m on m.id = d.module_id where external_id = 'z-1'`,
  );
  assert.deepEqual(rows, [{ kind: 'kb', revision: 2, code: 'FIS', revisions: 2 }]);
  const visitor = await house.visitor();
  assert.match((await visitor.get('/search?q=zumbido')).html, /Zumbido na apuração/);
  assert.match((await visitor.get('/search?q=zebra')).html, /Outro/);
});

test('a line that cannot be kept is refused with its place and reason, and stops nobody else', async () => {
  const report = await bring(
    jsonl(
      'bad.jsonl',
      '{"title": "sem fim"',
      { title: '' },
      { title: 'x', kind: 'poema' },
      ['lista'],
      { id: 'ok-1', title: 'Bom' },
      { id: 'ok-2', title: 'NUL\0 no meio', body: 'a\0b' },
    ),
  );
  assert.equal(report.refused, 5);
  assert.equal(report.created, 1);
  assert.deepEqual(
    report.refusals.map(({ line }) => line).toSorted((a, b) => a - b),
    [1, 2, 3, 4, 6],
  );
});

test('a dry run over several batches refuses nothing for a product that an earlier batch only tried', async () => {
  const lines = Array.from({ length: 120 }, (_, at) => ({
    id: `long-${at}`,
    title: `Linha ${at}`,
    product: 'Produto Longo',
  }));
  const report = await bring(jsonl('long.jsonl', ...lines), { dry: true });
  assert.deepEqual([report.created, report.refused, report.made], [120, 0, ['product Produto Longo']]);
});

test('a dry run tries everything and keeps nothing', async () => {
  const report = await bring(jsonl('dry.jsonl', { id: 'dry-1', title: 'Seco', product: 'Produto Seco' }), {
    dry: true,
  });
  assert.deepEqual(counts(report), [1, 0, 0, 0]);
  const { rowCount } = await house.superuser.query(
    `select from documents where external_id = 'dry-1' union all select from products where name = 'Produto Seco'`,
  );
  assert.equal(rowCount, 0);
});

test('a folder of Markdown with front matter: kind, title and place from there, else from the file', async () => {
  file(
    'docs/um.md',
    '---\nid: md-1\nkind: kb\ntitle: "Um: dois"\nproduct: PRUMO\ncodes: [PFI999]\n---\n\n## A\n\nTexto',
  );
  file('docs/sub/dois.md', '# Título do arquivo\n\nTexto');
  file('docs/tres.txt', 'não é nada');
  file('docs/quebrado.md', '---\ntitle: [\n---\n');
  const report = await bring(path.join(folder, 'docs'));
  assert.deepEqual(counts(report), [2, 0, 0, 1]);
  const { rows } = await house.superuser.query(
    `select external_id, title, kind from documents where external_id in ('md-1', 'sub/dois') order by 1`,
  );
  assert.deepEqual(rows, [
    { external_id: 'md-1', title: 'Um: dois', kind: 'kb' },
    { external_id: 'sub/dois', title: 'Título do arquivo', kind: 'doc' },
  ]);
});

// Two of three files are something to import: a/um.md, b.jsonl; c.txt is not.
const zip =
  'UEsDBBQAAAAIAE2FeF0Sl2bmOAAAADkAAAAHAAAAYS91bS5tZNPV1eXKTLFSqMos0DXkys7MA7Kzk7hKMktyUq0UXPIVEosKSzPL8rl0gQq5lJUVHLm4QlIrSvIBUEsDBBQAAAAIAE2FeF0hVnLpNQAAADoAAAAHAAAAYi5qc29ubKtWykxRslKqyizQNVLSUSrJLMlJBfJdEhVyMotLEoFC2Zl5IBUp+clATlJ+SiWQU6FUywUAUEsDBBQAAAAIAE2FeF1WAYyIBgAAAAQAAAAFAAAAYy50eHTLS0xJBABQSwECFAMUAAAACABNhXhdEpdm5jgAAAA5AAAABwAAAAAAAAAAAAAAgAEAAAAAYS91bS5tZFBLAQIUAxQAAAAIAE2FeF0hVnLpNQAAADoAAAAHAAAAAAAAAAAAAACAAV0AAABiLmpzb25sUEsBAhQDFAAAAAgATYV4XVYBjIgGAAAABAAAAAUAAAAAAAAAAAAAAIABtwAAAGMudHh0UEsFBgAAAAADAAMAnQAAAOAAAAAAAA==';

test('a zip of Markdown and lists; one that is broken, and a file that is not there, are a plain line', async () => {
  const archive = path.join(folder, 'docs.zip');
  writeFileSync(archive, Buffer.from(zip, 'base64'));
  assert.deepEqual(counts(await bring(archive)), [2, 0, 0, 0]);
  const { rows } = await house.superuser.query(
    `select external_id, title from documents where external_id like 'zip-%' order by 1`,
  );
  assert.deepEqual(rows, [
    { external_id: 'zip-1', title: 'Do arquivo' },
    { external_id: 'zip-2', title: 'Da lista' },
  ]);
  await assert.rejects(bring(file('broken.zip', 'no zip at all, though it says so by its name')));
  await assert.rejects(bring(path.join(folder, 'nowhere.jsonl')), /is not there/);
});

test('requests of another system are kept closed, each organisation made once, and nobody is told', async () => {
  const lines = [1, 2, 1].map((org, index) => ({
    id: `t-${index}`,
    kind: 'ticket',
    title: `Pandeiro ${index}`,
    body: 'b',
    org,
  }));
  const report = await bring(jsonl('t.jsonl', ...lines));
  assert.deepEqual(counts(report), [3, 0, 0, 0]);
  assert.equal(report.made.length, 2);
  assert.deepEqual(counts(await bring(jsonl('t.jsonl', ...lines))), [0, 0, 3, 0]);
  const { rows } = await house.superuser.query(
    `select count(distinct organization_id)::int as organizations, count(*)::int as tickets from tickets where external_id like 't-%' and status = 'closed'`,
  );
  assert.deepEqual(rows, [{ organizations: 2, tickets: 3 }]);
  await house.runJobs();
  assert.deepEqual(await house.mails(), []);
  const helena = await house.as('helena@orvalha.exemplo.com.br');
  assert.match((await helena.get('/search?q=pandeiro')).html, /Pandeiro/);
});
