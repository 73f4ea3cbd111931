import { readUuid } from '../../lib/uuid.ts';
import { api, notThere } from '../api.ts';
import { member } from '../guard.ts';
import { subjectOf } from './api-subject.ts';
import { draft_answer, draft_body, draftSaved } from './draft-answer.ts';
import { draftOf } from './opening-form.ts';
import { saveDraft } from './save-draft.ts';
import { severalSubjects } from './several-subjects.ts';

/** What pages save while somebody types. */
export const draft_api = [
  api('PUT', {
    path: '/drafts/:draft',
    who: 'member',
    summary: 'Keeps what has been written so far of a new request',
    audit: 'draft_saved',
    crawl: { params: { draft: 'draft' }, json: { version: 0, form: { subject: 'Nota não sai' } } },
    body: draft_body,
    answer: draft_answer,
    handle: async (ask, { body: { version, form } }) => {
      const id = readUuid(ask.params['draft']);
      if (!id) return notThere;
      const kept = draftOf(form);
      const done = await saveDraft(ask.tx, member(ask.viewer), { id, version, form: kept });
      return { data: draftSaved(ask, done, severalSubjects(kept['description'] ?? '') !== null) };
    },
  }),
  api('PUT', {
    path: '/tickets/:number/drafts/:draft',
    who: 'person',
    summary: 'Keeps what has been written so far of an answer or a note',
    audit: 'draft_saved',
    crawl: { params: { number: 'ticket', draft: 'draft' }, json: { version: 0, form: { message: 'Meia frase' } } },
    body: draft_body,
    answer: draft_answer,
    handle: async (ask, { body: { version, form } }) => {
      const id = readUuid(ask.params['draft']);
      const ticket = await subjectOf(ask);
      if (!id || !ticket) return notThere;
      const done = await saveDraft(ask.tx, ask.viewer, { id, version, form: draftOf(form), ticket });
      return { data: draftSaved(ask, done) };
    },
  }),
];
