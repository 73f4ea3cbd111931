import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import type { Locale } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import { access_days } from './access.ts';
import { sendAccessConfirmation } from './send-access-confirmation.ts';

/** Notes that somebody asks for access. Whom the address and the CNPJ belong to is looked up later, by jobs: the answer and its time tell nothing. */
export async function askAccess(
  tx: Tx,
  viewer: Viewer,
  { message, ...asked }: { name: string; email: string; cnpj: string; message?: string | undefined; locale: Locale },
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('access_requests')
    .values({
      id,
      ...asked,
      message: message ?? null,
      expires_at: sql`app.now() + make_interval(days => ${sql.lit(access_days)})`,
    })
    .execute();
  await sendAccessConfirmation.later(tx, { request_id: id });
  await record(tx, viewer, 'access_requested', { subject_id: id });
}
