import { sql } from 'kysely';
import { type AccessRequestFound, system } from '../../lib/database.ts';
import { hashToken } from '../../lib/tokens.ts';
import { record } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { routeAccessRequest } from './route-access-request.ts';

/** What a link about a request for access is good for, without using it; null: it is none of that kind. */
export async function accessBehind(
  services: Services,
  token: string,
  asks: AccessRequestFound['asks'],
): Promise<AccessRequestFound | null> {
  const hash = hashToken(token);
  const found = hash && (await services.database.lookup.accessRequest(hash));
  return found?.asks === asks ? found : null;
}

/** Confirms the address of a request by its link, once; a job then finds who decides. As the system: nobody is known. */
export async function confirmAccess(services: Services, token: string): Promise<boolean> {
  const hash = hashToken(token);
  if (!hash) return false;
  return services.database.as(system, async (tx) => {
    const confirmed = await tx
      .updateTable('access_requests')
      .set({ confirmed_at: sql`app.now()` })
      .where('token_hash', '=', hash)
      .where('confirmed_at', 'is', null)
      .where('expires_at', '>', sql<Date>`app.now()`)
      .returning('id')
      .executeTakeFirst();
    if (!confirmed) return false;
    await routeAccessRequest.later(tx, { request_id: confirmed.id });
    await record(tx, null, 'access_request_confirmed', { subject_id: confirmed.id });
    return true;
  });
}
