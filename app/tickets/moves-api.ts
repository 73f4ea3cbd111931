import { z } from 'zod';
import { prose } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff } from '../../lib/viewer.ts';
import { api, id, notThere, type Outcome } from '../api.ts';
import { member } from '../guard.ts';
import { issueByKey } from '../known-issues/find.ts';
import { issue_key } from '../known-issues/known-issue.ts';
import { addNote, answer } from './answer.ts';
import { message_answer, said, ticket_answer, told } from './api-answers.ts';
import { afterMove, areaOf, type Call, named, seenFrom, subjectOf, worksOn } from './api-subject.ts';
import { assign } from './assign.ts';
import { cancel } from './cancel.ts';
import { close } from './close.ts';
import { fullTicket, messageSaidAs } from './find-full.ts';
import { followUp } from './follow-up.ts';
import { propose, withdrawProposal } from './propose.ts';
import { reply } from './reply.ts';
import { requestInformation } from './request-information.ts';
import { message_max, workers } from './ticket.ts';
import { waitForIssue } from './wait-for-issue.ts';
import { validate } from './validate.ts';

const text = prose(message_max);
const message = z.strictObject({ message: text });
const sample = { ...named, json: { message: 'Ainda sai zerado.' } };
const spoken = (body: { message: string }) =>
  ({ message: body.message, submission_id: newId(), channel: 'api' }) as const;
const choice = (field: string) => ({ problem: 422 as const, errors: [{ field, code: 'invalid_choice' as const }] });

async function sayOn(
  ask: Call,
  { body, internal = false }: { body: string; internal?: boolean | undefined },
): Promise<Outcome<z.input<typeof message_answer>>> {
  const found = await subjectOf(ask);
  if (!found) return notThere;
  const { tx, viewer } = ask;
  const works = worksOn(viewer);
  if (isStaff(viewer) && !works) return notThere;
  if (internal && !works) return choice('internal');
  const words = spoken({ message: body });
  if (internal) await addNote(tx, viewer, found, words);
  else {
    const moved = await (works ? answer : reply)(tx, viewer, found, words);
    if (!moved.ok) return { problem: 409, state: moved.status };
  }
  const mine = await messageSaidAs(tx, found.id, viewer.person_id, words.submission_id);
  const url = `${ask.services.config.public_url}${areaOf(viewer)}/${found.number}`;
  return mine ? { data: said(url, mine, []) } : notThere;
}

/** What can be done with a request. */
export const move_api = [
  api('POST', {
    path: '/tickets/:number/messages',
    who: 'person',
    audit: 'ticket_replied',
    summary: 'Answers a request; internal: a note of the staff',
    body: z.strictObject({ body: text, internal: z.boolean().optional() }),
    answer: message_answer,
    crawl: { ...named, json: { body: 'Ainda sai zerado.' } },
    handle: (ask, { body }) => sayOn(ask, body),
  }),
  api('POST', {
    path: '/tickets/:number/information_request',
    who: workers,
    audit: 'ticket_information_requested',
    summary: 'Asks the customer for information',
    body: message,
    answer: ticket_answer,
    crawl: sample,
    handle: async (ask, { body }) => {
      const found = await subjectOf(ask);
      return found
        ? afterMove(ask, await requestInformation(ask.tx, ask.viewer, found, spoken(body), ask.now))
        : notThere;
    },
  }),
  api('POST', {
    path: '/tickets/:number/proposal',
    who: workers,
    audit: 'ticket_proposed',
    summary: 'Proposes a solution',
    body: message,
    answer: ticket_answer,
    crawl: sample,
    handle: async (ask, { body }) => {
      const found = await subjectOf(ask);
      return found ? afterMove(ask, await propose(ask.tx, ask.viewer, found, spoken(body), ask.now)) : notThere;
    },
  }),
  api('DELETE', {
    path: '/tickets/:number/proposal',
    who: workers,
    audit: 'ticket_proposal_withdrawn',
    summary: 'Takes the proposed solution back',
    answer: ticket_answer,
    crawl: named,
    handle: async (ask) => {
      const found = await subjectOf(ask);
      return found ? afterMove(ask, await withdrawProposal(ask.tx, ask.viewer, found)) : notThere;
    },
  }),
  api('POST', {
    path: '/tickets/:number/validation',
    who: 'member',
    audit: 'ticket_closed',
    summary: 'Says whether the proposed solution worked',
    body: z.strictObject({
      outcome: z.enum(['solved', 'not_solved'], { error: 'invalid_choice' }),
      message: text.optional(),
    }),
    answer: ticket_answer,
    crawl: { ...named, json: { outcome: 'solved' } },
    handle: async (ask, { body: { outcome, message: words } }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      if (outcome === 'not_solved' && !words) return { problem: 422, errors: [{ field: 'message', code: 'required' }] };
      const given = { outcome, submission_id: newId(), channel: 'api', ...(words && { message: words }) } as const;
      return afterMove(ask, await validate(ask.tx, ask.viewer, found, given));
    },
  }),
  api('PUT', {
    path: '/tickets/:number/assignment',
    who: workers,
    audit: 'ticket_assigned',
    summary: 'Gives a request to somebody, to nobody (null) or to another queue',
    body: z.strictObject({ assignee_id: id.nullable().optional(), queue_id: id.optional() }),
    answer: ticket_answer,
    crawl: { ...named, json: { assignee_id: '0197b3a0-0000-7000-8000-000000000000' } },
    handle: async (ask, { body: { assignee_id, queue_id } }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      const { public_url } = ask.services.config;
      const wanted = { ...(assignee_id !== undefined && { assignee_id }), ...(queue_id && { queue_id }) };
      const done = await assign(ask.tx, ask.viewer, found, wanted);
      if (done === 'ended') return { problem: 409, state: found.status };
      if (done === 'not_in_queue') return choice('assignee_id');
      if (done === 'unknown_queue') return choice('queue_id');
      // In its new queue the caller may no longer see it: then as it was, without what changed.
      const now = await fullTicket(ask.tx, found.number);
      return { data: told(public_url, true, now ?? { ...found, queue: null, assignee: null }) };
    },
  }),
  api('PUT', {
    path: '/tickets/:number/known_issue',
    who: workers,
    audit: 'ticket_waits_for_issue',
    summary: 'Lets a request wait for an issue of the product, which must be registered',
    body: z.strictObject({ key: issue_key }),
    answer: ticket_answer,
    crawl: { ...named, json: { key: 'OFIS-1042' } },
    handle: async (ask, { body: { key } }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      const issue = await issueByKey(ask.tx, key);
      if (!issue) return { problem: 422, errors: [{ field: 'key', code: 'unknown_issue' }] };
      return afterMove(ask, await waitForIssue(ask.tx, ask.viewer, found, { issue, channel: 'api' }));
    },
  }),
  api('POST', {
    path: '/tickets/:number/cancellation',
    who: 'person',
    audit: 'ticket_cancelled',
    summary: 'Cancels a request; customers withdraw their own',
    body: z.strictObject({
      reason: z.enum(['withdrawn', 'duplicate', 'administrative'], { error: 'invalid_choice' }),
      duplicate_of: z.int().min(1).optional(),
      message: text.optional(),
    }),
    answer: ticket_answer,
    crawl: { ...named, json: { reason: 'withdrawn' } },
    handle: async (ask, { body: { reason, duplicate_of, message: words } }) => {
      const { tx, viewer } = ask;
      const found = await subjectOf(ask);
      const works = worksOn(viewer);
      if (!found || (isStaff(viewer) && !works)) return notThere;
      if (!works && found.requester.id !== viewer.person_id) return notThere;
      if (reason !== 'withdrawn' && !works) return choice('reason');
      if ((duplicate_of !== undefined) !== (reason === 'duplicate')) return choice('duplicate_of');
      const master = duplicate_of ? await fullTicket(tx, duplicate_of) : undefined;
      if (duplicate_of && (!master || master.id === found.id || master.organization_id !== found.organization_id))
        return choice('duplicate_of');
      const moved = await cancel(tx, viewer, found, {
        reason,
        message: words,
        submission_id: newId(),
        channel: 'api',
        ...(master && { duplicate_of: master }),
      });
      return afterMove(ask, moved);
    },
  }),
  api('POST', {
    path: '/tickets/:number/closing',
    who: workers,
    audit: 'ticket_closed',
    summary: 'Closes a request for the customer, saying why',
    body: z.strictObject({
      reason: z.enum(['validated', 'administrative'], { error: 'invalid_choice' }),
      message: text.optional(),
    }),
    answer: ticket_answer,
    crawl: { ...named, json: { reason: 'administrative', message: 'Encerrada a pedido.' } },
    handle: async (ask, { body }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      return afterMove(
        ask,
        await close(ask.tx, ask.viewer, found, { ...body, submission_id: newId(), channel: 'api' }),
      );
    },
  }),
  api('POST', {
    path: '/tickets/:number/follow_ups',
    who: 'member',
    audit: 'ticket_followed_up',
    summary: 'Opens a follow-up of a closed request',
    body: message,
    answer: ticket_answer,
    crawl: sample,
    handle: async (ask, { body }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      const made = await followUp(ask.tx, member(ask.viewer), found, spoken(body));
      if (!made.ok) return { problem: 409, state: found.status, detail: made.reason };
      return seenFrom({ ...ask, params: { number: String(made.number) } });
    },
  }),
];
