import type { FileStore } from '../adapters/file-store/index.ts';
import type { Answer } from './route.ts';

/** A file of the store: its key there, and how it is handed out. */
export type Stored = {
  key: string;
  bytes: number;
  type: string;
  /** The name under which it is kept. */ download?: string;
};

/** Bytes `start` to `end` that a header Range asks for (RFC 9110 14.1.2, one range); null: all of it, `unsatisfiable`: none there. */
export function rangeOf(header: string | null, bytes: number): { start: number; end: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  return start >= bytes || (first === '' && last !== '' && Number(last) === 0) ? 'unsatisfiable' : { start, end };
}

/** The bytes of a file, or of a part of it, as they are read. */
export async function* bytesOf(files: FileStore, key: string, range: { start: number; end: number } | null) {
  const stream = await files.read(key, range ?? undefined);
  if (!stream) throw new Error('a file of the store is gone');
  yield* stream as AsyncIterable<Uint8Array>;
}

/** A file as an answer, or the part of it that the header Range asks for (RFC 9110 14.2). */
export function handOut(files: FileStore, { key, bytes, type, download }: Stored, asked: string | null): Answer {
  const range = rangeOf(asked, bytes);
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ...(download !== undefined && { 'Content-Disposition': `attachment; filename*=UTF-8''${encoded(download)}` }),
  };
  if (range === 'unsatisfiable')
    return { kind: 'stream', status: 416, body: null, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } };
  const body = bytesOf(files, key, range);
  if (!range) return { kind: 'stream', status: 200, body, headers: { ...headers, 'Content-Length': String(bytes) } };
  const { start, end } = range;
  return {
    kind: 'stream',
    status: 206,
    body,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      'Content-Range': `bytes ${start}-${end}/${bytes}`,
    },
  };
}

// RFC 8187: what encodeURIComponent leaves and an extended value may not hold.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
