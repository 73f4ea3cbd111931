import { sql } from 'kysely';
import { system } from '../../lib/database.ts';
import { hashToken } from '../../lib/tokens.ts';
import { record } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { answerAccessRequest } from './answer-access-request.ts';

/** The contract's finance address answers who may be the first portal administrator, by its link, once. As the system: nobody is known. */
export async function validateAccess(
  services: Services,
  token: string,
  decision: 'approved' | 'refused',
): Promise<boolean> {
  const hash = hashToken(token);
  if (!hash) return false;
  return services.database.as(system, async (tx) => {
    const decided = await tx
      .updateTable('access_requests')
      .set({ decision, decided_at: sql`app.now()` })
      .where('finance_token_hash', '=', hash)
      .where('decided_at', 'is', null)
      .where('expires_at', '>', sql<Date>`app.now()`)
      .returning(['id', 'organization_id'])
      .executeTakeFirst();
    if (!decided) return false;
    await answerAccessRequest.later(tx, { request_id: decided.id });
    await record(tx, null, 'access_request_decided', {
      subject_id: decided.id,
      organization_id: decided.organization_id,
      details: { decision, by: 'finance' },
    });
    return true;
  });
}
