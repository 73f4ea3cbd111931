import { person } from '../guard.ts';
import { get, notFound, page } from '../route.ts';
import { casePdf, pdf_entries } from '../tickets/pages/case-pdf.ts';
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
  // Two documents: one to keep, one to pass on.
  ...[true, false].map((internal) =>
    get({
      path: `/desk/tickets/:number/${internal ? 'case-with-notes.pdf' : 'case.pdf'}`,
      who: 'staff',
      crawl: { params: { number: 'ticket' } },
      headers: 'file',
      reads: async (tx, { number }) => {
        const asked = ticketNumber(number);
        return asked ? readHistory(tx, asked, { limit: pdf_entries, internal }) : null;
      },
      handle: async (ask, found) => {
        if (!found) return notFound;
        // No connection waits while the pages are set.
        await ask.pause();
        const body = await casePdf(ask.chrome, person(ask.viewer), found, ask.now, internal);
        const name = [found.ticket.number, internal && ask.t.conversation.pdf_internal_name].filter(Boolean).join('-');
        return { kind: 'bytes', body, type: 'application/pdf', download: `${name}.pdf` };
      },
    }),
  ),
];
