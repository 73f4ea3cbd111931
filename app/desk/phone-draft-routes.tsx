import { newId } from '../../lib/tokens.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { notFound, post, redirect } from '../route.ts';
import { uploadErrors } from '../uploads.ts';
import { discardDraft, removeDraftFile } from '../tickets/discard-draft.ts';
import { keepFiles } from '../tickets/keep-files.ts';
import { draftOf, draftVersion } from '../tickets/opening-form.ts';
import { workers } from '../tickets/ticket.ts';
import { callerOf } from './find-caller.ts';
import { callerPage } from './phone-answer.tsx';
import { savePhoneDraft } from './save-phone-draft.ts';

const body = 262_144;
const nil = '0197b3a0-0000-7000-8000-000000000000';

/** What an agent has begun to write for a caller: kept, thrown away. */
export const phone_draft_routes = [
  post({
    path: '/desk/tickets/drafts',
    who: workers,
    audit: 'draft_saved',
    crawl: {
      form: {
        organization_id: nil,
        requester_id: nil,
        subject: 'Nota não sai',
        submission_id: nil,
        draft_version: '0',
      },
    },
    limits: { body, uploads: true },
    handle: async (ask) => {
      const { tx, form, uploads } = ask;
      const viewer = person(ask.viewer);
      const caller = await callerOf(tx, readUuid(form['organization_id']), readUuid(form['requester_id']));
      if (!caller) return notFound;
      const id = readUuid(form['submission_id']) ?? newId();
      const saved = await savePhoneDraft(tx, viewer, caller, { id, version: draftVersion(form), form });
      if (saved.outcome === 'opened') return redirect(`/desk/tickets/${saved.number}`);
      await keepFiles(tx, viewer, uploads, { id: saved.id, organization_id: caller.company.id });
      const removed = readUuid(form['remove']);
      if (removed) await removeDraftFile(tx, viewer, saved.id, removed);
      const wrong = uploadErrors(uploads);
      if (wrong.length === 0) return redirect(`/desk/tickets/new?draft=${saved.id}&${saved.outcome}`);
      await ask.pause();
      return callerPage(ask, caller, { ...saved, form: draftOf(form) }, { errors: wrong });
    },
  }),
  post({
    path: '/desk/tickets/drafts/:draft/discard',
    who: workers,
    audit: 'draft_discarded',
    crawl: { params: { draft: 'draft' } },
    handle: async ({ tx, viewer, params }) => {
      const id = readUuid(params['draft']);
      if (id) await discardDraft(tx, person(viewer), id);
      return redirect('/desk/tickets/new?discarded');
    },
  }),
];
