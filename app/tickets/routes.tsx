import { readForm } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import { member, person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { refusals } from '../refusals.ts';
import { listedTickets, ticket } from './find.ts';
import { open } from './open.ts';
import { ListPage } from './pages/list.tsx';
import { NewPage } from './pages/new.tsx';
import { ShowPage } from './pages/show.tsx';
import { open_form, subject_max, ticketNumber } from './ticket.ts';

export const routes = [
  get({
    path: '/tickets',
    who: 'member',
    reads: (tx, _params, query) => listedTickets(tx, query),
    handle: ({ chrome, viewer, now, query }, rows) =>
      page(
        <ListPage
          chrome={chrome}
          viewer={person(viewer)}
          rows={rows}
          now={now}
          ended={query.get('show') === 'ended'}
        />,
      ),
  }),
  get({
    path: '/tickets/new',
    who: 'member',
    handle: ({ chrome, query }) => {
      const subject = (query.get('subject') ?? '').slice(0, subject_max);
      return page(<NewPage chrome={chrome} typed={{ subject, description: '', submission_id: newId() }} errors={[]} />);
    },
  }),
  post({
    path: '/tickets',
    who: 'member',
    audit: 'ticket_opened',
    crawl: {
      form: {
        subject: 'Nota não sai',
        description: 'A nota não sai desde cedo.',
        submission_id: '0197b3a0-0000-7000-8000-000000000000',
      },
    },
    limits: { body: 262_144 },
    handle: async ({ tx, viewer, form, t, chrome }) => {
      const reading = readForm(open_form, form);
      const typed = {
        subject: form['subject'] ?? '',
        description: form['description'] ?? '',
        submission_id: form['submission_id'] ?? newId(),
      };
      if (!reading.ok)
        return page(<NewPage chrome={chrome} typed={typed} errors={refusals(t, reading.errors)} />, { status: 422 });
      const number = await open(tx, member(viewer), reading.value);
      return redirect(`/tickets/${number}?opened`);
    },
  }),
  get({
    path: '/tickets/:number',
    who: 'member',
    crawl: { params: { number: 'ticket' } },
    reads: async (tx, params) => {
      const number = ticketNumber(params['number']);
      return number ? ticket(tx, number) : undefined;
    },
    handle: ({ chrome, viewer, now, query }, found) =>
      found
        ? page(
            <ShowPage chrome={chrome} viewer={person(viewer)} ticket={found} now={now} opened={query.has('opened')} />,
          )
        : notFound,
  }),
];
