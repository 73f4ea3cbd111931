import type { FileStore } from '../../adapters/file-store/index.ts';
import { readUuid } from '../../lib/uuid.ts';
import { record } from '../audit/record.ts';
import type { Ask } from '../context.ts';
import { type Answer, get, notFound, type Who } from '../route.ts';
import { storeKey } from '../uploads.ts';
import type { Tx } from '../../lib/database.ts';
import { attachment } from './find-files.ts';
import { ticketNumber } from './ticket.ts';

const params = { number: 'ticket', attachment: 'attachment' } as const;
/** What a browser may play in a page; nothing else is ever shown as it came. */
const played: ReadonlySet<string> = new Set(['video/mp4', 'video/webm']);

type Stored = { file_key: string; bytes: number; type: string; download?: string };

/** Bytes `start` to `end` that a header Range asks for (RFC 9110 14.1.2, one range); null: all of it, `unsatisfiable`: none there. */
export function rangeOf(header: string | null, bytes: number): { start: number; end: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  return start >= bytes || (first === '' && last !== '' && Number(last) === 0) ? 'unsatisfiable' : { start, end };
}

async function* bytesOf(files: FileStore, key: string, range: { start: number; end: number } | null) {
  const stream = await files.read(key, range ?? undefined);
  if (!stream) throw new Error('a file of the store is gone');
  yield* stream as AsyncIterable<Uint8Array>;
}

function handOut(files: FileStore, { file_key, bytes, type, download }: Stored, asked: string | null): Answer {
  const range = rangeOf(asked, bytes);
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ...(download !== undefined && { 'Content-Disposition': `attachment; filename*=UTF-8''${encoded(download)}` }),
  };
  if (range === 'unsatisfiable')
    return { kind: 'stream', status: 416, body: null, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } };
  const body = bytesOf(files, storeKey(file_key), range);
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

const read = (tx: Tx, { number, attachment: id }: Record<string, string>) => {
  const [asked, known] = [ticketNumber(number), readUuid(id)];
  return asked && known ? attachment(tx, asked, known) : Promise.resolve(undefined);
};

/** Records after the answer that somebody took a file: once, not for every piece a player asks for. */
function noteRead({ note, viewer, range, params: { number } }: Ask, file: { id: string; organization_id: string }) {
  if (/^bytes=(?!0-)/.test(range ?? '')) return;
  const { id, organization_id } = file;
  note((tx) =>
    record(tx, viewer, 'ticket_file_read', {
      subject_id: id,
      organization_id,
      details: { number: Number(number) },
    }),
  );
}

/** Files of requests at one of the two doors; whose they are is asked at every request. */
const filesUnder = (base: string, who: Who) => [
  get({
    path: `${base}/:number/files/:attachment`,
    who,
    crawl: { params },
    headers: 'file',
    reads: (tx, given) => read(tx, given),
    handle: (ask, found) => {
      if (!found) return notFound;
      noteRead(ask, found);
      const { services, range } = ask;
      return handOut(services.files, { ...found, type: 'application/octet-stream', download: found.name }, range);
    },
  }),
  get({
    path: `${base}/:number/files/:attachment/preview`,
    who,
    crawl: { params },
    headers: 'file',
    reads: (tx, given) => read(tx, given),
    handle: (ask, found) => {
      if (!found) return notFound;
      const { services, range } = ask;
      const { media_type, preview_key } = found;
      if (media_type && played.has(media_type)) {
        noteRead(ask, found);
        return handOut(services.files, { ...found, type: media_type }, range);
      }
      if (!preview_key) return notFound;
      const body = bytesOf(services.files, storeKey(preview_key), null);
      return { kind: 'stream', status: 200, body, headers: { 'Content-Type': 'image/webp' } };
    },
  }),
];

export const file_routes = [...filesUnder('/tickets', 'member'), ...filesUnder('/desk/tickets', 'staff')];
