import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { files_max, goodUploads, type Upload } from '../uploads.ts';
import { attach } from './attach.ts';
import { filesOfDraft } from './find-files.ts';

/** Files that came are kept with a draft of the viewer's, as far as there is room; the others are refused. */
export async function keepFiles(
  tx: Tx,
  viewer: Person,
  uploads: readonly Upload[],
  draft: { id: string; organization_id: string },
): Promise<void> {
  const good = goodUploads(uploads);
  if (good.length === 0) return;
  const room = files_max - (await filesOfDraft(tx, viewer.person_id, draft.id)).length;
  for (const upload of good.slice(Math.max(0, room))) upload.refused = 'files_too_many';
  await attach(tx, viewer, good, { draft_id: draft.id, organization_id: draft.organization_id });
}
