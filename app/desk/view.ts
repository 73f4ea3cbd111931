import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { type Severity, severities, type Status, ticketNumber, turns } from '../tickets/ticket.ts';

/** What the left column offers; a queue of one's own is a view too, `queue`. */
export const view_names = [
  'mine',
  'team',
  'unassigned',
  'waiting',
  'expiring',
  'development',
  'open',
  'ended',
  'queue',
] as const;
export type ViewName = (typeof view_names)[number];

/** Days before its closing at which a validation counts as expiring. */
export const expiring_days = 2;

/** No view is counted further than this and one. */
export const counted = 99;

const q_max = 100;
/** Orders of a list; what has ended has no other than its number. */
export const sorts = ['newest', 'oldest', 'active', 'closing'] as const;

/** What an address asks of the desk's list. */
export type DeskListing = {
  view: ViewName;
  /** Of the view `queue`. */
  queue_id: string | null;
  status: Status | null;
  severity: Severity | null;
  assignee_id: string | null;
  organization_id: string | null;
  product_id: string | null;
  /** Part of the name, or the CNPJ, of companies. */
  company: string;
  q: string;
  sort: (typeof sorts)[number];
  after: { number: number; moment: string | null } | null;
};

const one = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;
const statuses = Object.keys(turns) as Status[];
const words = (text: string | null): string =>
  (text ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, q_max);

/** Reads the address; what it does not know it leaves out. */
export function deskListingOf(query: URLSearchParams): DeskListing {
  const queue_id = readUuid(query.get('queue') ?? undefined);
  const asked = one(view_names, query.get('view')) ?? (query.get('show') === 'ended' ? 'ended' : 'open');
  const [number, moment = null] = decodeCursor(query.get('after'), 2) ?? decodeCursor(query.get('after'), 1) ?? [];
  const last = ticketNumber(number);
  return {
    view: asked === 'queue' && !queue_id ? 'open' : asked,
    queue_id,
    status: one(statuses, query.get('status')),
    severity: one(severities, query.get('severity')),
    assignee_id: readUuid(query.get('assignee') ?? undefined),
    organization_id: readUuid(query.get('organization') ?? undefined),
    product_id: readUuid(query.get('product') ?? undefined),
    company: words(query.get('company')),
    q: words(query.get('q')),
    sort: one(sorts, query.get('sort')) ?? 'newest',
    after: last && (moment === null || /^\d{1,16}$/.test(moment)) ? { number: last, moment } : null,
  };
}

/** The order a list is shown in: a validation about to expire is urgent, and what has ended neither speaks nor closes. */
export const sortOf = ({ view, sort }: DeskListing): DeskListing['sort'] =>
  view === 'expiring' ? 'closing' : view === 'ended' && sort !== 'oldest' ? 'newest' : sort;

/** Whether anything narrows the view. */
export const narrowsView = (listing: DeskListing): boolean =>
  Boolean(listing.status ?? listing.severity ?? listing.assignee_id ?? listing.organization_id ?? listing.product_id) ||
  listing.q !== '' ||
  listing.company !== '' ||
  (listing.view !== 'queue' && listing.queue_id !== null);

/** The query of the same list with some of it changed; from its beginning unless `after` says otherwise. */
export function deskQuery(listing: DeskListing, change: Partial<DeskListing> = {}): string {
  const of = { ...listing, after: null, ...change };
  const fields = {
    view: of.view === 'open' ? '' : of.view,
    queue: of.queue_id,
    status: of.status,
    severity: of.severity,
    assignee: of.assignee_id,
    organization: of.organization_id,
    product: of.product_id,
    company: of.company,
    q: of.q,
    sort: of.sort === 'newest' ? '' : of.sort,
    after: of.after && encodeCursor([String(of.after.number), ...(of.after.moment ? [of.after.moment] : [])]),
  };
  const query = new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => !!field[1]));
  return query.size > 0 ? `?${query}` : '';
}
