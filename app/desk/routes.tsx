import { person } from '../guard.ts';
import { get, notFound, page } from '../route.ts';
import { copiesOf, staffTickets, ticket, wantedBy } from '../tickets/find.ts';
import { ticketNumber } from '../tickets/ticket.ts';
import { DeskTicketPage, TicketsPage } from './pages/tickets.tsx';

export const routes = [
  get({
    path: '/desk',
    who: 'staff',
    reads: (tx, _params, query) => staffTickets(tx, wantedBy(query)),
    handle: ({ chrome, viewer, now, query }, rows) =>
      page(
        <TicketsPage
          chrome={chrome}
          viewer={person(viewer)}
          rows={rows}
          now={now}
          ended={query.get('show') === 'ended'}
        />,
      ),
  }),
  get({
    path: '/desk/tickets/:number',
    who: 'staff',
    crawl: { params: { number: 'ticket' } },
    reads: async (tx, params) => {
      const number = ticketNumber(params['number']);
      return number ? Promise.all([ticket(tx, number), copiesOf(tx, number)]) : null;
    },
    handle: ({ chrome, viewer, now }, found) => {
      const [one, copies = []] = found ?? [];
      if (!one) return notFound;
      return page(<DeskTicketPage chrome={chrome} viewer={person(viewer)} ticket={one} copies={copies} now={now} />);
    },
  }),
];
