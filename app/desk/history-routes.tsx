import { person } from '../guard.ts';
import { get, notFound, page } from '../route.ts';
import { historyAsked } from '../tickets/history-query.ts';
import { readHistory } from '../tickets/read-case.ts';
import { ticketNumber } from '../tickets/ticket.ts';
import { deskCounts } from './find.ts';
import { HistoryPage } from './pages/history.tsx';

/** The whole case as the staff read it. */
export const history_routes = [
  get({
    path: '/desk/tickets/:number/history',
    who: 'staff',
    crawl: { params: { number: 'ticket' } },
    reads: (tx, { number }, query) => {
      const asked = ticketNumber(number);
      return Promise.all([
        deskCounts(tx),
        asked ? readHistory(tx, asked, { ...historyAsked(query), internal: true }) : null,
      ]);
    },
    handle: ({ chrome, viewer, now, query }, [counts, found]) =>
      found
        ? page(<HistoryPage {...{ chrome, now, found, counts }} viewer={person(viewer)} asked={historyAsked(query)} />)
        : notFound,
  }),
];
