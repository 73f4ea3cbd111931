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
    reads: async (tx, { number }, query) => {
      const asked = ticketNumber(number);
      return asked ? readHistory(tx, asked, { ...historyAsked(query), internal: true }) : null;
    },
    handle: async ({ tx, chrome, viewer, now, query }, found) => {
      if (!found) return notFound;
      // Only the staff may ask for the counts, so not before it is known who asks.
      const counts = await deskCounts(tx);
      return page(
        <HistoryPage {...{ chrome, now, found, counts }} viewer={person(viewer)} asked={historyAsked(query)} />,
      );
    },
  }),
];
