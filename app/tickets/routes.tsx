import { readForm } from '../../lib/forms.ts';
import { page_size } from '../../lib/pagination.ts';
import { newId } from '../../lib/tokens.ts';
import { notFound, page, redirect, route } from '../route.ts';
import { refusals } from '../refusals.ts';
import { endedTickets, openTickets, ticket } from './find.ts';
import { open } from './open.ts';
import { ListPage } from './pages/list.tsx';
import { NewPage } from './pages/new.tsx';
import { ShowPage } from './pages/show.tsx';
import { open_form, subject_max, ticketNumber } from './ticket.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/tickets',
    who: 'member',
    audit: null,
    crawl: {},
    limits: { body: 0 },
    headers: 'page',
    reads: (tx, _params, query) => {
      const find = query.get('show') === 'ended' ? endedTickets : openTickets;
      return find(tx, { before: ticketNumber(query.get('before') ?? undefined) ?? undefined, limit: page_size + 1 });
    },
    handle: ({ chrome, viewer, now, query }, rows) =>
      page(<ListPage chrome={chrome} viewer={viewer} rows={rows} now={now} ended={query.get('show') === 'ended'} />),
  }),
  route({
    method: 'GET',
    path: '/tickets/new',
    who: 'member',
    audit: null,
    crawl: {},
    limits: { body: 0 },
    headers: 'page',
    handle: ({ chrome, query }) => {
      const subject = (query.get('subject') ?? '').slice(0, subject_max);
      return page(<NewPage chrome={chrome} typed={{ subject, description: '', submission_id: newId() }} errors={[]} />);
    },
  }),
  route({
    method: 'POST',
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
    headers: 'page',
    handle: async ({ tx, viewer, form, t, chrome }) => {
      const reading = readForm(open_form, form);
      const typed = {
        subject: form['subject'] ?? '',
        description: form['description'] ?? '',
        submission_id: form['submission_id'] ?? newId(),
      };
      if (!reading.ok)
        return page(<NewPage chrome={chrome} typed={typed} errors={refusals(t, reading.errors)} />, { status: 422 });
      if (viewer.kind !== 'person' || !viewer.organization_id) return notFound;
      const number = await open(tx, { ...viewer, organization_id: viewer.organization_id }, reading.value);
      return redirect(`/tickets/${number}?opened`);
    },
  }),
  route({
    method: 'GET',
    path: '/tickets/:number',
    who: 'member',
    audit: null,
    crawl: { params: { number: 'ticket' } },
    limits: { body: 0 },
    headers: 'page',
    reads: async (tx, params) => {
      const number = ticketNumber(params['number']);
      return number ? ticket(tx, number) : undefined;
    },
    handle: ({ chrome, viewer, now, query }, found) =>
      found
        ? page(<ShowPage chrome={chrome} viewer={viewer} ticket={found} now={now} opened={query.has('opened')} />)
        : notFound,
  }),
];
