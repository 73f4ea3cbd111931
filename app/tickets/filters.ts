import { readUuid } from '../../lib/uuid.ts';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { type Kind, kinds, type Status, type Turn, ticketNumber, turns } from './ticket.ts';

export const sorts = ['newest', 'active', 'closing'] as const;
export type Sort = (typeof sorts)[number];
/** Days back to the opening, as the list offers them. */
export const periods = ['30', '90', '365'] as const;
const q_max = 100;

/** What an address asks of the customer's list. */
export type Listing = {
  ended: boolean;
  sort: Sort;
  status: Status | null;
  turn: Turn | null;
  kind: Kind | null;
  module_id: string | null;
  mine: boolean;
  q: string;
  /** Days. */
  since: number | null;
  after: Place | null;
};

/** Where a page of a list begins: after the request of this number and, sorted by a moment, of this moment. */
export type Place = { number: number; moment: string | null };

const one = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;
const statuses = Object.keys(turns) as Status[];
const turn_names = ['customer', 'support', 'development'] as const satisfies readonly Turn[];

/** States a list of open or of ended requests can show. */
export const statusesOf = (ended: boolean): readonly Status[] =>
  statuses.filter((status) => (turns[status] === null) === ended);

/** Reads the address; what it does not know it leaves out. */
export function listingOf(query: URLSearchParams): Listing {
  const ended = query.get('show') === 'ended';
  const sort = ended ? 'newest' : (one(sorts, query.get('sort')) ?? 'newest');
  return {
    ended,
    sort,
    status: one(statusesOf(ended), query.get('status')),
    turn: ended ? null : one(turn_names, query.get('turn')),
    kind: one(kinds, query.get('kind')),
    module_id: readUuid(query.get('module') ?? undefined),
    mine: query.get('mine') === 'on',
    q: (query.get('q') ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, q_max),
    since: Number(one(periods, query.get('since'))) || null,
    after: placeAfter(query.get('after'), sort),
  };
}

/** Whether anything narrows the list. */
export const narrows = ({ status, turn, kind, module_id, mine, q, since }: Listing): boolean =>
  Boolean(status ?? turn ?? kind ?? module_id ?? since) || mine || q !== '';

/** The address of the same list with some of it changed; from its beginning unless `after` says otherwise. */
export function listingPath(listing: Listing, change: Partial<Listing> = {}): string {
  const { ended, sort, status, turn, kind, module_id, mine, q, since, after } = { ...listing, after: null, ...change };
  const fields = {
    show: ended ? 'ended' : '',
    q,
    status,
    turn,
    kind,
    module: module_id,
    mine: mine ? 'on' : '',
    since: since ? String(since) : '',
    sort: sort === 'newest' ? '' : sort,
    after: after && encodeCursor([String(after.number), ...(after.moment ? [after.moment] : [])]),
  };
  const query = new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => !!field[1]));
  return query.size > 0 ? `/tickets?${query}` : '/tickets';
}

// Microseconds since 1970.
const moment_like = /^\d{1,16}$/;

function placeAfter(text: string | null, sort: Sort): Place | null {
  const [written, moment = null] = decodeCursor(text, sort === 'newest' ? 1 : 2) ?? [];
  const number = ticketNumber(written);
  return number && (moment === null || moment_like.test(moment)) ? { number, moment } : null;
}

/** A number as people write it in a search: "20.418", "nº 20418". */
export function searchedNumber(q: string): number | null {
  const digits = /^(?:n[ºo°.]*\s*)?([\d.\s]{1,20})$/i.exec(q)?.[1];
  return digits ? ticketNumber(digits.replaceAll(/\D/g, '')) : null;
}
