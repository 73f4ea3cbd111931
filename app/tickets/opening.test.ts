import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { cleanFileName } from '../../lib/file-name.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { rangeOf } from '../hand-out.ts';
import { forgetFiles } from './forget-files.ts';
import { severalSubjects } from './several-subjects.ts';

const mib = 1_048_576;
const marina = 'marina@tubraxel.exemplo.com.br';
const paulo = 'paulo@tubraxel.exemplo.com.br';
const lia = 'lia@norvelta.exemplo.com.br';
const caio = 'caio@orvalha.exemplo.com.br';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

const texts = (more: Record<string, string> = {}): Record<string, string> => ({
  subject: 'Nota não sai',
  description: 'Desde cedo.',
  submission_id: crypto.randomUUID(),
  draft_version: '0',
  ...more,
});

type Sent = [name: string, content: Uint8Array<ArrayBuffer> | string, type?: string];

async function send(
  browser: Browser,
  path: string,
  fields: Record<string, string>,
  files: readonly Sent[],
): Promise<Page> {
  const form = new FormData();
  // The proof comes first, as on the page.
  form.set('csrf', browser.csrf);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, content, type] of files) form.append('files', new File([content], name, type ? { type } : {}));
  return browser.postMultipart(path, form);
}

async function openedWith(browser: Browser, files: readonly Sent[]): Promise<number> {
  const answer = await send(browser, '/tickets', texts(), files);
  assert.equal(answer.status, 303, answer.html.match(/error-summary[\s\S]{0,600}/)?.[0]);
  return Number(answer.location?.match(/\d+/)?.[0]);
}

const filesOf = async (number: number): Promise<Record<string, unknown>[]> =>
  (
    await house.superuser.query(
      `select a.* from ticket_attachments a join tickets t on t.id = a.ticket_id where t.number = $1 order by a.created_at, a.id`,
      [number],
    )
  ).rows;

test('a file of exactly 20 MiB goes with Marina’s request, byte for byte; one byte more is refused beside its field and the text stays', async () => {
  const browser = await house.as(marina);
  const exact = new Uint8Array(20 * mib).fill(7);
  const number = await openedWith(browser, [['dump.bin', exact]]);
  const [row] = await filesOf(number);
  assert.equal(Number(row?.['bytes']), 20 * mib);
  assert.deepEqual(row?.['sha256'], createHash('sha256').update(exact).digest());
  const got = await browser.get(`/tickets/${number}/files/${row?.['id']}`);
  assert.equal(got.headers.get('content-length'), String(20 * mib));
  assert.match(got.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''dump\.bin$/);
  const more = await send(browser, '/tickets', texts(), [['dump.bin', new Uint8Array(20 * mib + 1)]]);
  assert.equal(more.status, 422);
  assert.match(more.html, /dump\.bin: O arquivo passa de 20 MB/);
  assert.match(more.html, /Desde cedo\./);
});

test('an empty file and 200 files are refused, the good ones wait in the draft', async () => {
  const browser = await house.as(marina);
  const empty = await send(browser, '/tickets', texts(), [
    ['vazio.txt', ''],
    ['cheio.txt', 'x'],
  ]);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /vazio\.txt: O arquivo está vazio/);
  assert.match(empty.html, /Retirar cheio\.txt/);
  const many = Array.from({ length: 200 }, (_, index): Sent => [`${index}.txt`, String(index)]);
  const refused = await send(browser, '/tickets', texts(), many);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /no máximo 20 arquivos/);
  assert.equal(refused.html.match(/Retirar \d+\.txt/g)?.length, 20);
});

test('names lose folders, NUL and direction overrides', () => {
  for (const [given, kept] of [
    ['../../etc/passwd', 'passwd'],
    ['C:\\Temp\\nota.pdf', 'nota.pdf'],
    ['nota\u202Efdp.exe', 'notafdp.exe'],
    ['nu\0lo.txt', 'nulo.txt'],
    ['..', 'arquivo'],
    ['a\r\nb.txt', 'ab.txt'],
    [`${'x'.repeat(400)}.zip`, `${'x'.repeat(196)}.zip`],
    ['relatório – março.xlsx', 'relatório – março.xlsx'],
  ] as const)
    assert.equal(cleanFileName(given), kept);
});

test('HTML called an image, and an image with a script behind it, are only ever downloaded, in a sandbox', async () => {
  const browser = await house.as(marina);
  const gif = 'GIF89a/*<script>alert(1)</script>*/=1;';
  const number = await openedWith(browser, [
    ['foto.png', '<html><script>alert(1)</script></html>', 'image/png'],
    ['poly.gif', gif, 'image/gif'],
    ['desenho.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
  ]);
  await house.runJobs();
  for (const { id } of await filesOf(number)) {
    const got = await browser.get(`/tickets/${number}/files/${id}`);
    assert.equal(got.headers.get('content-type'), 'application/octet-stream');
    assert.match(got.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'$/);
    assert.equal(got.headers.get('x-content-type-options'), 'nosniff');
    assert.equal((await browser.get(`/tickets/${number}/files/${id}/preview`)).status, 404);
  }
});

test('an image gets a preview without what it said about itself, a video is played in pieces', async () => {
  const browser = await house.as(marina);
  const picture = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Copyright: 'segredo-da-camera' } })
    .jpeg()
    .toBuffer();
  const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(5000, 1)]);
  const number = await openedWith(browser, [
    ['tela.jpg', new Uint8Array(picture)],
    ['tela.mp4', new Uint8Array(video)],
  ]);
  await house.runJobs();
  const rows = await filesOf(number);
  const [image, film] = rows;
  assert.ok(image?.['preview_key']);
  const key = `attachment-${image['preview_key']}`;
  const { data, info } = await sharp(await bytes(key)).toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height, info.format], [1600, 800, 'webp']);
  assert.ok(!data.includes('segredo') && !(await bytes(key)).includes('segredo'));
  const page = await browser.get(`/tickets/${number}`);
  assert.match(page.html, new RegExp(`<img src="/tickets/${number}/files/${image['id']}/preview"`));
  assert.match(page.html, /<video controls[^>]*preload="metadata"/);
  const part = await browser.get(`/tickets/${number}/files/${film?.['id']}/preview`, { range: 'bytes=10-19' });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 10-19/${video.length}`);
  assert.equal(part.headers.get('content-type'), 'video/mp4');
  assert.equal(part.html.length, 10);
  assert.equal((await browser.get(`/tickets/${number}/files/${film?.['id']}`, { range: 'bytes=999999-' })).status, 416);
});

async function bytes(key: string): Promise<Buffer> {
  const stream = await house.services.files.read(key);
  assert.ok(stream);
  return Buffer.concat(await stream.toArray());
}

test('ranges', () => {
  assert.equal(rangeOf(null, 100), null);
  assert.equal(rangeOf('bytes=5-2', 100), null);
  assert.equal(rangeOf('bytes=0-1,5-6', 100), null);
  assert.deepEqual(rangeOf('bytes=0-', 100), { start: 0, end: 99 });
  assert.deepEqual(rangeOf('bytes=-10', 100), { start: 90, end: 99 });
  assert.deepEqual(rangeOf('bytes=90-500', 100), { start: 90, end: 99 });
  assert.equal(rangeOf('bytes=100-', 100), 'unsatisfiable');
});

test('Lia of another company, and a number that does not go with the file, find nothing; a file of a note is nothing to Marina and there for Caio', async () => {
  const browser = await house.as(marina);
  const number = await openedWith(browser, [['a.txt', 'a']]);
  const [row] = await filesOf(number);
  const address = `/tickets/${number}/files/${row?.['id']}`;
  const [foreign, unknown] = [
    await (await house.as(lia)).get(address),
    await browser.get(`/tickets/${number}/files/${crypto.randomUUID()}`),
  ];
  assert.deepEqual([foreign.status, unknown.status], [404, 404]);
  assert.equal((await browser.get(`/tickets/${number + 1}/files/${row?.['id']}`)).status, 404);
  await house.superuser.query('update ticket_attachments set internal = true where id = $1', [row?.['id']]);
  assert.equal((await browser.get(address)).status, 404);
  assert.ok(!(await browser.get(`/tickets/${number}`)).html.includes('a.txt'));
  const desk = await (await house.as(caio)).get(`/desk${address}`);
  assert.equal(desk.html, 'a');
});

test('an error is not opened without its steps; with them its details are stored, those of another kind are dropped', async () => {
  const browser = await house.as(marina);
  const bare = await browser.post('/tickets', texts({ kind: 'error' }));
  assert.equal(bare.status, 422);
  assert.match(bare.html, /id="steps-error"/);
  const asked = {
    kind: 'error',
    severity: 'high',
    phase: 'Ao transmitir',
    steps: 'Abrir\nTransmitir',
    actual_result: 'Erro 500',
  };
  const without = await browser.post(
    '/tickets',
    texts({ ...asked, expected_result: 'Sair', affected_users: 'all', database: 'other' }),
  );
  assert.match(without.html, /id="database_other-error"/);
  const opened = await browser.post(
    '/tickets',
    texts({ ...asked, expected_result: 'Sair', affected_users: 'all', previous_version: 'deixada para trás' }),
  );
  assert.equal(opened.status, 303);
  const { rows } = await house.superuser.query(`select kind, severity, details from tickets where number = $1`, [
    opened.location?.match(/\d+/)?.[0],
  ]);
  assert.deepEqual(rows[0], {
    kind: 'error',
    severity: 'high',
    details: {
      phase: 'Ao transmitir',
      steps: ['Abrir', 'Transmitir'],
      actual_result: 'Erro 500',
      expected_result: 'Sair',
      affected_users: 'all',
    },
  });
});

const put = (browser: Browser, id: string, version: number, form: Record<string, string>) =>
  browser.call('PUT', `/api/v1/drafts/${id}`, { version, form });

test('a draft goes from one device to the next; of two tabs both texts stay; opening ends it and takes its files', async () => {
  const [desk, phone] = [await house.as(marina), await house.as(marina)];
  const id = crypto.randomUUID();
  assert.match((await put(desk, id, 0, { subject: 'Meia frase' })).html, /"outcome":"saved".*"version":1/);
  const continued = await phone.get(`/tickets/new?draft=${id}`);
  assert.match(continued.html, /value="Meia frase"/);
  assert.match((await put(phone, id, 1, { subject: 'Frase inteira' })).html, /"version":2/);
  const late = JSON.parse((await put(desk, id, 1, { subject: 'Outra frase' })).html);
  assert.equal(late.outcome, 'conflict');
  const list = (await desk.get('/tickets/new')).html;
  assert.match(list, /Frase inteira/);
  assert.match(list, /Outra frase/);
  const kept = JSON.parse((await send(phone, `/tickets/drafts/${id}/files`, {}, [['log.txt', 'linha']])).html);
  assert.equal(kept.files.length, 1);
  const opened = await phone.post('/tickets', texts({ submission_id: id, draft_version: '2' }));
  const number = Number(opened.location?.match(/\d+/)?.[0]);
  assert.deepEqual(
    (await filesOf(number)).map(({ name }) => name),
    ['log.txt'],
  );
  assert.match((await put(desk, id, 2, { subject: 'Tarde demais' })).html, /"outcome":"opened"/);
  assert.doesNotMatch((await desk.get('/tickets/new')).html, /Frase inteira|Tarde demais/);
});

test('Paulo does not see Marina’s draft, and cannot write, discard or fill it', async () => {
  const [browser, other] = [await house.as(marina), await house.as(paulo)];
  const id = crypto.randomUUID();
  await put(browser, id, 0, { subject: 'Só de Marina' });
  assert.ok(!(await other.get(`/tickets/new?draft=${id}`)).html.includes('Só de Marina'));
  await put(other, id, 1, { subject: 'De Paulo' });
  await other.post(`/tickets/drafts/${id}/discard`, {});
  assert.match((await browser.get(`/tickets/new?draft=${id}`)).html, /value="Só de Marina"/);
});

test('without JavaScript: another kind keeps what was typed, a draft keeps its files, one is taken out again', async () => {
  const browser = await house.as(marina);
  const fields = texts({ kind: 'error', subject: 'Sem script' });
  const saved = await send(browser, '/tickets/drafts', fields, [
    ['um.txt', '1'],
    ['dois.txt', '2'],
  ]);
  const page = await browser.follow(saved);
  assert.match(page.html, /value="Sem script"/);
  assert.match(page.html, /<textarea[^>]*id="steps"[^>]*required/);
  const file = page.html.match(/name="remove" value="([^"]+)"/)?.[1] ?? '';
  const again = await browser.post('/tickets/drafts', { ...fields, draft_version: '1', remove: file });
  assert.equal((await browser.follow(again)).html.match(/name="remove"/g)?.length, 1);
});

test('several subjects are offered to be split, and never kept from being sent', async () => {
  assert.equal(severalSubjects('Como emito a nota? Já tentei duas vezes?'), null);
  const text = 'Como emito a nota de devolução? Outra dúvida: como fecho o mês no estoque?';
  assert.match(severalSubjects(text)?.rest ?? '', /^Outra dúvida/);
  assert.ok(severalSubjects('1. Como emito a nota?\n2. Como fecho o mês?'));
  const browser = await house.as(marina);
  const fields = texts({ description: text });
  const split = await browser.follow(await browser.post('/tickets/drafts/split', fields));
  assert.match(split.html, /Como emito a nota de devolução\?<\/textarea>/);
  const { rows } = await house.superuser.query(
    `select 1 from ticket_drafts where form ->> 'description' like 'Outra dúvida%'`,
  );
  assert.equal(rows.length, 1);
  assert.equal((await browser.post('/tickets', texts({ description: text }))).status, 303);
});

test('bytes no row speaks of and drafts nobody touched for 90 days are forgotten, the others stay', async () => {
  const browser = await house.as(marina);
  const number = await openedWith(browser, [['fica.txt', 'fica']]);
  const orphan = `attachment-${crypto.randomUUID()}`;
  await house.services.files.write(orphan, Buffer.from('x'));
  const id = crypto.randomUUID();
  await put(browser, id, 0, { subject: 'Antigo' });
  house.setClock(new Date(Date.now() + 91 * 86_400_000));
  const workshop = { ...house.services } as Parameters<typeof forgetFiles.perform>[0];
  await forgetFiles.perform(workshop, {}, { number: 1, last: false, signal: AbortSignal.timeout(60_000) });
  house.setClock(null);
  assert.equal(await house.services.files.read(orphan), null);
  assert.equal((await house.superuser.query('select from ticket_drafts where id = $1', [id])).rowCount, 0);
  const [row] = await filesOf(number);
  assert.equal((await browser.get(`/tickets/${number}/files/${row?.['id']}`)).html, 'fica');
});
