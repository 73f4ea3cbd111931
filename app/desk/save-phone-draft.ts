import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { draftOf } from '../tickets/opening-form.ts';
import { type DraftSaved, saveDraft } from '../tickets/save-draft.ts';
import type { Caller } from './find-caller.ts';

type Draft = { id: string; version: number; form: Record<string, string> };

/** Keeps what an agent has written so far of what somebody says on the phone, with who it is. */
export function savePhoneDraft(
  tx: Tx,
  viewer: Person,
  { company, person }: Caller,
  { id, version, form }: Draft,
): Promise<DraftSaved> {
  return saveDraft(
    tx,
    { ...viewer, organization_id: company.id },
    {
      id,
      version,
      form: draftOf({ ...form, organization_id: company.id, requester_id: person.id }),
      requester_id: person.id,
    },
  );
}
