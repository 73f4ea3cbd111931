import type { Readable } from 'node:stream';
import { openDiskStore } from './disk.ts';

/**
 * Keeps the bytes of files under keys that the caller makes (ids, never names people gave).
 * `write`: all or nothing, durable when fulfilled, replaces what was there; rejects with `StoreFull` when no room is left.
 * `read`: null when there is no such file; `range` in bytes, both ends included, `end` may be past the last byte.
 * `remove`: bears repetition. `check`: rejects when the store cannot be written. All reject with `InvalidKey` on a bad key.
 */
export type FileStore = {
  write: (key: string, source: AsyncIterable<Uint8Array> | Uint8Array) => Promise<{ size: number; sha256: string }>;
  read: (key: string, range?: { start: number; end: number }) => Promise<Readable | null>;
  remove: (key: string) => Promise<void>;
  /** Keys that begin with `prefix` and were written before `before`. */
  keys: (prefix: string, before: Date) => AsyncIterable<string>;
  check: () => Promise<void>;
};

export type StoreError = Error & { name: 'StoreFull' | 'InvalidKey' };

export function isStoreFull(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreFull';
}

/** Opens the store that the setting FILES names. */
export function openFileStore(files: { kind: 'file'; dir: string }): FileStore {
  return openDiskStore(files.dir);
}
