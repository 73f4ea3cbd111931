import { type FieldError, readForm } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import { readUuid } from '../../lib/uuid.ts';
import { entitledModules } from '../catalog/find.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { organization, organizations } from '../organizations/find.ts';
import { member, members } from '../people/find-members.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { files_max, goodUploads, uploadErrors } from '../uploads.ts';
import { removeDraftFile } from '../tickets/discard-draft.ts';
import { filesOfDraft } from '../tickets/find-files.ts';
import { keepFiles } from '../tickets/keep-files.ts';
import { offeredOf } from '../tickets/offered.ts';
import { openByPhone } from '../tickets/open-by-phone.ts';
import { kindOf, readOpening } from '../tickets/opening-form.ts';
import { workers } from '../tickets/ticket.ts';
import { CallerPage, ChooseCompanyPage, ChooseCallerPage } from './pages/phone.tsx';
import { caller_form } from './phone-form.ts';

const body = 262_144;
const nil = '0197b3a0-0000-7000-8000-000000000000';
const everybody = { kind: null, state: null, suspended: null, product_id: null };
const q_max = 100;

const typedIn = (ask: Ask, field: string): string =>
  (ask.query.get(field) ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, q_max);

/** Who called: somebody who sees requests of the company. */
async function callerOf(ask: Ask, organization_id: string | null, person_id: string | null) {
  if (!organization_id || !person_id) return null;
  const [company, found] = await Promise.all([
    organization(ask.tx, organization_id),
    member(ask.tx, organization_id, person_id),
  ]);
  return company && found && !found.disabled_at && found.visibility !== 'none' ? { company, person: found } : null;
}

type Caller = NonNullable<Awaited<ReturnType<typeof callerOf>>>;

async function formPage(ask: Ask, caller: Caller, errors: readonly FieldError[], redrawn = false): Promise<Answer> {
  const { tx, form, chrome, t } = ask;
  const id = readUuid(form['submission_id']) ?? newId();
  const [modules, files] = await Promise.all([
    entitledModules(tx, caller.company.id),
    filesOfDraft(tx, person(ask.viewer).person_id, id),
  ]);
  const offered = await offeredOf(tx, ask, modules);
  return page(
    <CallerPage
      {...{ chrome, caller, files }}
      offered={{ ...offered, customers: [] }}
      kind={kindOf(form)}
      typed={{ ...form, submission_id: id }}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 && !redrawn ? 422 : 200 },
  );
}

/** Sends the form back: its files wait with the agent, in a transaction that stands whatever the answer is. */
async function again(ask: Ask, caller: Caller, errors: readonly FieldError[], redrawn = false): Promise<Answer> {
  const { tx, form, uploads } = ask;
  const viewer = person(ask.viewer);
  const id = readUuid(form['submission_id']) ?? newId();
  const removed = readUuid(form['remove']);
  if (removed || goodUploads(uploads).length > 0) {
    await ask.pause();
    await keepFiles(tx, viewer, uploads, { id, organization_id: caller.company.id });
    if (removed) await removeDraftFile(tx, viewer, id, removed);
    await ask.pause();
  }
  form['submission_id'] = id;
  return formPage(ask, caller, errors, redrawn);
}

/** Opening a request for a customer who phoned: the company, who called, and the customer's own form. */
export const phone_routes = [
  get({
    path: '/desk/tickets/new',
    who: workers,
    handle: async (ask) => {
      const { tx, chrome, query } = ask;
      const organization_id = readUuid(query.get('organization') ?? undefined);
      if (!organization_id) {
        const q = typedIn(ask, 'q');
        const found = q ? await organizations(tx, { ...everybody, q }, null) : [];
        return page(<ChooseCompanyPage {...{ chrome, q, found }} />);
      }
      const person_id = readUuid(query.get('person') ?? undefined);
      const caller = await callerOf(ask, organization_id, person_id);
      if (caller) return formPage(ask, caller, []);
      const company = await organization(tx, organization_id);
      if (!company || person_id) return notFound;
      const q = typedIn(ask, 'who');
      const all = await members(tx, organization_id, { q, role: null, visibility: null, after: null });
      const found = all.filter(({ disabled_at, visibility }) => !disabled_at && visibility !== 'none');
      return page(<ChooseCallerPage {...{ chrome, company, q, found }} />);
    },
  }),
  post({
    path: '/desk/tickets',
    who: workers,
    audit: 'ticket_opened',
    crawl: {
      form: {
        organization_id: nil,
        requester_id: nil,
        subject: 'Nota não sai',
        description: 'A nota não sai desde cedo.',
        kind: 'question',
        severity: 'medium',
        module_id: nil,
        release_id: nil,
        submission_id: nil,
      },
    },
    limits: { body, uploads: true },
    handle: async (ask) => {
      const { tx, uploads } = ask;
      const viewer = person(ask.viewer);
      const { organization_id = '', requester_id = '', redraw, remove, ...form } = ask.form;
      const called = readForm(caller_form, { organization_id, requester_id });
      const caller = called.ok && (await callerOf(ask, called.value.organization_id, called.value.requester_id));
      if (!caller) return notFound;
      if (redraw !== undefined || remove !== undefined) return again(ask, caller, uploadErrors(uploads), true);
      const reading = readOpening(form);
      const kept = await filesOfDraft(tx, viewer.person_id, readUuid(form['submission_id']) ?? nil);
      const wrong = [
        ...(reading.ok ? [] : reading.errors),
        ...uploadErrors(uploads),
        ...(kept.length + uploads.length > files_max ? [{ field: 'files', code: 'files_too_many' } as const] : []),
      ];
      if (!reading.ok || wrong.length > 0) return again(ask, caller, wrong);
      const opened = await openByPhone(tx, viewer, called.value, { ...reading.value, files: uploads });
      if (!opened.ok) return again(ask, caller, opened.errors);
      return redirect(opened.seen ? `/desk/tickets/${opened.number}?opened` : `/desk?opened=${String(opened.number)}`);
    },
  }),
];
