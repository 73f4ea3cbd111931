import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../lib/database.ts';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

export type Kept = { status: number; data: unknown };

/**
 * Takes a key of the header Idempotency-Key for this person, in the transaction of the write. A second call with the same key waits
 * for the first to end and then gets its answer. Out: `fresh`, to go on and `keep` the answer; the answer given before; or
 * `other_request`, when the key was used for something else (draft-ietf-httpapi-idempotency-key-header).
 */
export async function takeKey(
  tx: Tx,
  person_id: string,
  key: string,
  request: string,
): Promise<'fresh' | 'other_request' | Kept> {
  const key_hash = hash(key);
  const request_hash = hash(request);
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({ person_id, key_hash, request_hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('created_at')
    .executeTakeFirst();
  if (taken) return 'fresh';
  const before = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'answer'])
    .where('person_id', '=', person_id)
    .where('key_hash', '=', key_hash)
    .executeTakeFirst();
  if (!before?.request_hash.equals(request_hash) || before.status === null) return 'other_request';
  return { status: before.status, data: before.answer };
}

/** Keeps the answer with its key; both exist exactly when the write does. */
export async function keepAnswer(tx: Tx, person_id: string, key: string, { status, data }: Kept): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ status, answer: sql`${JSON.stringify(data)}::jsonb` })
    .where('person_id', '=', person_id)
    .where('key_hash', '=', hash(key))
    .execute();
}
