import type { FileStore } from '../../adapters/file-store/index.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { checkImport } from './check-import.ts';
import type { ImportKind } from './import.ts';

/** Keeps a list that was sent and has it checked; nothing of it is written before somebody confirms. The bytes are stored before the row names them. */
export async function receiveImport(
  tx: Tx,
  viewer: Person,
  files: FileStore,
  { kind, organization_id }: { kind: ImportKind; organization_id: string | null },
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<string> {
  const [id, file_key] = [newId(), newId()];
  await files.write(file_key, bytes);
  await tx
    .insertInto('imports')
    .values({
      id,
      kind,
      organization_id,
      person_id: viewer.person_id,
      file_name: nameOf(name),
      file_key,
      bytes: bytes.byteLength,
    })
    .execute();
  await checkImport.later(tx, { import_id: id });
  await record(tx, viewer, 'import_received', { subject_id: id, organization_id, details: { kind } });
  return id;
}

// The name is the sender's: only its last part, and nothing that a page would show otherwise than it is.
function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // eslint-disable-next-line no-control-regex
  const clean = last.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '');
  return [...clean.normalize('NFC').trim()].slice(0, 200).join('') || 'lista.csv';
}
