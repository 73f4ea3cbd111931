import { z } from 'zod';
import { drawPreview } from '../../adapters/preview/index.ts';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import { webpSize } from '../../lib/webp-size.ts';
import type { Workshop } from '../context.ts';
import { storeKey } from '../uploads.ts';

/** The folder of the store for files of documents and what is drawn of them. */
const folder = 'content';

/** Draws an image anew for pages; one that cannot be drawn is handed out as a file and shown by none. */
export const drawImage = declareJob('draw_image', {
  schema: z.strictObject({ file_id: z.uuid() }),
  max_attempts: 4,
  run: async ({ database, files }: Workshop, { file_id }) => {
    const found = await database.as(system, (tx) =>
      tx
        .selectFrom('content_files')
        .select('file_key')
        .where('id', '=', file_id)
        .where('preview_key', 'is', null)
        .executeTakeFirst(),
    );
    const source = found && (await files.read(storeKey(found.file_key, folder)));
    if (!source) return;
    const drawn = await drawPreview(source);
    const size = drawn && webpSize(drawn);
    if (!drawn || !size) return;
    const preview_key = newId();
    await files.write(storeKey(preview_key, folder), drawn);
    const kept = await database.as(system, (tx) =>
      tx
        .updateTable('content_files')
        .set({ preview_key, ...size })
        .where('id', '=', file_id)
        .where('preview_key', 'is', null)
        .returning('id')
        .executeTakeFirst(),
    );
    if (!kept) await files.remove(storeKey(preview_key, folder));
  },
});
