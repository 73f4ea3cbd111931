import type { Tx } from '../../lib/database.ts';
import { person } from '../guard.ts';
import type { Ask } from '../context.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { details_body, details_sample } from '../tickets/details.ts';
import { beginEdit, type EditShown, takeEdit } from '../tickets/edit-form.ts';
import { workers } from '../tickets/ticket.ts';
import { deskCounts } from './find.ts';
import { EditDetailsPage } from './pages/edit-details.tsx';

const params = { number: 'ticket' } as const;

const draw = async (tx: Tx, { chrome }: Ask, shown: EditShown) =>
  page(<EditDetailsPage chrome={chrome} shown={shown} counts={await deskCounts(tx)} />, {
    status: shown.errors.length > 0 || shown.over ? 422 : 200,
  });

/** Where the staff correct the details of a request. */
export const details_routes = [
  get({
    path: '/desk/tickets/:number/details',
    who: workers,
    crawl: { params },
    handle: async (ask) => {
      const { number } = ask.params;
      const shown = await beginEdit(ask.tx, number);
      if (!shown) return notFound;
      return shown === 'ended' ? redirect(`/desk/tickets/${number}`) : draw(ask.tx, ask, shown);
    },
  }),
  post({
    path: '/desk/tickets/:number/details',
    who: workers,
    audit: 'ticket_details_changed',
    crawl: { params, form: details_sample },
    limits: { body: details_body },
    handle: async (ask) => {
      const { tx, viewer, params: given, form } = ask;
      const taken = await takeEdit(tx, person(viewer), given['number'], form);
      if (taken.is === 'unknown') return notFound;
      if (taken.is === 'done') return redirect(`/desk/tickets/${taken.number}?edited`);
      return draw(tx, ask, taken.shown);
    },
  }),
];
