import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Place } from './find-stretch.ts';

/** What the address of a history asks for: what stands before a place, and says `q`. */
export type HistoryAsked = { before: Place | null; q: string };

const q_max = 100;

export function historyAsked(query: URLSearchParams): HistoryAsked {
  const [at = '', written] = decodeCursor(query.get('before'), 2) ?? [];
  const id = readUuid(written);
  return {
    before: id && /^\d{1,16}$/.test(at) ? { at, id } : null,
    q: (query.get('q') ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, q_max),
  };
}

/** The address of a history. `here`: without its query. */
export function historyAddress(here: string, { before, q }: HistoryAsked): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(before && { before: encodeCursor([before.at, before.id]) }),
  });
  return query.size > 0 ? `${here}?${query}` : here;
}
