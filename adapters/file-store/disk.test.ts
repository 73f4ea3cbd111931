import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { openFileStore } from './index.ts';

function store(t: TestContext) {
  const parent = mkdtempSync(join(tmpdir(), 'store-test-'));
  t.after(() => rmSync(parent, { recursive: true, force: true }));
  const dir = join(parent, 'files');
  const files = (): string[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  return { parent, dir, files, store: openFileStore({ kind: 'file', dir }) };
}

async function bytesOf(stream: Readable | null): Promise<Buffer> {
  assert.ok(stream, 'the file is there');
  return buffer(stream);
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('what is written is read back, with its size and SHA-256', async (t) => {
  const { store: files } = store(t);
  for (const length of [0, 1, 65_537, 3_000_000]) {
    const [key, bytes] = [randomUUID(), randomBytes(length)];
    const written = await files.write(key, pieces(bytes, 10_007));
    assert.deepEqual(written, { size: length, sha256: createHash('sha256').update(bytes).digest('hex') });
    assert.ok((await bytesOf(await files.read(key))).equals(bytes));
  }
});

test('a range has both its ends, and may reach past the last byte', async (t) => {
  const { store: files } = store(t);
  const key = randomUUID();
  await files.write(key, Buffer.from('0123456789'));
  for (const [start, end, expected] of [
    [0, 0, '0'],
    [2, 4, '234'],
    [9, 9, '9'],
    [7, 999, '789'],
    [10, 20, ''],
  ] as const)
    assert.equal((await bytesOf(await files.read(key, { start, end }))).toString(), expected);
  for (const range of [
    { start: -1, end: 2 },
    { start: 3, end: 2 },
    { start: 0.5, end: 2 },
    { start: 0, end: Infinity },
  ])
    await assert.rejects(files.read(key, range), RangeError);
});

test('files are private to the owner and lie in many folders', async (t) => {
  const { store: files, files: list, dir } = store(t);
  for (let n = 0; n < 20; n++) await files.write(`019aa000-0000-7000-8000-0000000000${n + 10}`, Buffer.from('x'));
  assert.ok(list().every((file) => (statSync(file).mode & 0o777) === 0o600));
  assert.equal(statSync(dir).mode & 0o777, 0o700);
  assert.ok(readdirSync(dir).length > 10, 'keys of one moment do not crowd one folder');
});

test('an unknown file is null, removing bears repetition, writing again replaces', async (t) => {
  const { store: files, files: list } = store(t);
  const key = randomUUID();
  assert.equal(await files.read(key), null);
  await files.remove(key);
  await files.write(key, Buffer.from('one'));
  await files.write(key, Buffer.from('two'));
  assert.equal((await bytesOf(await files.read(key))).toString(), 'two');
  assert.equal(list().length, 1);
  await files.remove(key);
  await files.remove(key);
  assert.equal(await files.read(key), null);
});

test('a key that could leave the folder or meet another one is refused by every verb', async (t) => {
  const { parent, store: files } = store(t);
  writeFileSync(join(parent, 'secret'), 'secret');
  for (const key of [
    '',
    '..',
    '../secret',
    '../../../../etc/passwd',
    '/etc/passwd',
    'abcdefgh/../../secret',
    'abcdefgh\\..\\secret',
    'abcdefgh\0',
    'abcdefgh\n',
    '.abcdefgh',
    '-abcdefgh',
    'ABCDEFGH',
    'abcdefgh.txt',
    '%2e%2e%2fsecret',
    'ábcdefgh',
    'a'.repeat(101),
  ])
    for (const act of [files.read, files.remove, (bad: string) => files.write(bad, Buffer.from('x'))])
      await assert.rejects(async () => act(key), { name: 'InvalidKey' }, JSON.stringify(key));
});

test('a source that breaks off leaves nothing, and what was there stays', async (t) => {
  const { store: files, files: list } = store(t);
  const key = randomUUID();
  await files.write(key, Buffer.from('before'));
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('cut');
  }
  await assert.rejects(files.write(key, broken()), /cut/);
  await assert.rejects(files.write(randomUUID(), broken()), /cut/);
  assert.equal((await bytesOf(await files.read(key))).toString(), 'before');
  assert.equal(list().length, 1);
});

test('two writers of one key leave one whole file', async (t) => {
  const { store: files, files: list } = store(t);
  const key = randomUUID();
  const [one, other] = [Buffer.alloc(500_000, 1), Buffer.alloc(500_000, 2)];
  await Promise.all([files.write(key, pieces(one, 4096)), files.write(key, pieces(other, 4096))]);
  const found = await bytesOf(await files.read(key));
  assert.ok(found.equals(one) || found.equals(other));
  assert.equal(list().length, 1);
});

test('the check passes on a good folder, sweeps drafts of an old crash, and fails where nothing can be written', async (t) => {
  const { parent, dir, files: list, store: files } = store(t);
  await files.check();
  mkdirSync(join(dir, 'abc'));
  const [old, fresh] = [join(dir, 'abc', `.${randomUUID()}.tmp`), join(dir, 'abc', `.${randomUUID()}.tmp`)];
  for (const draft of [old, fresh]) writeFileSync(draft, 'x');
  utimesSync(old, new Date(0), new Date(0));
  await files.check();
  assert.deepEqual(list(), [fresh]);
  symlinkSync('/proc', join(parent, 'nowhere'));
  await assert.rejects(openFileStore({ kind: 'file', dir: join(parent, 'nowhere') }).check());
});
