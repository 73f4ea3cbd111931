import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person, Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Frequency } from './news.ts';
import { subscriberHash } from './subscriber.ts';

/** How often for each module; null as a module: what concerns everybody. */
export type NewsChoice = { module_id: string | null; frequency: Frequency };

/** Somebody signed in chooses what they hear of by mail: their address is proven. What once signed up with it is theirs now. */
export async function chooseNews(
  tx: Tx,
  viewer: Person,
  secret: Buffer,
  choices: readonly NewsChoice[],
): Promise<void> {
  const { person_id, locale } = viewer;
  const fresh = newId();
  const email = viewer.email.toLowerCase();
  const ended_at = choices.length > 0 ? null : sql<Date>`app.now()`;
  const known = await tx
    .updateTable('news_subscribers')
    .set({ locale, ended_at })
    .where('person_id', '=', person_id)
    .returning('id')
    .executeTakeFirst();
  const { id } =
    known ??
    (await tx
      .insertInto('news_subscribers')
      .values({ id: fresh, email, person_id, locale, token_hash: subscriberHash(secret, fresh) })
      .onConflict((conflict) => conflict.column('email').doUpdateSet({ person_id, locale, ended_at }))
      .returning('id')
      .executeTakeFirstOrThrow());
  await keepChoices(tx, viewer, id, choices);
}

/** Puts choices in place of what a subscriber had chosen; whoever keeps a module keeps their place in what was told. */
export async function keepChoices(
  tx: Tx,
  viewer: Viewer | null,
  subscriber_id: string,
  choices: readonly NewsChoice[],
): Promise<void> {
  const modules = choices.map(({ module_id }) => module_id);
  const often = choices.map(({ frequency }) => frequency);
  await sql`delete from news_subscriptions s where s.subscriber_id = ${subscriber_id}
    and not exists (select from unnest(${modules}::uuid[]) c where c is not distinct from s.module_id)`.execute(tx);
  await sql`insert into news_subscriptions as s (subscriber_id, module_id, frequency)
    select ${subscriber_id}::uuid, c.module, c.often from unnest(${modules}::uuid[], ${often}::text[]) c (module, often)
    on conflict (subscriber_id, module_id) do update set frequency = excluded.frequency`.execute(tx);
  await record(tx, viewer, choices.length > 0 ? 'news_subscribed' : 'news_unsubscribed', {
    subject_id: subscriber_id,
    organization_id: null,
    details: { modules: choices.length },
  });
}
