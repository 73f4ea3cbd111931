import type { Person } from '../../lib/viewer.ts';
import { busy, hashPassword } from '../../lib/passwords.ts';
import { record } from '../audit/record.ts';
import type { Ask } from '../context.ts';
import { endSessions } from './end-session.ts';
import { spendLinks } from './spend-links.ts';

/** Gives somebody who has always come in by link a password. `exists`: there is one, which only who knows it may change. */
export async function setFirstPassword(
  { tx, pause }: Ask,
  viewer: Person,
  password: string,
): Promise<'set' | 'exists' | 'too_many'> {
  await pause();
  const hash = await hashPassword(password);
  if (hash === busy) return 'too_many';
  const stored = await tx
    .insertInto('passwords')
    .values({ person_id: viewer.person_id, hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  if (!stored) return 'exists';
  await Promise.all([endSessions(tx, viewer, viewer.session_id), spendLinks(tx, viewer)]);
  await record(tx, viewer, 'password_changed', { subject_id: viewer.person_id });
  return 'set';
}
