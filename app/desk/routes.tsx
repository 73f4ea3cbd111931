import { placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { membersOf, organization } from '../people/find.ts';
import { person } from '../guard.ts';
import { get, notFound, page } from '../route.ts';
import { copiesOf, countOpenOf, staffTickets, ticket, wantedBy } from '../tickets/find.ts';
import { ticketNumber } from '../tickets/ticket.ts';
import { organizations } from './find.ts';
import { DeskTicketPage, TicketsPage } from './pages/tickets.tsx';
import { OrganizationPage, OrganizationsPage } from './pages/organizations.tsx';

const counted = 999;

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
  get({
    path: '/desk/organizations',
    who: 'staff',
    reads: (tx, _params, query) => organizations(tx, placeOf(query)),
    handle: ({ chrome }, rows) => page(<OrganizationsPage chrome={chrome} rows={rows} />),
  }),
  get({
    path: '/desk/organizations/:organization',
    who: 'staff',
    crawl: { params: { organization: 'organization' } },
    reads: async (tx, params, query) => {
      const id = readUuid(params['organization']);
      return id
        ? Promise.all([organization(tx, id), membersOf(tx, id, placeOf(query)), countOpenOf(tx, id, counted)])
        : null;
    },
    handle: ({ chrome }, found) => {
      const [one, members, open_count] = found ?? [];
      return one
        ? page(
            <OrganizationPage
              chrome={chrome}
              organization={one}
              members={members ?? []}
              open_count={open_count ?? 0}
              counted={counted}
            />,
          )
        : notFound;
    },
  }),
];
