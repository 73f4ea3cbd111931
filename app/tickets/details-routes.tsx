import { person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { beginEdit, takeEdit } from './edit-form.ts';
import { EditDetailsPage } from './pages/edit-details.tsx';
import { details_body, details_sample } from './details.ts';

const params = { number: 'ticket' } as const;

/** Where the customer corrects the details of a request. */
export const details_routes = [
  get({
    path: '/tickets/:number/details',
    who: 'member',
    crawl: { params },
    reads: (tx, { number }) => beginEdit(tx, number),
    handle: ({ chrome, params: { number } }, shown) => {
      if (!shown) return notFound;
      if (shown === 'ended') return redirect(`/tickets/${number}`);
      return page(<EditDetailsPage chrome={chrome} shown={shown} />);
    },
  }),
  post({
    path: '/tickets/:number/details',
    who: 'member',
    audit: 'ticket_details_changed',
    crawl: { params, form: details_sample },
    limits: { body: details_body },
    handle: async ({ tx, viewer, chrome, params: { number }, form }) => {
      const taken = await takeEdit(tx, person(viewer), number, form);
      if (taken.is === 'unknown') return notFound;
      if (taken.is === 'done') return redirect(`/tickets/${taken.number}?edited`);
      return page(<EditDetailsPage chrome={chrome} shown={taken.shown} />, { status: 422 });
    },
  }),
];
