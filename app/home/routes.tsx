import { countOpen, tickets } from '../tickets/find.ts';
import { waitingForCustomer } from '../tickets/find-list.ts';
import { turns } from '../tickets/ticket.ts';
import { get, page } from '../route.ts';
import { documentsOf } from '../content/find.ts';
import { HomePage, VisitorPage } from './page.tsx';

const shown = 8;
// Newest first, those that wait for the customer among them.
const looked_at = shown * 2;
const counted = 99;
const newest_shown = 5;

export const routes = [
  get({
    path: '/',
    who: 'anyone',
    reads: (tx) =>
      Promise.all([
        waitingForCustomer(tx, shown),
        tickets(tx, { ended: false, limit: looked_at }),
        countOpen(tx, counted),
        documentsOf(tx, { kind: 'kb', product: null, module: null, after: null, limit: newest_shown }),
      ]),
    handle: ({ chrome, viewer, now, services, query, t }, [yours, open_tickets, open_count, newest]) =>
      page(
        viewer.kind === 'person' ? (
          <HomePage
            chrome={chrome}
            viewer={viewer}
            yours={yours}
            under_way={open_tickets.filter(({ status }) => turns[status] !== 'customer').slice(0, shown)}
            open_count={open_count}
            counted={counted}
            now={now}
            newest={newest}
            notice={query.has('solved') ? t.opening.solved_notice : undefined}
            support={services.config.support_address}
          />
        ) : (
          <VisitorPage chrome={chrome} newest={newest} />
        ),
      ),
  }),
];
