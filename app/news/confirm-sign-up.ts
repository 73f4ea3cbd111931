import { sql } from 'kysely';
import { system, type Tx } from '../../lib/database.ts';
import { hashToken, newId } from '../../lib/tokens.ts';
import { record } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { subscriberHash, subscriberToken } from './subscriber.ts';

const waiting = (tx: Tx, hash: Buffer) =>
  tx
    .selectFrom('news_sign_ups')
    .select(['id', 'email', 'locale', 'frequency', 'module_ids', 'general'])
    .where('token_hash', '=', hash)
    .where('confirmed_at', 'is', null)
    .where('expires_at', '>', sql<Date>`app.now()`);

/** The address a link of a sign-up would confirm, without using it; null: it is none, was used or is over. As the system: nobody is known. */
export async function signUpBehind(services: Services, token: string): Promise<{ email: string } | null> {
  const hash = hashToken(token);
  if (!hash) return null;
  return services.database.as(system, async (tx) => (await waiting(tx, hash).executeTakeFirst()) ?? null);
}

/**
 * Takes a sign-up for good by the link that went to its address, once; it replaces what the address had chosen before. Out: the token of
 * the subscriber's own link; null: the link is good for nothing.
 */
export async function confirmSignUp(services: Services, token: string): Promise<string | null> {
  const hash = hashToken(token);
  if (!hash) return null;
  const { secret } = services.config;
  return services.database.as(system, async (tx) => {
    const asked = await waiting(tx, hash).forUpdate().executeTakeFirst();
    if (!asked) return null;
    await tx
      .updateTable('news_sign_ups')
      .set({ confirmed_at: sql`app.now()` })
      .where('id', '=', asked.id)
      .execute();
    const fresh = newId();
    const { id } = await tx
      .insertInto('news_subscribers')
      .values({ id: fresh, email: asked.email, locale: asked.locale, token_hash: subscriberHash(secret, fresh) })
      .onConflict((conflict) => conflict.column('email').doUpdateSet({ locale: asked.locale, ended_at: null }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.deleteFrom('news_subscriptions').where('subscriber_id', '=', id).execute();
    const chosen = [...asked.module_ids, ...(asked.general ? [null] : [])];
    // A module may have gone since.
    await sql`insert into news_subscriptions (subscriber_id, module_id, frequency)
      select ${id}::uuid, c, ${asked.frequency}::text from unnest(${chosen}::uuid[]) c
      where c is null or exists (select from modules m where m.id = c)
      on conflict do nothing`.execute(tx);
    await record(tx, null, 'news_subscribed', { subject_id: id, organization_id: null });
    return subscriberToken(secret, id);
  });
}
