import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder, makePrivateFolder, writeDurably } from '../../lib/durable-file.ts';
import { codeOf } from '../../lib/plain-error.ts';
import type { FileStore, StoreError } from './index.ts';

const key_shape = /^[0-9a-z][0-9a-z_-]{7,99}$/;
const draft_shape = /^\.[0-9a-f-]{36}\.tmp$/;
const abandoned_ms = 24 * 3_600_000;

const storeError = (name: StoreError['name'], message: string, cause?: unknown): StoreError =>
  Object.assign(new Error(message, { cause }), { name });

const absentIsNull = (error: unknown): null => {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
};

const orFull = (error: unknown): never => {
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw storeError('StoreFull', 'no room left for files', error);
  throw error;
};

function checkRange({ start, end }: { start: number; end: number }): void {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start)
    throw new RangeError('not a range of bytes');
}

/**
 * A file store in a folder of this machine's disk: one file a key, mode 0600, in 4,096 folders chosen by the key's hash
 * (keys of one time begin alike). Keys: 8 to 100 of a-z, 0-9, `-`, `_`; capitals would meet on some file systems.
 */
export function openDiskStore(dir: string): FileStore {
  const root = path.resolve(dir);
  const placeOf = (key: string): { folder: string; file: string } => {
    if (!key_shape.test(key)) throw storeError('InvalidKey', 'not a key of the file store');
    const folder = path.join(root, createHash('sha256').update(key).digest('hex').slice(0, 3));
    return { folder, file: path.join(folder, key) };
  };
  const makeFolder = async (folder: string): Promise<void> => {
    await makePrivateFolder(root);
    if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await flushFolder(root);
  };
  return {
    async write(key, source) {
      const { folder, file } = placeOf(key);
      await makeFolder(folder).catch(orFull);
      return writeDurably(file, source instanceof Uint8Array ? [source] : source).catch(orFull);
    },
    async read(key, range) {
      const { file } = placeOf(key);
      if (range) checkRange(range);
      const handle = await open(file, 'r').catch(absentIsNull);
      return handle && handle.createReadStream(range ?? {});
    },
    async remove(key) {
      const { folder, file } = placeOf(key);
      const removed = await unlink(file).then(() => true, absentIsNull);
      if (removed) await flushFolder(folder);
    },
    async *keys(prefix, before) {
      for (const folder of (await readdir(root).catch(absentIsNull)) ?? [])
        for (const key of /^[0-9a-f]{3}$/.test(folder) ? await readdir(path.join(root, folder)) : []) {
          if (!key.startsWith(prefix)) continue;
          const found = await stat(path.join(root, folder, key)).catch(absentIsNull);
          if (found && found.mtime < before) yield key;
        }
    },
    async check() {
      const probe = path.join(root, '.probe');
      await makePrivateFolder(root).catch(orFull);
      await writeDurably(probe, [Buffer.from('ok')]).catch(orFull);
      await rm(probe, { force: true });
      await removeAbandoned(root);
    },
  };
}

/** Drafts of writes that a crash cut off a day ago or earlier. */
async function removeAbandoned(root: string): Promise<void> {
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !draft_shape.test(entry.name)) continue;
    const draft = path.join(entry.parentPath, entry.name);
    const found = await stat(draft).catch(absentIsNull);
    if (found && Date.now() - found.mtimeMs > abandoned_ms) await rm(draft, { force: true });
  }
}
