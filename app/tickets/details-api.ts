import { z } from 'zod';
import { isStaff } from '../../lib/viewer.ts';
import { api, notThere } from '../api.ts';
import { ticket_answer } from './api-answers.ts';
import { inDetails, named, seenFrom, worksOn } from './api-subject.ts';
import { readDetails } from './details.ts';
import { editDetails } from './edit-details.ts';
import { detailsOf } from './find-details.ts';
import { ended, ticketNumber } from './ticket.ts';

/** What can be corrected in a request after it was opened. */
export const details_api = [
  api('PATCH', {
    path: '/tickets/:number',
    who: 'person',
    audit: 'ticket_details_changed',
    summary: 'Corrects details: each field given replaces what stands there, null takes it away',
    body: z.strictObject({ details: z.record(z.string().max(60), z.unknown()) }),
    answer: ticket_answer,
    crawl: { ...named, json: { details: { particularities: 'Só às segundas.' } } },
    handle: async (ask, { body }) => {
      const { tx, viewer, params } = ask;
      if (isStaff(viewer) && !worksOn(viewer)) return notThere;
      const number = ticketNumber(params['number']);
      const ticket = number ? await detailsOf(tx, number) : undefined;
      if (!ticket) return notThere;
      // Held from here: what is merged is what it meets.
      const held = (await detailsOf(tx, ticket.number, true)) ?? ticket;
      if (ended.some((end) => end === held.status)) return { problem: 409, state: held.status };
      const merged = Object.entries({ ...held.details, ...body.details }).filter(([, value]) => value !== null);
      const read = readDetails(held.kind, Object.fromEntries(merged), false);
      if (!read.ok) return { problem: 422, errors: inDetails(read.errors) };
      const { edition } = held;
      const done = await editDetails(tx, viewer, held, { details: read.value, edition, channel: 'api' });
      if (!done.ok) return { problem: 409, state: done.reason === 'ended' ? done.status : held.status };
      return seenFrom(ask);
    },
  }),
];
