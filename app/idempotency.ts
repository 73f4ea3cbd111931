import { createHash } from 'node:crypto';
import type { Tx } from '../lib/database.ts';
import type { Person } from '../lib/viewer.ts';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

// Somebody of two organisations has keys of their own in each: what was answered in one is not for the other.
const keyOf = ({ organization_id, unit_id }: Person, key: string): Buffer =>
  hash(`${organization_id ?? ''} ${unit_id ?? ''} ${key}`);

export type Kept = { status: number; data: unknown };

/**
 * Takes a key of the header Idempotency-Key for this person, in the transaction of the write. A second call with the same key waits
 * for the first to end and then gets its answer. Out: `fresh`, to go on and `keep` the answer; the answer given before;
 * `other_request`, when the key was used for something else; or `unfinished`, when the first call takes longer than a lock may be
 * waited for, or ended half-way (draft-ietf-httpapi-idempotency-key-header).
 */
export async function takeKey(
  tx: Tx,
  viewer: Person,
  key: string,
  request: string,
): Promise<'fresh' | 'other_request' | 'unfinished' | Kept> {
  const key_hash = keyOf(viewer, key);
  const request_hash = hash(request);
  try {
    const taken = await tx
      .insertInto('idempotency_keys')
      .values({ person_id: viewer.person_id, key_hash, request_hash })
      .onConflict((conflict) => conflict.doNothing())
      .returning('created_at')
      .executeTakeFirst();
    if (taken) return 'fresh';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === lock_not_available) return 'unfinished';
    throw error;
  }
  const before = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'answer'])
    .where('person_id', '=', viewer.person_id)
    .where('key_hash', '=', key_hash)
    .executeTakeFirst();
  if (!before || (before.status === null && before.request_hash.equals(request_hash))) return 'unfinished';
  if (before.status === null || !before.request_hash.equals(request_hash)) return 'other_request';
  return { status: before.status, data: JSON.parse(before.answer ?? 'null') };
}

const lock_not_available = '55P03';

/** Keeps the answer with its key; both exist exactly when the write does. */
export async function keepAnswer(tx: Tx, viewer: Person, key: string, { status, data }: Kept): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ status, answer: JSON.stringify(data) })
    .where('person_id', '=', viewer.person_id)
    .where('key_hash', '=', keyOf(viewer, key))
    .execute();
}
