import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBufferPromise } from 'yauzl';
import { zip, type ZipEntry } from './zip.ts';

async function archive(entries: readonly ZipEntry[]): Promise<Buffer> {
  async function* each() {
    yield* entries;
  }
  const parts: Uint8Array[] = [];
  for await (const part of zip(each())) parts.push(part);
  return Buffer.concat(parts);
}

test('what is packed is read back by another program, with names in any alphabet', async () => {
  const entries = ['kb/ação.md', 'docs/税.md', 'vazio'].map((path, index) => ({
    path,
    bytes: Buffer.from('texto '.repeat(index * 1000)),
  }));
  const opened = await fromBufferPromise(await archive(entries));
  const found: Record<string, string> = {};
  for await (const entry of opened.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await opened.openReadStreamPromise(entry)) parts.push(Buffer.from(part as Uint8Array));
    found[entry.fileName] = Buffer.concat(parts).toString();
  }
  assert.deepEqual(found, Object.fromEntries(entries.map(({ path, bytes }) => [path, bytes.toString()])));
});

test('more files than the first form of the format can count are all there', async () => {
  const many = Array.from({ length: 66_000 }, (_, index) => ({ path: `${index}`, bytes: Buffer.from('x') }));
  const opened = await fromBufferPromise(await archive(many));
  assert.equal(opened.entryCount, 66_000);
});
