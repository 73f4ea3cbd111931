import { countOpen, tickets } from '../tickets/find.ts';
import { get, page } from '../route.ts';
import { HomePage, VisitorPage } from './page.tsx';

const shown = 8;
const counted = 99;

export const routes = [
  get({
    path: '/',
    who: 'anyone',
    reads: (tx) => Promise.all([tickets(tx, { ended: false, limit: shown }), countOpen(tx, counted)]),
    handle: ({ chrome, viewer, now, services }, [open_tickets, open_count]) =>
      page(
        viewer.kind === 'person' ? (
          <HomePage
            chrome={chrome}
            viewer={viewer}
            tickets={open_tickets}
            open_count={open_count}
            counted={counted}
            now={now}
            support={services.config.support_address}
          />
        ) : (
          <VisitorPage chrome={chrome} />
        ),
      ),
  }),
];
