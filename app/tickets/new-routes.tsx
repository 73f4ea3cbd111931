import type { FieldError } from '../../lib/forms.ts';
import { formatOf } from '../../lib/format.ts';
import { newId } from '../../lib/tokens.ts';
import { readUuid } from '../../lib/uuid.ts';
import { member, person } from '../guard.ts';
import { get, page, post, redirect } from '../route.ts';
import { refusals } from '../refusals.ts';
import { allModules, entitledModules } from '../catalog/find.ts';
import { servedCustomers } from '../people/served.ts';
import type { Ask } from '../context.ts';
import { files_max, goodUploads, uploadErrors } from '../uploads.ts';
import { removeDraftFile } from './discard-draft.ts';
import { draft, draftsOf } from './find-drafts.ts';
import { filesOfDraft } from './find-files.ts';
import { keepFiles } from './keep-files.ts';
import { offeredOf } from './offered.ts';
import { open } from './open.ts';
import { draftOf, draftVersion, kindOf, readOpening } from './opening-form.ts';
import { NewPage } from './pages/new.tsx';
import { RestrictedPage } from './pages/restricted.tsx';
import { saveDraft } from './save-draft.ts';
import { severalSubjects } from './several-subjects.ts';
import { answersFor, begunFrom } from './find-answers.ts';
import { subject_max } from './ticket.ts';

// A consultant chooses among the customers of the unit; past this many the switch of the header is the way.
const offered_customers = 200;
const body = 262_144;
const nil = '0197b3a0-0000-7000-8000-000000000000';

const restricted = ({ viewer }: Ask): boolean => viewer.kind === 'person' && viewer.visibility === 'none';

type Writing = { id: string; version: number; form: Record<string, string> };

/** The form with all it offers, and what was begun before. */
async function newPage(ask: Ask, { id, version, form }: Writing, errors: readonly FieldError[], notice?: string) {
  const { tx, viewer, chrome, t } = ask;
  const { unit_id, organization_id, organization_kind, person_id, time_zone } = member(viewer);
  const unit = unit_id ?? (organization_kind === 'unit' ? organization_id : null);
  const [modules, customers, drafts, files] = await Promise.all([
    organization_kind === 'unit' ? allModules(tx) : entitledModules(tx),
    unit ? servedCustomers(tx, unit, { limit: offered_customers }) : [],
    draftsOf(tx, person_id),
    filesOfDraft(tx, person_id, id),
  ]);
  const [offered, answers] = await Promise.all([offeredOf(tx, ask, modules), answersFor(ask, form, modules)]);
  const format = formatOf(chrome.locale, time_zone);
  return page(
    <NewPage
      chrome={chrome}
      viewer={member(viewer)}
      offered={{ ...offered, customers }}
      drafts={drafts
        .filter((row) => row.id !== id)
        .map((row) => ({ id: row.id, subject: row.subject, saved: format.date_time(row.updated_at) }))}
      files={files}
      kind={kindOf(form)}
      typed={{ ...form, submission_id: id, draft_version: String(version) }}
      several={severalSubjects(form['description'] ?? '') !== null}
      {...answers}
      notice={notice}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

/** Sends the form back; files cannot be sent back, so they wait in the draft. */
async function refuse(ask: Ask, id: string, errors: readonly FieldError[]) {
  const { tx, viewer, form, uploads } = ask;
  const known = readUuid(id) ?? newId();
  let version = draftVersion(form);
  let draft_id = known;
  if (goodUploads(uploads).length > 0) {
    // A refused verb has written nothing, but may have acted for somebody else.
    await ask.pause();
    const saved = await saveDraft(tx, member(viewer), { id: known, version, form: draftOf(form) });
    if (saved.outcome !== 'opened') {
      [draft_id, version] = [saved.id, saved.version];
      await keepFiles(tx, member(viewer), uploads, { id: draft_id, organization_id: member(viewer).organization_id });
    }
    await ask.pause();
  }
  return newPage(ask, { id: draft_id, version, form }, errors);
}

export const new_routes = [
  get({
    path: '/tickets/new',
    who: 'member',
    handle: async (ask) => {
      if (restricted(ask)) return page(<RestrictedPage chrome={ask.chrome} />);
      const { query, tx, viewer, t } = ask;
      const words = t.opening;
      const asked = readUuid(query.get('draft') ?? undefined);
      const begun = asked && (await draft(tx, person(viewer).person_id, asked));
      const subject = (query.get('subject') ?? '').slice(0, subject_max);
      const fresh = { id: newId(), version: 0, form: { subject, ...(await begunFrom(ask)) } };
      const notices = { saved: words.draft_saved, conflict: words.draft_conflict, split: words.split_done };
      const notice = Object.entries(notices).find(([name]) => begun && query.has(name))?.[1];
      return newPage(ask, begun || fresh, [], query.has('discarded') ? words.draft_discarded : notice);
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
        kind: 'question',
        severity: 'medium',
        module_id: nil,
        release_id: nil,
        on_behalf_of: nil,
        submission_id: nil,
      },
    },
    limits: { body, uploads: true },
    handle: async (ask) => {
      const { tx, viewer, form, uploads } = ask;
      if (restricted(ask)) return page(<RestrictedPage chrome={ask.chrome} />, { status: 403 });
      const reading = readOpening(form);
      const id = form['submission_id'] ?? '';
      const wrong_files = uploadErrors(uploads);
      if (!reading.ok) return refuse(ask, id, [...reading.errors, ...wrong_files]);
      if (wrong_files.length > 0) return refuse(ask, id, wrong_files);
      const { person_id, organization_id } = member(viewer);
      // A draft holds no more than a request may: only with what comes on top of it there can be too many.
      const waiting = uploads.length > 0 ? await filesOfDraft(tx, person_id, reading.value.submission_id) : [];
      if (waiting.length + uploads.length > files_max)
        return refuse(ask, id, [{ field: 'files', code: 'files_too_many' }]);
      const opened = await open(tx, member(viewer), { ...reading.value, files: uploads });
      if (!opened.ok) return refuse(ask, id, opened.errors);
      if (opened.other_words) {
        const other = { id: newId(), organization_id };
        await saveDraft(tx, member(viewer), { id: other.id, version: 0, form: draftOf(form) });
        await keepFiles(tx, member(viewer), uploads, other);
        return redirect(`/tickets/new?draft=${other.id}&conflict`);
      }
      // Opened for another customer than the one acted for: its page would not be seen from here.
      const { on_behalf_of } = reading.value;
      const elsewhere = on_behalf_of !== undefined && on_behalf_of !== organization_id;
      return redirect(elsewhere ? `/tickets?opened=${opened.number}` : `/tickets/${opened.number}?opened`);
    },
  }),
  post({
    path: '/tickets/drafts',
    who: 'member',
    audit: 'draft_saved',
    crawl: { form: { subject: 'Nota não sai', submission_id: nil, draft_version: '0' } },
    limits: { body, uploads: true },
    handle: async (ask) => {
      const { tx, viewer, form, uploads } = ask;
      const id = readUuid(form['submission_id']) ?? newId();
      const saved = await saveDraft(tx, member(viewer), { id, version: draftVersion(form), form: draftOf(form) });
      if (saved.outcome === 'opened') return redirect(`/tickets/${saved.number}`);
      await keepFiles(tx, member(viewer), uploads, { id: saved.id, organization_id: member(viewer).organization_id });
      const removed = readUuid(form['remove']);
      if (removed) await removeDraftFile(tx, person(viewer), saved.id, removed);
      const wrong = uploadErrors(uploads);
      if (wrong.length === 0) return redirect(`/tickets/new?draft=${saved.id}&${saved.outcome}`);
      await ask.pause();
      return newPage(ask, { ...saved, form: draftOf(form) }, wrong);
    },
  }),
  post({
    path: '/tickets/drafts/split',
    who: 'member',
    audit: 'draft_saved',
    crawl: { form: { description: 'Uma dúvida.', submission_id: nil, draft_version: '0' } },
    limits: { body, uploads: true },
    handle: async (ask) => {
      const { tx, viewer, form, uploads } = ask;
      const id = readUuid(form['submission_id']) ?? newId();
      const parts = severalSubjects(form['description'] ?? '');
      const first = draftOf({ ...form, ...(parts && { description: parts.first }) });
      const saved = await saveDraft(tx, member(viewer), { id, version: draftVersion(form), form: first });
      if (saved.outcome === 'opened') return redirect(`/tickets/${saved.number}`);
      await keepFiles(tx, member(viewer), uploads, { id: saved.id, organization_id: member(viewer).organization_id });
      if (parts) {
        const { subject: _, ...same } = first;
        await saveDraft(tx, member(viewer), { id: newId(), version: 0, form: { ...same, description: parts.rest } });
      }
      return redirect(`/tickets/new?draft=${saved.id}&${parts && saved.outcome === 'saved' ? 'split' : saved.outcome}`);
    },
  }),
];
