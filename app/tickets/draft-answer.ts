import { z } from 'zod';
import { formatOf } from '../../lib/format.ts';
import type { Call } from './api-subject.ts';
import type { DraftSaved } from './save-draft.ts';

/** What a page sends while somebody types. */
export const draft_body = z.strictObject({
  version: z.int().min(0).max(2_000_000_000),
  form: z.record(z.string().max(60), z.string().max(100_000)),
});

/** What it hears. */
export const draft_answer = z.strictObject({
  outcome: z.enum(['saved', 'conflict', 'opened']),
  draft: z.uuid().nullable(),
  version: z.int(),
  saved: z.string(),
  several: z.boolean(),
});

/** What became of a save. `several`: the text seems to hold more than one subject. */
export function draftSaved({ viewer, locale, now }: Call, done: DraftSaved, several = false) {
  const [draft, version] = done.outcome === 'opened' ? [null, 0] : [done.id, done.version];
  return { outcome: done.outcome, draft, version, saved: formatOf(locale, viewer.time_zone).time(now), several };
}
