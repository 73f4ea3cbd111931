import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { tellWriting } from '../presence.ts';
import { get, notFound, page, post } from '../route.ts';
import { stream } from '../stream.ts';
import { draftNotice } from '../tickets/case-answer.tsx';
import { caseOf } from '../tickets/find-case.ts';
import { markRead } from '../tickets/mark-read.ts';
import { numberOf } from '../tickets/pages/event.tsx';
import { readCase } from '../tickets/read-case.ts';
import { ticketNumber } from '../tickets/ticket.ts';
import { deskCase } from './answer.tsx';
import { deskCounts, filterChoices } from './find.ts';
import { deskListed } from './find-list.ts';
import { eventsOf } from './find-log.ts';
import { ListPage } from './pages/list.tsx';
import { LogPage } from './pages/log.tsx';
import { step_names } from './steps.ts';
import { deskListingOf } from './view.ts';

const params = { number: 'ticket' } as const;

function noticeOf(ask: Ask, number: number): string | undefined {
  const { query, t, chrome } = ask;
  if (query.has('opened')) return t.desk.phone.opened(numberOf(chrome, number));
  if (query.has('edited')) return t.opening.details_changed;
  const done = step_names.find((name) => name === query.get('done'));
  return done ? t.desk.done[done] : draftNotice(ask);
}

export const routes = [
  get({
    path: '/desk',
    who: 'staff',
    // Not in `reads`: only the staff may ask the database who works in a queue.
    handle: async ({ tx, chrome, viewer, now, query }) => {
      const listing = deskListingOf(query);
      const [counts, list, offered] = await Promise.all([
        deskCounts(tx),
        deskListed(tx, listing),
        filterChoices(tx, listing.organization_id),
      ]);
      const elsewhere = ticketNumber(query.get('opened') ?? undefined);
      const notice = elsewhere
        ? chrome.t.desk.phone.opened_elsewhere(numberOf(chrome, elsewhere))
        : query.has('done')
          ? chrome.t.desk.done.queue
          : undefined;
      return page(<ListPage {...{ chrome, now, counts, list, offered, listing, notice }} viewer={person(viewer)} />);
    },
  }),
  get({
    path: '/desk/stream',
    who: 'staff',
    handle: (ask) => stream(ask, null),
  }),
  get({
    path: '/desk/tickets/:number',
    who: 'staff',
    crawl: { params },
    reads: async (tx, { number }) => {
      const asked = ticketNumber(number);
      return asked ? readCase(tx, asked, true) : null;
    },
    handle: (ask, found) => {
      if (!found) return notFound;
      const { id, read_until, unread } = found.ticket;
      if (unread) ask.note((tx) => markRead(tx, person(ask.viewer), id, { until: read_until, at: ask.now }));
      return deskCase(ask, found, { notice: noticeOf(ask, found.ticket.number) });
    },
  }),
  get({
    path: '/desk/tickets/:number/events',
    who: 'staff',
    crawl: { params },
    handle: async ({ tx, chrome, viewer, now, params: given, query }) => {
      const number = ticketNumber(given['number']);
      const ticket = number ? await caseOf(tx, number) : null;
      if (!ticket) return notFound;
      const [at = '', seq = ''] = decodeCursor(query.get('after'), 2) ?? [];
      const before = /^\d{1,16}$/.test(at) && /^\d{1,18}$/.test(seq) ? { at, seq } : null;
      const found = await eventsOf(tx, ticket.id, before);
      const rows = found.slice(0, page_size);
      const last = rows.at(-1);
      const next =
        found.length > page_size && last
          ? `/desk/tickets/${ticket.number}/events?after=${encodeCursor([last.moment, last.seq])}`
          : null;
      return page(<LogPage {...{ chrome, now, ticket, rows, next }} viewer={person(viewer)} />);
    },
  }),
  get({
    path: '/desk/tickets/:number/stream',
    who: 'staff',
    crawl: { params },
    handle: async (ask) => {
      const number = ticketNumber(ask.params['number']);
      const found = number ? await caseOf(ask.tx, number) : null;
      return found ? stream(ask, found.id) : notFound;
    },
  }),
  // Says it in memory alone, to the staff who see the same request; a foreign site cannot say it in somebody's name.
  post({
    path: '/desk/tickets/:number/presence',
    who: 'staff',
    audit: null,
    crawl: { params },
    headers: 'api',
    limits: { body: 1_024 },
    handle: async (ask) => {
      const number = ticketNumber(ask.params['number']);
      const found = number ? await caseOf(ask.tx, number) : null;
      if (!found) return notFound;
      tellWriting(ask.services.live, found.id, person(ask.viewer).person_id);
      return { kind: 'json', status: 200, data: {} };
    },
  }),
];
