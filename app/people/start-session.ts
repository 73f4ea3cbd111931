import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { describeDevice } from '../../lib/device.ts';
import { networkOf } from '../../lib/log.ts';
import { hashToken, newId, newToken } from '../../lib/tokens.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Ask } from '../context.ts';
import type { SetCookie } from '../route.ts';
import { session_minutes } from './person.ts';

/** From where somebody signs in. */
export type Place = Pick<Ask, 'device' | 'address' | 'user_agent'> & { previous_session_id: string | null };

/** Where this request comes from. */
export function placeOf(ask: Ask): Place {
  const { device, address, user_agent, viewer } = ask;
  return { device, address, user_agent, previous_session_id: viewer.kind === 'person' ? viewer.session_id : null };
}

/** An open session: the cookie that carries it and the page its person starts on. */
export type Opened = { person_id: string; home: '/' | '/desk'; cookie: SetCookie };

/** The stored name of a browser. */
export function deviceHash(device: string): Buffer {
  const hash = hashToken(device);
  if (!hash) throw new Error('the name of a browser is one of our tokens');
  return hash;
}

/**
 * Opens a session for the person the transaction belongs to and ends the one the browser had before (a new id at every sign-in).
 * Lengths by `session_minutes`.
 */
export async function startSession(
  tx: Tx,
  viewer: Person,
  place: Place,
  how: 'password' | 'link' | 'reset' | 'setup' | 'invitation',
): Promise<Opened> {
  const { idle, absolute } = session_minutes[isStaff(viewer) ? 'staff' : 'customer'];
  const { token, hash } = newToken();
  const id = newId();
  if (place.previous_session_id)
    await tx
      .updateTable('sessions')
      .set({ ended_at: sql`app.now()` })
      .where('id', '=', place.previous_session_id)
      .where('ended_at', 'is', null)
      .execute();
  await tx
    .insertInto('sessions')
    .values({
      id,
      token_hash: hash,
      person_id: viewer.person_id,
      organization_id: viewer.organization_id,
      device: describeDevice(place.user_agent),
      device_hash: deviceHash(place.device),
      network: networkOf(place.address) ?? '',
      idle_expires_at: sql`app.now() + make_interval(mins => ${idle})`,
      expires_at: sql`app.now() + make_interval(mins => ${absolute})`,
    })
    .execute();
  await record(tx, viewer, 'session_started', { subject_id: id, details: { how } });
  return {
    person_id: viewer.person_id,
    home: isStaff(viewer) ? '/desk' : '/',
    cookie: { name: 'session', value: token, max_age: absolute * 60 },
  };
}
