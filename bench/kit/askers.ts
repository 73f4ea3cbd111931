import { organizations } from '../../app/organizations/find.ts';
import { membersOf, openSessions } from '../../app/people/find.ts';
import { listingOf } from '../../app/tickets/filters.ts';
import { listed, waitingForCustomer } from '../../app/tickets/find-list.ts';
import { notices, unreadCount } from '../../app/notices/find-notices.ts';
import { choicesFor, deskCounts, filterChoices, publicCount } from '../../app/desk/find.ts';
import { deskListed } from '../../app/desk/find-list.ts';
import { fullTickets, type Wanted } from '../../app/tickets/find-api-list.ts';
import { fullChain } from '../../app/tickets/find-full.ts';
import { deskListingOf } from '../../app/desk/view.ts';
import { countOpen } from '../../app/tickets/find.ts';
import { encodeCursor } from '../../lib/pagination.ts';
import { readCase, readHistory } from '../../app/tickets/read-case.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { quiet_person } from './fill.ts';
import { marina } from './sign-in.ts';

const all_organizations = { q: '', kind: null, state: null, suspended: null, product_id: null };

const nothing_asked: Wanted = {
  status: undefined,
  organization: undefined,
  queue: undefined,
  assignee: undefined,
  product: undefined,
  q: undefined,
  before: null,
  limit: 50,
};

/** Somebody, and what the pages ask on their behalf. */
export type Asker = {
  what: string;
  email: string;
  pages: Record<string, (tx: Tx, viewer: Person) => Promise<unknown>>;
};

const some_id = '019a0000-0000-7000-a002-0000000003e8';
const list = (query: string) => (tx: Tx) => listed(tx, listingOf(new URLSearchParams(query)));
const after = (...place: string[]): string => `after=${encodeCursor(place)}`;
const by_api = (staff: boolean, more: Partial<Wanted>) => (tx: Tx) =>
  fullTickets(tx, staff, { ...nothing_asked, ...more });
const desk = (query: string) => (tx: Tx) => deskListed(tx, deskListingOf(new URLSearchParams(query)));
const lists = (deep: number): Asker['pages'] => ({
  'open, first page': list(''),
  'open, deep': list(after(String(deep))),
  'ended, first page': list('show=ended'),
  'ended, deep': list(`show=ended&${after(String(deep))}`),
  'open, last active first': list('sort=active'),
  'open, last active first, deep': list(`sort=active&${after(String(deep), String(Date.UTC(2026, 5, 1) * 1000))}`),
  'open, closing soonest': list('sort=closing'),
  'open, filtered': list('status=waiting_customer&kind=error&since=30'),
  'open, own, searched': list('mine=on&q=simulador'),
  'ended, searched, rare': list('show=ended&q=nada disso'),
  'ended, searched, deep': list(`show=ended&q=nada&${after(String(deep))}`),
  'ended, by number': list(`show=ended&q=${deep}`),
  'waiting for the customer': (tx) => waitingForCustomer(tx, 8),
  'a request': (tx) => readCase(tx, deep),
  'the history of a case': (tx) => readHistory(tx, deep, { q: 'nada' }),
  'the history of a case, whole': (tx) => readHistory(tx, deep, {}),
  'a chain by API': (tx) => fullChain(tx, deep),
  'count of open': (tx) => countOpen(tx, 99),
  'by API': by_api(false, { limit: 20 }),
  'by API, searched, rare': by_api(false, { q: 'nada disso' }),
});
const desks = (deep: number): Asker['pages'] => ({
  'open, first page': desk(''),
  'open, deep': desk(after(String(deep))),
  'ended, first page': desk('view=ended'),
  'open, oldest first': desk('sort=oldest'),
  'open, filtered': desk('severity=high&q=simulador'),
  'open, searched, rare': desk('q=nada disso'),
  mine: desk('view=mine'),
  'by API': by_api(true, {}),
  'by API, deep': by_api(true, { before: deep }),
  'by API, ended': by_api(true, { status: 'closed' }),
  'by API, searched, rare': by_api(true, { q: 'nada disso', before: deep }),
  'of my queues': desk('view=team'),
  unassigned: desk('view=unassigned'),
  'waiting for the customer': desk('view=waiting'),
  'validation expiring': desk('view=expiring'),
  'in maintenance': desk('view=development'),
  'counts of the views': (tx) => deskCounts(tx),
  'choices of the filters': (tx) => filterChoices(tx, null),
  'open, last message first': desk('sort=active'),
  'open, last message first, deep': desk(`sort=active&${after(String(deep), String(Date.UTC(2026, 5, 1) * 1000))}`),
  'open, closing soonest': desk('sort=closing'),
  'unassigned, last message first': desk('view=unassigned&sort=active'),
  'of a company': desk('company=metalúrgica'),
  'of a company, closing soonest': desk('company=metalúrgica&sort=closing&view=waiting'),
  'of many companies, ended': desk('company=client&view=ended'),
  'of one agent': desk('assignee=019a0000-0000-7000-a000-000000000777&sort=active'),
  'of a product, ended': desk('view=ended&product=019a0000-0000-7000-a000-000000000777'),
  'a request': (tx) => readCase(tx, deep, true),
  'ended, deep': desk(`view=ended&${after(String(deep))}`),
  'beside a request': async (tx) => {
    await Promise.all([choicesFor(tx, deep), publicCount(tx, some_id)]);
  },
});
const told: Asker['pages'] = {
  'unread notices': (tx) => unreadCount(tx, null),
  'unread notices beside a request': (tx) => unreadCount(tx, 60_000),
  notices: (tx) => notices(tx, { unread: false, before: null }),
  'notices, unread': (tx) => notices(tx, { unread: true, before: null }),
};
const own: Asker['pages'] = {
  sessions: (tx, viewer) => openSessions(tx, viewer),
  members: (tx, viewer) => membersOf(tx, viewer.organization_id ?? '', null),
};
/** Every kind of reader the policies tell apart, and the questions of their pages; `deep`: a number far down the lists. */
export const askers = (deep: number): readonly Asker[] => [
  { what: 'requester with many of her own', email: marina, pages: { ...lists(deep), ...own, ...told } },
  { what: 'requester with few, in a company with many', email: quiet_person, pages: { ...lists(deep), ...told } },
  {
    what: 'portal administrator of that company',
    email: 'paulo@tubraxel.exemplo.com.br',
    pages: { ...lists(deep), ...own },
  },
  { what: 'requester of a small company', email: 'pessoa7000@exemplo.com.br', pages: { ...lists(deep), ...own } },
  {
    what: 'agent of some queues',
    email: 'sara@orvalha.exemplo.com.br',
    pages: { ...desks(deep), ...told },
  },
  { what: 'consultant of many customers', email: 'davi@unidade-sul.exemplo.com.br', pages: told },
  {
    what: 'lead',
    email: 'helena@orvalha.exemplo.com.br',
    pages: {
      ...desks(deep),
      sessions: own['sessions'] ?? (async () => []),
      'organizations, first page': (tx) => organizations(tx, all_organizations, null),
      'organizations, deep': (tx) =>
        organizations(tx, all_organizations, { name: 'Cliente 9', id: '019a0000-0000-7000-a000-000000000000' }),
      'organizations, rare part of a name': (tx) => organizations(tx, { ...all_organizations, q: '0Ã1b7' }, null),
      'organizations, common part of a name': (tx) => organizations(tx, { ...all_organizations, q: 'client' }, null),
      'organizations, of a kind': (tx) => organizations(tx, { ...all_organizations, kind: 'unit' }, null),
      'organizations, by a CNPJ': (tx) => organizations(tx, { ...all_organizations, q: '99.100.001/0002-56' }, null),
      'members of a small company': (tx) => membersOf(tx, '019a0000-0000-7000-a000-000000000777', null),
    },
  },
];
