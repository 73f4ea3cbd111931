import { countOpen, openTickets } from '../tickets/find.ts';
import { get, page } from '../route.ts';
import { HomePage, VisitorPage } from './page.tsx';

const shown = 8;
const counted = 99;

export const routes = [
  get({
    path: '/',
    who: 'anyone',
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
