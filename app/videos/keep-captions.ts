import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Locale } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import { captions_max, readCaptions, saidOf, writeCaptions } from './captions.ts';
import type { Edited } from './find.ts';
import { film, touch } from './keep-file.ts';
import { keepTranscript } from './save-video.ts';

/**
 * Keeps the captions of a video in one language, written anew from what came (WebVTT or SubRip). In the video's own language they become the
 * transcript when there is none. Out: what is wrong with them, with the line, if anything.
 */
export async function keepCaptions(
  tx: Tx,
  viewer: Person,
  edited: Edited,
  locale: Locale,
  file: string,
): Promise<FieldError | null> {
  if (file.length > captions_max) return { field: 'captions', code: 'too_long', limit: captions_max };
  const read = readCaptions(file);
  if (!read.ok) return { field: 'captions', code: 'invalid_captions', limit: read.line };
  const captions = { body: writeCaptions(read.cues).slice(0, captions_max), cues: read.cues.length };
  await film(tx, edited.id);
  await tx
    .insertInto('video_captions')
    .values({ document_id: edited.id, locale, ...captions })
    .onConflict((conflict) => conflict.columns(['document_id', 'locale']).doUpdateSet(captions))
    .execute();
  if (locale === edited.locale && edited.body.trim() === '')
    await keepTranscript(tx, viewer, edited, saidOf(read.cues));
  else await touch(tx, edited.id);
  await record(tx, viewer, 'video_captions_kept', {
    subject_id: edited.id,
    organization_id: null,
    details: { locale },
  });
  return null;
}

/** Takes away the captions of one language. */
export async function removeCaptions(
  tx: Tx,
  viewer: Person,
  { id }: Pick<Edited, 'id'>,
  locale: Locale,
): Promise<void> {
  await tx.deleteFrom('video_captions').where('document_id', '=', id).where('locale', '=', locale).execute();
  await touch(tx, id);
  await record(tx, viewer, 'video_captions_removed', { subject_id: id, organization_id: null, details: { locale } });
}
