import { z } from 'zod';
import { formatOf } from '../../lib/format.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api } from '../api.ts';
import { member } from '../guard.ts';
import { draftOf } from './opening-form.ts';
import { saveDraft } from './save-draft.ts';
import { severalSubjects } from './several-subjects.ts';

/** What the page of a new request saves while somebody types. */
export const draft_api = [
  api('PUT', {
    path: '/drafts/:draft',
    who: 'member',
    summary: 'Keeps what has been written so far of a new request',
    audit: 'draft_saved',
    crawl: { params: { draft: 'draft' }, json: { version: 0, form: { subject: 'Nota não sai' } } },
    body: z.strictObject({
      version: z.int().min(0).max(2_000_000_000),
      form: z.record(z.string().max(60), z.string().max(100_000)),
    }),
    answer: z.strictObject({
      outcome: z.enum(['saved', 'conflict', 'opened']),
      draft: z.uuid().nullable(),
      version: z.int(),
      saved: z.string(),
      several: z.boolean(),
    }),
    handle: async ({ tx, viewer, params, now, locale }, { body }) => {
      const id = readUuid(params['draft']);
      if (!id) return { problem: 404 };
      const form = draftOf(body.form);
      const done = await saveDraft(tx, member(viewer), { id, version: body.version, form });
      const saved = formatOf(locale, viewer.time_zone).time(now);
      const several = severalSubjects(form['description'] ?? '') !== null;
      const [draft, version] = done.outcome === 'opened' ? [null, 0] : [done.id, done.version];
      return { data: { outcome: done.outcome, draft, version, saved, several } };
    },
  }),
];
