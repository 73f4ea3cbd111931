import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { happen, type Subject } from './happen.ts';
import { nextReminder } from './waiting.ts';

/** Tells the customer once that a request waits for them and when it closes. Nothing when it no longer waits or has been told already. */
export async function remind(tx: Tx, ticket: Subject): Promise<boolean> {
  const row = await tx
    .selectFrom('tickets')
    .select(['status', 'closes_at', 'reminded'])
    .select(sql<boolean>`reminds_at <= app.now() and closes_at > app.now()`.as('due'))
    .select(
      sql<Date>`(select max(e.created_at) from ticket_events e where e.ticket_id = tickets.id and e.to_status = tickets.status)`.as(
        'since',
      ),
    )
    .where('id', '=', ticket.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { status, closes_at, reminded, due, since } = row;
  if (!due || !closes_at || (status !== 'waiting_customer' && status !== 'customer_validation')) return false;
  await tx
    .updateTable('tickets')
    .set({
      reminded: reminded + 1,
      reminds_at: await nextReminder(tx, ticket.organization_id, status, since, reminded + 1),
    })
    .where('id', '=', ticket.id)
    .execute();
  await happen(tx, null, ticket, 'ticket_reminded', {
    details: { closes_at: closes_at.toISOString(), status },
    channel: 'job',
  });
  return true;
}
