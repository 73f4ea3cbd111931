import type { FileStore } from '../../adapters/file-store/index.ts';
import { cleanFileName } from '../../lib/file-name.ts';
import { newId } from '../../lib/tokens.ts';
import { record } from '../audit/record.ts';
import { isImage } from '../content/file.ts';
import type { KeepFile } from '../content/import/line.ts';
import { mediaTypeOf, storeKey } from '../uploads.ts';
import { content_uploads } from './add-files.ts';
import { drawImage } from './draw-image.ts';

/** Keeps a file that an import brings, as one that an editor sends is kept; one that is here already is left alone. Out: whether it is new. */
export const importFile =
  (store: FileStore): KeepFile =>
  async (tx, { id, name, bytes }) => {
    const here = await tx.selectFrom('content_files').select('id').where('id', '=', id).executeTakeFirst();
    if (here) return false;
    const body = await bytes();
    const media_type = await mediaTypeOf(body);
    const file_key = newId();
    // Bytes whose row is undone are forgotten with the orphans of this folder.
    const { size, sha256 } = await store.write(storeKey(file_key, content_uploads.folder), body);
    await tx
      .insertInto('content_files')
      .values({
        id,
        file_key,
        name: cleanFileName(name),
        bytes: size,
        sha256: Buffer.from(sha256, 'hex'),
        media_type,
      })
      .execute();
    if (isImage(media_type)) await drawImage.later(tx, { file_id: id });
    await record(tx, null, 'document_files_added', { subject_id: id, organization_id: null, details: { files: 1 } });
    return true;
  };
