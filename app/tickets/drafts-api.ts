import { z } from 'zod';
import { formatOf } from '../../lib/format.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, notThere } from '../api.ts';
import { member } from '../guard.ts';
import { type Call, subjectOf } from './api-subject.ts';
import { draftOf } from './opening-form.ts';
import { type DraftSaved, saveDraft } from './save-draft.ts';
import { severalSubjects } from './several-subjects.ts';

const body = z.strictObject({
  version: z.int().min(0).max(2_000_000_000),
  form: z.record(z.string().max(60), z.string().max(100_000)),
});
const outcome = z.enum(['saved', 'conflict', 'opened']);
const answer = z.strictObject({
  outcome,
  draft: z.uuid().nullable(),
  version: z.int(),
  saved: z.string(),
  several: z.boolean(),
});

/** What pages save while somebody types. */
export const draft_api = [
  api('PUT', {
    path: '/drafts/:draft',
    who: 'member',
    summary: 'Keeps what has been written so far of a new request',
    audit: 'draft_saved',
    crawl: { params: { draft: 'draft' }, json: { version: 0, form: { subject: 'Nota não sai' } } },
    body,
    answer,
    handle: async (ask, { body: { version, form } }) => {
      const id = readUuid(ask.params['draft']);
      if (!id) return notThere;
      const kept = draftOf(form);
      const done = await saveDraft(ask.tx, member(ask.viewer), { id, version, form: kept });
      return { data: { ...saved(ask, done), several: severalSubjects(kept['description'] ?? '') !== null } };
    },
  }),
  api('PUT', {
    path: '/tickets/:number/drafts/:draft',
    who: 'person',
    summary: 'Keeps what has been written so far of an answer or a note',
    audit: 'draft_saved',
    crawl: { params: { number: 'ticket', draft: 'draft' }, json: { version: 0, form: { message: 'Meia frase' } } },
    body,
    answer,
    handle: async (ask, { body: { version, form } }) => {
      const id = readUuid(ask.params['draft']);
      const ticket = await subjectOf(ask);
      if (!id || !ticket) return notThere;
      const done = await saveDraft(ask.tx, ask.viewer, { id, version, form: draftOf(form), ticket });
      return { data: { ...saved(ask, done), several: false } };
    },
  }),
];

function saved({ viewer, locale, now }: Call, done: DraftSaved) {
  const [draft, version] = done.outcome === 'opened' ? [null, 0] : [done.id, done.version];
  return { outcome: done.outcome, draft, version, saved: formatOf(locale, viewer.time_zone).time(now) };
}
