import { sql } from 'kysely';
import { busy, hashPassword, verifyPassword } from '../../lib/passwords.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Ask } from '../context.ts';
import { endSessions } from './end-session.ts';
import { mayTry } from './limits.ts';
import { spendLinks } from './spend-links.ts';
import { storePassword } from './store-password.ts';

/** Changes the viewer's own password, who proves to know the current one; every other session ends. */
export async function changePassword(
  { services, tx, pause }: Ask,
  viewer: Person,
  change: { current_password: string; password: string },
): Promise<'changed' | 'wrong_password' | 'too_many'> {
  if (!(await mayTry(services, 'current_password', viewer.person_id))) return 'too_many';
  const { rows } = await sql<{ hash: string | null }>`select app.own_password_hash() as hash`.execute(tx);
  await pause();
  const right = await verifyPassword(rows[0]?.hash ?? null, change.current_password, 'known');
  if (right === busy) return 'too_many';
  if (!right) return 'wrong_password';
  const hash = await hashPassword(change.password);
  if (hash === busy) return 'too_many';
  await storePassword(tx, viewer.person_id, hash);
  await Promise.all([endSessions(tx, viewer, viewer.session_id), spendLinks(tx, viewer)]);
  await record(tx, viewer, 'password_changed', { subject_id: viewer.person_id });
  return 'changed';
}
