import { readUuid } from '../../lib/uuid.ts';
import { record } from '../audit/record.ts';
import type { Ask } from '../context.ts';
import { bytesOf, handOut } from '../hand-out.ts';
import { get, notFound, type Who } from '../route.ts';
import { storeKey } from '../uploads.ts';
import type { Tx } from '../../lib/database.ts';
import { attachment } from './find-files.ts';
import { ticketNumber } from './ticket.ts';

const params = { number: 'ticket', attachment: 'attachment' } as const;
/** What a browser may play in a page; nothing else is ever shown as it came. */
const played: ReadonlySet<string> = new Set(['video/mp4', 'video/webm']);

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
      return handOut(
        services.files,
        { ...found, key: storeKey(found.file_key), type: 'application/octet-stream', download: found.name },
        range,
      );
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
        return handOut(services.files, { ...found, key: storeKey(found.file_key), type: media_type }, range);
      }
      if (!preview_key) return notFound;
      const body = bytesOf(services.files, storeKey(preview_key), null);
      return { kind: 'stream', status: 200, body, headers: { 'Content-Type': 'image/webp' } };
    },
  }),
];

export const file_routes = [...filesUnder('/tickets', 'member'), ...filesUnder('/desk/tickets', 'staff')];
