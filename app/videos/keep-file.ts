import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Upload } from '../uploads.ts';
import type { Edited } from './find.ts';
import { playable, video_files } from './video.ts';

/** The file a video plays from now on, in place of another file or of YouTube. Out: what is wrong with it, if anything. */
export async function keepFile(
  tx: Tx,
  viewer: Person,
  { id }: Pick<Edited, 'id'>,
  upload: Upload | undefined,
): Promise<FieldError | null> {
  if (!upload || upload.refused)
    return { field: 'file', code: upload?.refused ?? 'file_empty', limit: video_files.file_max / 1_048_576 };
  const file_type = playable[upload.media_type ?? ''];
  if (!file_type) return { field: 'file', code: 'invalid_video' };
  await film(tx, id);
  await tx
    .updateTable('videos')
    .set({
      youtube_id: null,
      file_key: upload.file_key,
      file_name: upload.name,
      file_type,
      file_bytes: upload.bytes,
      file_sha256: Buffer.from(upload.sha256, 'hex'),
    })
    .where('document_id', '=', id)
    .execute();
  upload.kept = 'maybe';
  await touch(tx, id);
  await record(tx, viewer, 'video_file_kept', {
    subject_id: id,
    organization_id: null,
    details: { bytes: upload.bytes },
  });
  return null;
}

/** Takes the file from a video. One that readers see must not be left without anything to play. */
export async function removeFile(
  tx: Tx,
  viewer: Person,
  { id, state }: Pick<Edited, 'id' | 'state'>,
): Promise<FieldError | null> {
  if (state === 'published' || state === 'outdated') return { field: 'file', code: 'no_source' };
  await tx
    .updateTable('videos')
    .set({ file_key: null, file_name: null, file_type: null, file_bytes: null, file_sha256: null })
    .where('document_id', '=', id)
    .execute();
  await touch(tx, id);
  await record(tx, viewer, 'video_file_removed', { subject_id: id, organization_id: null });
  return null;
}

/** Whoever has the form open is told that the video has changed. */
export async function touch(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Makes room for what a video plays, where an import has brought only its text. */
export async function film(tx: Tx, id: string): Promise<void> {
  await tx
    .insertInto('videos')
    .values({ document_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
