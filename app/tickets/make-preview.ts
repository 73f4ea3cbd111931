import { z } from 'zod';
import { drawPreview } from '../../adapters/preview/index.ts';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import type { Workshop } from '../context.ts';
import { storeKey } from '../uploads.ts';

/** Draws the preview of an attached image; one that cannot be drawn has none. */
export const makePreview = declareJob('make_preview', {
  schema: z.strictObject({ attachment_id: z.uuid() }),
  max_attempts: 4,
  run: async ({ database, files }: Workshop, { attachment_id }) => {
    const found = await database.as(system, (tx) =>
      tx
        .selectFrom('ticket_attachments')
        .select(['file_key', 'media_type'])
        .where('id', '=', attachment_id)
        .where('preview_key', 'is', null)
        .executeTakeFirst(),
    );
    const source = found && (await files.read(storeKey(found.file_key)));
    if (!source) return;
    const preview = await drawPreview(source);
    if (!preview) return;
    const preview_key = newId();
    await files.write(storeKey(preview_key), preview);
    const kept = await database.as(system, (tx) =>
      tx
        .updateTable('ticket_attachments')
        .set({ preview_key })
        .where('id', '=', attachment_id)
        .where('preview_key', 'is', null)
        .returning('id')
        .executeTakeFirst(),
    );
    if (!kept) await files.remove(storeKey(preview_key));
  },
});
