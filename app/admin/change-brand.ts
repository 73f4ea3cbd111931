import { sql } from 'kysely';
import type { FileStore } from '../../adapters/file-store/index.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { forgetFile } from './forget-file.ts';
import type { BrandChange } from './vendor.ts';

type Logo = { bytes: Uint8Array; type: 'image/png' | 'image/jpeg' | 'image/webp' };

/** Changes name and look of the portal; every process shows it with its next page. The logo is stored before the row names it. */
export async function changeBrand(
  tx: Tx,
  viewer: Viewer,
  files: FileStore,
  { name, hue, radius, remove_logo }: BrandChange,
  logo: Logo | null,
): Promise<void> {
  const logo_key = logo ? newId() : null;
  if (logo && logo_key) await files.write(logo_key, logo.bytes);
  const replaces = logo !== null || remove_logo === 'yes';
  const before = await tx.selectFrom('vendor').select('logo_key').forUpdate().executeTakeFirst();
  await tx
    .updateTable('vendor')
    .set({ name, hue, radius, version: sql`version + 1` })
    .$if(replaces, (query) => query.set({ logo_key, logo_type: logo?.type ?? null }))
    .execute();
  if (replaces && before?.logo_key) await forgetFile.later(tx, { file_id: before.logo_key });
  await record(tx, viewer, 'brand_changed', {
    details: { hue, radius, logo: logo ? 'replaced' : remove_logo ? 'removed' : 'kept' },
  });
}
