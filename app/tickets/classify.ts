import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { happen, type Subject } from './happen.ts';
import { addNote } from './answer.ts';
import type { Kind, Severity } from './ticket.ts';

type Class = { kind: Kind; severity: Severity; reason: string; submission_id: string };

/** The staff say of what kind and how severe a request is; why stands in a note. False: it has ended, and nothing has changed. */
export async function classify(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { kind, severity, reason, submission_id }: Class,
): Promise<boolean> {
  const before = await tx
    .selectFrom('tickets')
    .select(['status', 'kind', 'severity'])
    .where('id', '=', ticket.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.status === 'closed' || before.status === 'cancelled') return false;
  if (before.kind === kind && before.severity === severity) return true;
  await tx
    .updateTable('tickets')
    .set({ kind, severity, version: sql`version + 1` })
    .where('id', '=', ticket.id)
    .execute();
  await happen(tx, viewer, ticket, 'ticket_classified', {
    internal: true,
    details: { from_kind: before.kind, kind, from_severity: before.severity, severity },
  });
  await addNote(tx, viewer, ticket, { message: reason, submission_id });
  return true;
}
