import { issueByKey } from '../../../app/known-issues/find.ts';
import { registerIssue } from '../../../app/known-issues/register-issue.ts';
import { addNote, answer } from '../../../app/tickets/answer.ts';
import { assign } from '../../../app/tickets/assign.ts';
import { cancel } from '../../../app/tickets/cancel.ts';
import { classify } from '../../../app/tickets/classify.ts';
import { close } from '../../../app/tickets/close.ts';
import type { Subject } from '../../../app/tickets/happen.ts';
import type { Moved } from '../../../app/tickets/move.ts';
import { propose, withdrawProposal } from '../../../app/tickets/propose.ts';
import { reply } from '../../../app/tickets/reply.ts';
import { requestInformation, resume } from '../../../app/tickets/request-information.ts';
import type { Kind, Severity } from '../../../app/tickets/ticket.ts';
import { validate } from '../../../app/tickets/validate.ts';
import { waitForIssue } from '../../../app/tickets/wait-for-issue.ts';
import type { Upload } from '../../../app/uploads.ts';
import type { Tx } from '../../../lib/database.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Step } from './story.ts';

type How = {
  submission_id: string;
  message: string;
  files: Upload[];
  now: Date;
  person_id: string | null;
  of: Subject | null;
  issue: { key: string; title: string } | null;
  class: { kind: Kind; severity: Severity } | null;
};

type Doing = (tx: Tx, viewer: Person, ticket: Subject, how: How) => Promise<boolean>;

const moved = async (work: Promise<Moved>): Promise<boolean> => (await work).ok;

/** The verb of each step. False: it was refused. */
export const doings: Record<Step['does'], Doing> = {
  answers: (...step) => moved(answer(...step)),
  replies: (...step) => moved(reply(...step)),
  notes: async (...step) => {
    await addNote(...step);
    return true;
  },
  asks: (tx, viewer, ticket, how) => moved(requestInformation(tx, viewer, ticket, how, how.now)),
  goes_on: (tx, viewer, ticket) => moved(resume(tx, viewer, ticket)),
  proposes: (tx, viewer, ticket, how) => moved(propose(tx, viewer, ticket, how, how.now)),
  takes_proposal_back: (tx, viewer, ticket) => moved(withdrawProposal(tx, viewer, ticket)),
  confirms: (tx, viewer, ticket, how) => moved(validate(tx, viewer, ticket, { outcome: 'solved', ...how })),
  is_not_helped: (tx, viewer, ticket, how) => moved(validate(tx, viewer, ticket, { outcome: 'not_solved', ...how })),
  closes: (tx, viewer, ticket, how) => moved(close(tx, viewer, ticket, { reason: 'validated', ...how })),
  closes_administratively: (tx, viewer, ticket, how) =>
    moved(close(tx, viewer, ticket, { reason: 'administrative', ...how })),
  withdraws: (tx, viewer, ticket, how) => moved(cancel(tx, viewer, ticket, { reason: 'withdrawn', ...how })),
  repeats: (tx, viewer, ticket, { of, submission_id }) =>
    moved(cancel(tx, viewer, ticket, { reason: 'duplicate', submission_id, ...(of && { duplicate_of: of }) })),
  waits_for_issue: async (tx, viewer, ticket, { issue }) => {
    if (!issue) return false;
    const made = await registerIssue(tx, viewer, { ...issue, product_id: null });
    const id = made.ok ? made.id : (await issueByKey(tx, issue.key))?.id;
    return id ? moved(waitForIssue(tx, viewer, ticket, { issue: { id, key: issue.key } })) : false;
  },
  assigns: async (tx, viewer, ticket, { person_id }) =>
    (await assign(tx, viewer, ticket, { assignee_id: person_id })) === 'assigned',
  classifies: (tx, viewer, ticket, { class: given, message, submission_id }) =>
    classify(tx, viewer, ticket, { kind: 'question', severity: 'medium', ...given, reason: message, submission_id }),
};
