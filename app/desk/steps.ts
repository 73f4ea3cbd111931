import { z } from 'zod';
import { type FieldError, line, orNone, prose, version } from '../../lib/forms.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Tx } from '../../lib/database.ts';
import type { AuditEvent } from '../audit/record.ts';
import { issueByKey } from '../known-issues/find.ts';
import { issue_key, issue_title } from '../known-issues/known-issue.ts';
import { registerIssue } from '../known-issues/register-issue.ts';
import type { Upload } from '../uploads.ts';
import { addNote, answer } from '../tickets/answer.ts';
import { assign } from '../tickets/assign.ts';
import { cancel } from '../tickets/cancel.ts';
import { classify } from '../tickets/classify.ts';
import { close } from '../tickets/close.ts';
import { searchedNumber } from '../tickets/filters.ts';
import type { Case } from '../tickets/find-case.ts';
import { propose, withdrawProposal } from '../tickets/propose.ts';
import { requestInformation, resume } from '../tickets/request-information.ts';
import { waitForIssue } from '../tickets/wait-for-issue.ts';
import { kinds, message_max, severities } from '../tickets/ticket.ts';

export const step_names = [
  'messages',
  'take',
  'assignment',
  'queue',
  'classification',
  'closing',
  'cancellation',
  'duplicate',
  'issue',
  'resumption',
  'withdrawal',
] as const;
export type StepName = (typeof step_names)[number];
export const intents = ['answer', 'note', 'propose', 'ask'] as const;

/** What a step comes to: done, refused because of where the request stands, or a field that does not fit. */
export type Outcome = 'done' | 'refused' | FieldError;

type Context = { tx: Tx; viewer: Person; ticket: Case; now: Date; files: readonly Upload[] };
type Step<Value> = {
  audit: AuditEvent;
  form: z.ZodType<Value>;
  sample: Record<string, string>;
  /** Read by the customer: held back when something happened that its writer had not seen. */
  held: (value: Value) => boolean;
  /** Whether files may come with it. */
  files: boolean;
  run: (context: Context, value: Value) => Promise<Outcome>;
};

const id = '0197b3a0-0000-7000-8000-000000000000';
const submission_id = z.uuid({ error: 'unknown_field' });
const said = { message: prose(message_max), submission_id, seen: version };
const reason_max = 2_000;
const outcome = (moved: { ok: boolean }): Outcome => (moved.ok ? 'done' : 'refused');
const step = <Value>(
  declared: Omit<Step<Value>, 'held' | 'files'> & Partial<Pick<Step<Value>, 'held' | 'files'>>,
): Step<Value> => ({
  held: () => false,
  files: false,
  ...declared,
});

async function assigned(
  { tx, viewer, ticket }: Context,
  change: Parameters<typeof assign>[3],
  field: string,
): Promise<Outcome> {
  const result = await assign(tx, viewer, ticket, change);
  if (result === 'assigned') return 'done';
  return result === 'ended' ? 'refused' : { field, code: 'invalid_choice' };
}

/** Everything the desk can do with a request: what its form holds, and the verb behind it. */
export const steps = {
  messages: step({
    audit: 'ticket_answered',
    form: z.strictObject({ ...said, intent: z.enum(intents) }),
    sample: { message: 'Vamos ver.', submission_id: id, seen: '1', intent: 'answer' },
    held: ({ intent }) => intent !== 'note',
    files: true,
    run: async ({ tx, viewer, ticket, now, files }, { intent, ...words }) => {
      const saying = { ...words, files };
      if (intent === 'answer') return outcome(await answer(tx, viewer, ticket, saying));
      if (intent === 'propose') return outcome(await propose(tx, viewer, ticket, saying, now));
      if (intent === 'ask') return outcome(await requestInformation(tx, viewer, ticket, saying, now));
      await addNote(tx, viewer, ticket, saying);
      return 'done';
    },
  }),
  take: step({
    audit: 'ticket_taken',
    form: z.strictObject({}),
    sample: {},
    run: (context) => assigned(context, { assignee_id: context.viewer.person_id }, ''),
  }),
  assignment: step({
    audit: 'ticket_assigned',
    form: z.strictObject({
      assignee_id: z.union([z.literal('').transform(() => null), z.uuid({ error: 'invalid_choice' })]),
    }),
    sample: { assignee_id: id },
    run: (context, { assignee_id }) => assigned(context, { assignee_id }, 'assignee_id'),
  }),
  queue: step({
    audit: 'ticket_queue_changed',
    form: z.strictObject({ queue_id: z.uuid({ error: 'invalid_choice' }) }),
    sample: { queue_id: id },
    run: (context, { queue_id }) => assigned(context, { queue_id }, 'queue_id'),
  }),
  classification: step({
    audit: 'ticket_classified',
    form: z.strictObject({
      kind: z.enum(kinds),
      severity: z.enum(severities),
      reason: prose(reason_max),
      submission_id,
    }),
    sample: { kind: 'error', severity: 'high', reason: 'Para a emissão.', submission_id: id },
    run: async ({ tx, viewer, ticket }, value) => ((await classify(tx, viewer, ticket, value)) ? 'done' : 'refused'),
  }),
  closing: step({
    audit: 'ticket_closed',
    form: z.strictObject({ ...said, reason: z.enum(['validated', 'administrative']) }),
    sample: { message: 'O cliente confirmou: "resolveu".', submission_id: id, seen: '1', reason: 'validated' },
    held: () => true,
    files: true,
    run: async ({ tx, viewer, ticket, files }, value) => outcome(await close(tx, viewer, ticket, { ...value, files })),
  }),
  cancellation: step({
    audit: 'ticket_cancelled',
    form: z.strictObject(said),
    sample: { message: 'Aberta por engano.', submission_id: id, seen: '1' },
    held: () => true,
    files: true,
    run: async ({ tx, viewer, ticket, files }, value) =>
      outcome(await cancel(tx, viewer, ticket, { ...value, files, reason: 'administrative' })),
  }),
  duplicate: step({
    audit: 'ticket_duplicate_linked',
    form: z.strictObject({ duplicate_of: line(30), submission_id }),
    sample: { duplicate_of: '1', submission_id: id },
    run: async ({ tx, viewer, ticket }, { duplicate_of, submission_id: submission }) => {
      const number = searchedNumber(duplicate_of);
      // Another organisation's request is as unknown as one that does not exist.
      const master = number
        ? await tx
            .selectFrom('tickets')
            .select(['id', 'number', 'organization_id'])
            .where('number', '=', number)
            .where('organization_id', '=', ticket.organization_id)
            .where('id', '!=', ticket.id)
            .executeTakeFirst()
        : undefined;
      if (!master) return { field: 'duplicate_of', code: 'invalid_choice' };
      return outcome(
        await cancel(tx, viewer, ticket, { reason: 'duplicate', duplicate_of: master, submission_id: submission }),
      );
    },
  }),
  issue: step({
    audit: 'ticket_waits_for_issue',
    form: z.strictObject({ key: issue_key, title: orNone(issue_title) }),
    sample: { key: 'OFIS-1042', title: 'DIFAL zerado para consumidor final' },
    run: async ({ tx, viewer, ticket }, { key, title }) => {
      let issue = await issueByKey(tx, key);
      if (!issue) {
        if (!title) return { field: 'title', code: 'unknown_issue' };
        await registerIssue(tx, viewer, { key, title, product_id: ticket.product_id });
        issue = await issueByKey(tx, key);
      }
      return issue
        ? outcome(await waitForIssue(tx, viewer, ticket, { issue }))
        : { field: 'key', code: 'unknown_issue' };
    },
  }),
  resumption: step({
    audit: 'ticket_resumed',
    form: z.strictObject({}),
    sample: {},
    run: async ({ tx, viewer, ticket }) => outcome(await resume(tx, viewer, ticket)),
  }),
  withdrawal: step({
    audit: 'ticket_proposal_withdrawn',
    form: z.strictObject({}),
    sample: {},
    run: async ({ tx, viewer, ticket }) => outcome(await withdrawProposal(tx, viewer, ticket)),
  }),
};
