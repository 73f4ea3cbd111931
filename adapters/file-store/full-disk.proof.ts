import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import { isStoreFull, openFileStore } from './index.ts';

const sizeOf = async (stream: Readable | null): Promise<number> => (stream ? (await buffer(stream)).length : -1);

test('a full disk is told as such, nothing half-written stays, and room heals it', async (t) => {
  const disk = mkdtempSync(join(tmpdir(), 'store-test-disk-'));
  t.after(() => rmSync(disk, { recursive: true, force: true }));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk]).status === 0;
  assert.ok(mounted, 'this proof needs the right to mount a tmpfs; run it as root');
  try {
    const files = openFileStore({ kind: 'file', dir: join(disk, 'files') });
    const small = randomUUID();
    await files.write(small, randomBytes(100_000));
    await assert.rejects(files.write(randomUUID(), randomBytes(2_000_000)), isStoreFull);
    const found = readdirSync(disk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.deepEqual(
      found.map((entry) => entry.name),
      [small],
    );
    assert.equal(await sizeOf(await files.read(small)), 100_000);
    await files.write(randomUUID(), randomBytes(100_000));
  } finally {
    spawnSync('umount', [disk]);
  }
});
