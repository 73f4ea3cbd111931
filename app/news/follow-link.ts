import { sql } from 'kysely';
import { system, type Tx } from '../../lib/database.ts';
import { hashToken } from '../../lib/tokens.ts';
import type { Services } from '../context.ts';
import { keepChoices, type NewsChoice } from './choose-news.ts';

/** A subscriber as the holder of their link sees them. */
export type Subscriber = { id: string; email: string; ended_at: Date | null; choices: NewsChoice[] };

async function behind(tx: Tx, hash: Buffer): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`select s.id, s.email, s.ended_at,
      coalesce((select jsonb_agg(jsonb_build_object('module_id', x.module_id, 'frequency', x.frequency)) from news_subscriptions x where x.subscriber_id = s.id), '[]'::jsonb) as choices
    from news_subscribers s where s.token_hash = ${hash}`.execute(tx);
  return rows[0] ?? null;
}

/** Whom a subscriber's link belongs to; null: nobody. As the system: whoever holds the link needs no account. */
export async function subscriberBehind(services: Services, token: string): Promise<Subscriber | null> {
  const hash = hashToken(token);
  return hash && services.database.as(system, (tx) => behind(tx, hash));
}

/** The holder of a subscriber's link chooses anew; none at all ends it. Out: false when the link is nobody's. */
export async function chooseByLink(
  services: Services,
  token: string,
  choices: readonly NewsChoice[],
): Promise<boolean> {
  const hash = hashToken(token);
  if (!hash) return false;
  return services.database.as(system, async (tx) => {
    const ended_at = choices.length > 0 ? null : sql<Date>`coalesce(ended_at, app.now())`;
    const found = await tx
      .updateTable('news_subscribers')
      .set({ ended_at })
      .where('token_hash', '=', hash)
      .returning('id')
      .executeTakeFirst();
    if (!found) return false;
    await keepChoices(tx, null, found.id, choices);
    return true;
  });
}
