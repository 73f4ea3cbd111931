import { readUuid } from '../../lib/uuid.ts';
import { api, notThere } from '../api.ts';
import { draft_answer, draft_body, draftSaved } from '../tickets/draft-answer.ts';
import { workers } from '../tickets/ticket.ts';
import { callerOf } from './find-caller.ts';
import { savePhoneDraft } from './save-phone-draft.ts';

const nil = '0197b3a0-0000-7000-8000-000000000000';

/** What the form of the phone saves while an agent types. */
export const phone_api = [
  api('PUT', {
    path: '/phone_drafts/:draft',
    who: workers,
    summary: 'Keeps what has been written so far of a request somebody reported by phone',
    audit: 'draft_saved',
    crawl: {
      params: { draft: 'draft' },
      json: { version: 0, form: { organization_id: nil, requester_id: nil, subject: 'Nota não sai' } },
    },
    body: draft_body,
    answer: draft_answer,
    handle: async (ask, { body: { version, form } }) => {
      const id = readUuid(ask.params['draft']);
      const caller = await callerOf(ask.tx, readUuid(form['organization_id']), readUuid(form['requester_id']));
      if (!id || !caller) return notThere;
      return { data: draftSaved(ask, await savePhoneDraft(ask.tx, ask.viewer, caller, { id, version, form })) };
    },
  }),
];
