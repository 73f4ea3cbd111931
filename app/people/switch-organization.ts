import { sql } from 'kysely';
import { actFor, type Tx } from '../../lib/database.ts';
import { describeDevice } from '../../lib/device.ts';
import { networkOf } from '../../lib/log.ts';
import { newId, newToken } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { SetCookie } from '../route.ts';
import { session_minutes } from './person.ts';
import { deviceHash, type Place } from './start-session.ts';

/** Where somebody wants to be: in an organisation of their own, or in a customer's of the unit they are in now. */
export type Destination = { organization_id: string } | { on_behalf_of: string };

/**
 * Goes on elsewhere: the session ends and another takes its place, with a new secret and the same last moment (OWASP: a new id with
 * every change of rights). Null: not one of theirs, suspended, or not served by the unit; nothing is changed then.
 */
export async function switchOrganization(
  tx: Tx,
  viewer: Person,
  place: Place,
  to: Destination,
): Promise<SetCookie | null> {
  if (!viewer.session_id) return null;
  const there = await arrive(tx, viewer, to);
  if (!there) return null;
  const { token, hash } = newToken();
  const id = newId();
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: sql`app.now()` })
    .where('id', '=', viewer.session_id)
    .where('ended_at', 'is', null)
    .returning(sql<number>`ceil(extract(epoch from expires_at - app.now()))::int`.as('seconds'))
    .executeTakeFirst();
  if (!ended) return null;
  const until = sql<Date>`(select s.expires_at from app.sessions s where s.id = ${viewer.session_id})`;
  await tx
    .insertInto('sessions')
    .values({
      id,
      token_hash: hash,
      person_id: viewer.person_id,
      ...there,
      device: describeDevice(place.user_agent),
      device_hash: deviceHash(place.device),
      network: networkOf(place.address) ?? '',
      idle_expires_at: sql`least(app.now() + make_interval(mins => ${session_minutes.customer.idle}), ${until})`,
      expires_at: until,
    })
    .execute();
  // The event belongs to where the transaction stands: in the customer acted for, or where the viewer comes from.
  await record(tx, viewer, 'organization_switched', {
    subject_id: id,
    organization_id: there.acting_for_id ?? viewer.organization_id,
    details: { ...there },
  });
  return { name: 'session', value: token, max_age: ended.seconds };
}

async function arrive(
  tx: Tx,
  viewer: Person,
  to: Destination,
): Promise<{ organization_id: string; acting_for_id: string | null } | null> {
  if ('on_behalf_of' in to) {
    const unit_id = viewer.unit_id ?? (viewer.organization_kind === 'unit' ? viewer.organization_id : null);
    const acting = unit_id ? await actFor(tx, viewer, to.on_behalf_of) : null;
    return acting && unit_id ? { organization_id: unit_id, acting_for_id: to.on_behalf_of } : null;
  }
  const own = await tx
    .selectFrom('memberships as m')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select('m.organization_id')
    .where('m.person_id', '=', viewer.person_id)
    .where('m.organization_id', '=', to.organization_id)
    .where('m.ended_at', 'is', null)
    .where('o.suspended_at', 'is', null)
    .executeTakeFirst();
  return own ? { organization_id: own.organization_id, acting_for_id: null } : null;
}
