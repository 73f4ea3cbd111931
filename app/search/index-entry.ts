import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

/** Makes a document findable as it is now, or takes it out when it is no longer published; in the transaction of whoever changed it. */
export async function indexDocument(tx: Tx, id: string): Promise<void> {
  await sql`select app.index_document(${id}::uuid)`.execute(tx);
}

/** Makes a request findable as it is now, in the transaction of whoever changed it. */
export async function indexTicket(tx: Tx, id: string): Promise<void> {
  await sql`select app.index_ticket(${id}::uuid)`.execute(tx);
}
