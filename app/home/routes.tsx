import { countOpen, openTickets } from '../tickets/find.ts';
import { page, route } from '../route.ts';
import { HomePage, VisitorPage } from './page.tsx';

const shown = 8;
const counted = 99;

export const routes = [
  route({
    method: 'GET',
    path: '/',
    who: 'anyone',
    audit: null,
    crawl: {},
    limits: { body: 0 },
    headers: 'page',
    reads: (tx) => Promise.all([openTickets(tx, { limit: shown }), countOpen(tx, counted)]),
    handle: ({ chrome, viewer, now }, [tickets, open_count]) =>
      page(
        viewer.kind === 'person' ? (
          <HomePage
            chrome={chrome}
            viewer={viewer}
            tickets={tickets}
            open_count={open_count}
            counted={counted}
            now={now}
          />
        ) : (
          <VisitorPage chrome={chrome} />
        ),
      ),
  }),
];
