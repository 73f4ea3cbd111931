import { countOpen, named, tickets } from '../tickets/find.ts';
import { waitingForCustomer } from '../tickets/find-list.ts';
import { type Status, turns } from '../tickets/ticket.ts';
import { dayIn } from '../../lib/calendar.ts';
import { get, page } from '../route.ts';
import { newestNews } from '../news/find.ts';
import { documentsOf } from '../content/find.ts';
import { HomePage } from './page.tsx';
import { VisitorPage } from './visitor-page.tsx';

const shown = 8;
// Newest first, those that wait for the customer among them.
const looked_at = shown * 2;
const counted = 99;
const newest_shown = 5;
const news_shown = 4;
/** Of what waits for the reader, first what is solved as soon as they say so. */
const rank = ({ status }: { status: Status }): number => (status === 'customer_validation' ? 0 : 1);

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
        newestNews(tx, news_shown),
      ]),
    handle: async (
      { chrome, viewer, now, services, query, t, tx },
      [yours, open_tickets, open_count, newest, news],
    ) => {
      const at = { today: dayIn(now, services.config.tz_default).toString(), zone: services.config.tz_default };
      if (viewer.kind !== 'person') return page(<VisitorPage {...{ chrome, newest, news, at }} />);
      const under_way = open_tickets.filter(({ status }) => turns[status] !== 'customer').slice(0, shown);
      const first = yours.toSorted((one, other) => rank(one) - rank(other));
      const rows = await named(tx, viewer, [...first, ...under_way]);
      return page(
        <HomePage
          chrome={chrome}
          viewer={viewer}
          yours={rows.slice(0, yours.length)}
          under_way={rows.slice(yours.length)}
          open_count={open_count}
          counted={counted}
          now={now}
          newest={newest}
          news={news}
          at={at}
          notice={query.has('solved') ? t.opening.solved_notice : undefined}
          support={services.config.support_address}
        />,
      );
    },
  }),
];
