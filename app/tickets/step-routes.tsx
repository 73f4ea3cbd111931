import { readForm } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import { member, person } from '../guard.ts';
import { get, notFound, post, redirect } from '../route.ts';
import { uploadErrors } from '../uploads.ts';
import { cancel } from './cancel.ts';
import {
  draftNotice,
  followable,
  keepSent,
  mayWithdraw,
  meanwhile,
  stepPage,
  told,
  tooManyFiles,
} from './case-answer.tsx';
import { alreadySaid } from './find-case.ts';
import { followUp } from './follow-up.ts';
import { keepFiles } from './keep-files.ts';
import { draftOf } from './opening-form.ts';
import { saveDraft } from './save-draft.ts';
import { cancellation_form, message_body, reply_form, validation_form } from './ticket.ts';
import { validate } from './validate.ts';

const params = { number: 'ticket' } as const;
const sample = { message: 'Ainda sai zerado.', submission_id: '0197b3a0-0000-7000-8000-000000000000' };

/** Steps that ask for some words first: not solved yet, cancelling, following up. */
export const step_routes = [
  get({
    path: '/tickets/:number/validation',
    who: 'member',
    crawl: { params },
    handle: async (ask) => {
      const found = await told(ask);
      if (!found) return notFound;
      if (found.ticket.status !== 'customer_validation') return redirect(`/tickets/${found.ticket.number}`);
      return stepPage(ask, found, 'not_solved');
    },
  }),
  post({
    path: '/tickets/:number/validation',
    who: 'member',
    audit: 'ticket_closed',
    crawl: { params, form: { ...sample, outcome: 'not_solved' } },
    limits: { body: message_body, uploads: true },
    handle: async (ask) => {
      const { tx, viewer, uploads } = ask;
      const { draft_version: _, ...form } = ask.form;
      const found = await told(ask);
      if (!found) return notFound;
      const reading = readForm(validation_form, form);
      const errors = [...(reading.ok ? [] : reading.errors), ...uploadErrors(uploads), ...tooManyFiles(ask, found)];
      if (!reading.ok || errors.length > 0) return stepPage(ask, await keepSent(ask, found), 'not_solved', { errors });
      const here = `/tickets/${found.ticket.number}`;
      const { outcome, submission_id } = reading.value;
      const moved = await validate(tx, member(viewer), found.ticket, { ...reading.value, files: uploads });
      if (moved.ok) return redirect(`${here}?${outcome === 'solved' ? 'solved' : 'returned'}`);
      // The same button pressed twice, or by page and by program at once.
      if (outcome === 'solved' && (await told(ask))?.ticket.close_reason === 'validated')
        return redirect(`${here}?solved`);
      if (await alreadySaid(tx, found.ticket.id, person(viewer).person_id, submission_id))
        return redirect(`${here}?returned`);
      return meanwhile(ask, form['message'] ?? '');
    },
  }),
  get({
    path: '/tickets/:number/cancellation',
    who: 'member',
    crawl: { params },
    handle: async (ask) => {
      const found = await told(ask);
      if (!found || !mayWithdraw(ask, found)) return notFound;
      if (found.ticket.closed_at) return redirect(`/tickets/${found.ticket.number}`);
      return stepPage(ask, found, 'cancel');
    },
  }),
  post({
    path: '/tickets/:number/cancellation',
    who: 'member',
    audit: 'ticket_cancelled',
    crawl: { params, form: sample },
    limits: { body: message_body },
    handle: async (ask) => {
      const { tx, viewer, form } = ask;
      const found = await told(ask);
      if (!found || !mayWithdraw(ask, found)) return notFound;
      const reading = readForm(cancellation_form, form);
      if (!reading.ok) return stepPage(ask, found, 'cancel', { errors: reading.errors });
      const { message, submission_id } = reading.value;
      const said = { reason: 'withdrawn', submission_id, ...(message && { message }) } as const;
      const moved = await cancel(tx, member(viewer), found.ticket, said);
      if (moved.ok || found.ticket.close_reason === 'withdrawn')
        return redirect(`/tickets/${found.ticket.number}?cancelled`);
      return meanwhile(ask, message ?? '');
    },
  }),
  get({
    path: '/tickets/:number/follow-ups',
    who: 'member',
    crawl: { params },
    handle: async (ask) => {
      const found = await told(ask);
      if (!found) return notFound;
      if (!followable(found, ask.now)) return redirect(`/tickets/${found.ticket.number}`);
      return stepPage(ask, found, 'follow_up', { notice: draftNotice(ask) });
    },
  }),
  post({
    path: '/tickets/:number/follow-ups',
    who: 'member',
    audit: 'ticket_followed_up',
    crawl: { params, form: sample },
    limits: { body: message_body, uploads: true },
    handle: async (ask) => {
      const { tx, viewer, uploads } = ask;
      const { draft_version: _, ...form } = ask.form;
      const found = await told(ask);
      if (!found) return notFound;
      const reading = readForm(reply_form, form);
      const errors = [...(reading.ok ? [] : reading.errors), ...uploadErrors(uploads), ...tooManyFiles(ask, found)];
      if (!reading.ok || errors.length > 0) return stepPage(ask, await keepSent(ask, found), 'follow_up', { errors });
      const made = await followUp(tx, member(viewer), found.ticket, { ...reading.value, files: uploads });
      if (!made.ok) return meanwhile(ask, reading.value.message);
      const { id, number, other_words = false } = made;
      if (!other_words) return redirect(`/tickets/${number}?opened`);
      const { organization_id } = found.ticket;
      const draft = { id: newId(), version: 0, form: draftOf(form), ticket: { id, number, organization_id } };
      await saveDraft(tx, person(viewer), draft);
      await keepFiles(tx, person(viewer), uploads, { id: draft.id, organization_id });
      return redirect(`/tickets/${number}?draft_conflict`);
    },
  }),
];
