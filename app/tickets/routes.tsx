import { type FieldError, readForm } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { member, person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { refusals } from '../refusals.ts';
import { allModules, entitledModules } from '../catalog/find.ts';
import { servedCustomers } from '../people/served.ts';
import type { Ask } from '../context.ts';
import { copiesOf, ticket, tickets, wantedBy } from './find.ts';
import { open } from './open.ts';
import { ListPage } from './pages/list.tsx';
import { NewPage, type Typed } from './pages/new.tsx';
import { RestrictedPage } from './pages/restricted.tsx';
import { ShowPage } from './pages/show.tsx';
import { open_form, subject_max, ticketNumber } from './ticket.ts';

// A consultant chooses among the customers of the unit; past this many the switch of the header is the way.
const offered_customers = 200;

const restricted = (viewer: Viewer): boolean => viewer.kind === 'person' && viewer.visibility === 'none';

/** The form with what it offers: modules of the organisation's products and, to a consultant, the customers. */
async function newPage({ tx, viewer, chrome, t }: Ask, typed: Typed, errors: readonly FieldError[]) {
  const { unit_id, organization_id, organization_kind } = member(viewer);
  const unit = unit_id ?? (organization_kind === 'unit' ? organization_id : null);
  const [modules, customers] = await Promise.all([
    organization_kind === 'unit' ? allModules(tx) : entitledModules(tx),
    unit ? servedCustomers(tx, unit, { limit: offered_customers }) : [],
  ]);
  return page(
    <NewPage
      chrome={chrome}
      viewer={member(viewer)}
      modules={modules}
      customers={customers}
      typed={typed}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

export const routes = [
  get({
    path: '/tickets',
    who: 'member',
    reads: (tx, _params, query) => tickets(tx, wantedBy(query)),
    handle: ({ chrome, viewer, now, query }, rows) => {
      if (restricted(viewer)) return page(<RestrictedPage chrome={chrome} />);
      return page(
        <ListPage
          chrome={chrome}
          opened={ticketNumber(query.get('opened') ?? undefined)}
          viewer={person(viewer)}
          rows={rows}
          now={now}
          ended={query.get('show') === 'ended'}
        />,
      );
    },
  }),
  get({
    path: '/tickets/new',
    who: 'member',
    handle: (ask) => {
      if (restricted(ask.viewer)) return page(<RestrictedPage chrome={ask.chrome} />);
      const subject = (ask.query.get('subject') ?? '').slice(0, subject_max);
      return newPage(ask, { subject, submission_id: newId() }, []);
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
        module_id: '0197b3a0-0000-7000-8000-000000000000',
        on_behalf_of: '0197b3a0-0000-7000-8000-000000000000',
        submission_id: '0197b3a0-0000-7000-8000-000000000000',
      },
    },
    limits: { body: 262_144 },
    handle: async (ask) => {
      const { tx, viewer, form } = ask;
      if (restricted(viewer)) return page(<RestrictedPage chrome={ask.chrome} />, { status: 403 });
      const reading = readForm(open_form, form);
      const typed = { ...form, submission_id: form['submission_id'] ?? newId() };
      if (!reading.ok) return newPage(ask, typed, reading.errors);
      const opened = await open(tx, member(viewer), reading.value);
      if (!opened.ok) return newPage(ask, typed, opened.errors);
      // Opened for another customer than the one acted for: its page would not be seen from here.
      const { on_behalf_of } = reading.value;
      const elsewhere = on_behalf_of !== undefined && on_behalf_of !== member(viewer).organization_id;
      return redirect(elsewhere ? `/tickets?opened=${opened.number}` : `/tickets/${opened.number}?opened`);
    },
  }),
  get({
    path: '/tickets/:number',
    who: 'member',
    crawl: { params: { number: 'ticket' } },
    reads: async (tx, params) => {
      const number = ticketNumber(params['number']);
      return number ? Promise.all([ticket(tx, number), copiesOf(tx, number)]) : null;
    },
    handle: ({ chrome, viewer, now, query }, found) => {
      const [one, copies = []] = found ?? [];
      if (!one) return notFound;
      return page(
        <ShowPage
          chrome={chrome}
          viewer={person(viewer)}
          ticket={one}
          copies={copies}
          now={now}
          opened={query.has('opened')}
        />,
      );
    },
  }),
];
