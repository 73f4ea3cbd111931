import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export type Written = { size: number; sha256: string };

/**
 * Writes a whole file or nothing: beside its place under another name, flushed to the disk, renamed, and the folder
 * flushed, so that after a cut at any moment the old or the new content is there. Mode 0600; `sha256` in hexadecimal.
 * Errors of the source and of the system pass through; what was half written is removed.
 */
export async function writeDurably(
  file: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Written> {
  const folder = path.dirname(file);
  const draft = path.join(folder, `.${randomUUID()}.tmp`);
  const hash = createHash('sha256');
  let size = 0;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const chunk of source) {
        await handle.writeFile(chunk);
        hash.update(chunk);
        size += chunk.byteLength;
      }
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await flushFolder(folder);
  return { size, sha256: hash.digest('hex') };
}

/** Makes the names in a folder (new, renamed, removed) survive a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder that nobody else may enter (0700); those above it stay open to pass (0755) when they are made. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) await flushFolder(path.dirname(folder));
}
