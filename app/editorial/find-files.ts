import type { Tx } from '../../lib/database.ts';

/** A file of documents; undefined when it is unknown or shown by no document the reader sees. */
export function contentFile(tx: Tx, id: string) {
  return tx
    .selectFrom('content_files')
    .select(['id', 'file_key', 'preview_key', 'name', 'bytes', 'media_type'])
    .where('id', '=', id)
    .executeTakeFirst();
}
