import { type FieldError, readForm } from '../../lib/forms.ts';
import { formatOf } from '../../lib/format.ts';
import { newId } from '../../lib/tokens.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { organization, organizations } from '../organizations/find.ts';
import { members } from '../people/find-members.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { files_max, goodUploads, uploadErrors } from '../uploads.ts';
import { removeDraftFile } from '../tickets/discard-draft.ts';
import { draft, draftsOf } from '../tickets/find-drafts.ts';
import { filesOfDraft } from '../tickets/find-files.ts';
import { keepFiles } from '../tickets/keep-files.ts';
import { openByPhone } from '../tickets/open-by-phone.ts';
import { draftVersion, readOpening } from '../tickets/opening-form.ts';
import { workers } from '../tickets/ticket.ts';
import { type Caller, callerOf } from './find-caller.ts';
import { ChooseCompanyPage, ChooseCallerPage } from './pages/phone.tsx';
import { callerPage, type Writing } from './phone-answer.tsx';
import { caller_form } from './phone-form.ts';
import { savePhoneDraft } from './save-phone-draft.ts';

const body = 262_144;
const nil = '0197b3a0-0000-7000-8000-000000000000';
const everybody = { kind: null, state: null, suspended: null, product_id: null };
const q_max = 100;

const typedIn = (ask: Ask, field: string): string =>
  (ask.query.get(field) ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, q_max);

/** Sends the form back: its files wait in a draft of the agent's, in a transaction that stands whatever the answer is. */
async function again(ask: Ask, caller: Caller, errors: readonly FieldError[], redrawn = false): Promise<Answer> {
  const { tx, form, uploads } = ask;
  const viewer = person(ask.viewer);
  let writing: Writing = { id: readUuid(form['submission_id']) ?? newId(), version: draftVersion(form), form };
  const removed = readUuid(form['remove']);
  if (removed || goodUploads(uploads).length > 0) {
    await ask.pause();
    const saved = await savePhoneDraft(tx, viewer, caller, writing);
    if (saved.outcome !== 'opened') {
      writing = { ...writing, id: saved.id, version: saved.version };
      await keepFiles(tx, viewer, uploads, { id: saved.id, organization_id: caller.company.id });
      if (removed) await removeDraftFile(tx, viewer, saved.id, removed);
    }
    await ask.pause();
  }
  return callerPage(ask, caller, writing, { errors, redrawn });
}

/** First, or for somebody else: which company; and what the agent has begun for other callers. */
async function companyPage(ask: Ask, kept: string | null): Promise<Answer> {
  const { tx, chrome, query, t } = ask;
  const { person_id, time_zone } = person(ask.viewer);
  const q = typedIn(ask, 'q');
  const [found, drafts] = await Promise.all([
    q ? organizations(tx, { ...everybody, q }, null) : [],
    kept || q ? [] : draftsOf(tx, person_id),
  ]);
  const format = formatOf(chrome.locale, time_zone);
  return page(
    <ChooseCompanyPage
      {...{ chrome, q, found, kept }}
      drafts={drafts.map(({ updated_at, organization_name, ...row }) => ({
        ...row,
        saved: [organization_name, format.date_time(updated_at)].filter(Boolean).join(' · '),
      }))}
      notice={query.has('discarded') ? t.opening.draft_discarded : undefined}
    />,
  );
}

/** Opening a request for a customer who phoned: the company, who called, and the customer's own form. */
export const phone_routes = [
  get({
    path: '/desk/tickets/new',
    who: workers,
    handle: async (ask) => {
      const { tx, chrome, query, viewer, t } = ask;
      const asked = readUuid(query.get('draft') ?? undefined);
      const begun = asked ? await draft(tx, person(viewer).person_id, asked) : null;
      const chosen = readUuid(query.get('organization') ?? undefined);
      const organization_id = chosen ?? readUuid(begun?.form['organization_id']);
      if (!organization_id || query.has('q')) return companyPage(ask, begun && asked);
      const person_id = readUuid((chosen ? query.get('person') : begun?.form['requester_id']) ?? undefined);
      const caller = await callerOf(tx, organization_id, person_id);
      const notices = { saved: t.opening.draft_saved, conflict: t.opening.draft_conflict };
      const notice = Object.entries(notices).find(([name]) => begun && query.has(name))?.[1];
      const writing = begun ?? { id: newId(), version: 0, form: {} };
      if (caller) return callerPage(ask, caller, writing, notice ? { notice } : {});
      const company = await organization(tx, organization_id);
      // Whoever called may have left since; what they said has not.
      if (!company || (person_id && !begun)) return notFound;
      const q = typedIn(ask, 'who');
      const all = await members(tx, organization_id, { q, role: null, visibility: null, after: null });
      const found = all.filter(({ disabled_at, visibility }) => !disabled_at && visibility !== 'none');
      return page(<ChooseCallerPage {...{ chrome, company, q, found }} kept={begun && asked} />);
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
      const caller = called.ok && (await callerOf(tx, called.value.organization_id, called.value.requester_id));
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
