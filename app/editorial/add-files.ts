import type { Tx } from '../../lib/database.ts';
import { escapeMarkdown } from '../../lib/markdown.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { content_file_max, isImage } from '../content/file.ts';
import { goodUploads, type Upload, type UploadLimits } from '../uploads.ts';
import { drawImage } from './draw-image.ts';

/** Files of documents, in a folder of their own. */
export const content_uploads: UploadLimits = {
  folder: 'content',
  file_max: content_file_max,
  bytes_max: 64 * 1_048_576,
};

/**
 * Keeps the files that came with a form, to be shown by documents. Out: of each its name and the Markdown that shows it. Nobody but
 * writers sees them before a document does.
 */
export async function addFiles(
  tx: Tx,
  viewer: Person,
  uploads: readonly Upload[],
): Promise<{ id: string; name: string; markdown: string }[]> {
  const rows = goodUploads(uploads).map((upload) => ({ id: newId(), upload }));
  if (rows.length === 0) return [];
  await tx
    .insertInto('content_files')
    .values(
      rows.map(({ id, upload: { file_key, name, bytes, sha256, media_type } }) => ({
        id,
        file_key,
        name,
        bytes,
        sha256: Buffer.from(sha256, 'hex'),
        media_type,
        person_id: viewer.person_id,
      })),
    )
    .execute();
  for (const { id, upload } of rows) {
    upload.kept = 'maybe';
    if (isImage(upload.media_type)) await drawImage.later(tx, { file_id: id });
  }
  await record(tx, viewer, 'document_files_added', {
    ...(rows[0] && { subject_id: rows[0].id }),
    organization_id: null,
    details: { files: rows.length },
  });
  return rows.map(({ id, upload: { name, media_type } }) => ({ id, name, markdown: shown(id, name, media_type) }));
}

function shown(id: string, name: string, media_type: string | null): string {
  const label = escapeMarkdown(isImage(media_type) ? name.replace(/\.[^.]+$/, '') : name);
  return `${isImage(media_type) ? '!' : ''}[${label}](/content/files/${id})`;
}
