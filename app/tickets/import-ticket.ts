import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { queueFor } from '../catalog/find.ts';
import type { KeepTicket } from '../content/import/run-import.ts';
import { indexTicket } from '../search/index-entry.ts';
import { record } from '../audit/record.ts';
import { htmlOf } from './html-of.ts';
import { description_max, subject_max } from './ticket.ts';

type ImportedTicket = {
  external_id: string | null;
  subject: string;
  description: string;
  /** Of the organisations of the import: 1, 2, 3 …; made when it is not there yet. */
  organization: number;
  product_id: string | null;
  module_id: string | null;
};

/** A line of an import, kept as a request. */
export const keepLine: KeepTicket = (tx, { id, title, body, org }, place) =>
  importTicket(tx, {
    external_id: id ?? null,
    subject: title,
    description: body ?? '',
    organization: org ?? 0,
    ...place,
  });

/**
 * Keeps a request of another system, closed, for reading and finding; nobody is told. The same one again is left alone. Out: what
 * happened, and the organisation that had to be made.
 */
async function importTicket(
  tx: Tx,
  ticket: ImportedTicket,
): Promise<{ outcome: 'created' | 'unchanged'; made: string | null }> {
  const known = ticket.external_id
    ? await tx.selectFrom('tickets').select('id').where('external_id', '=', ticket.external_id).executeTakeFirst()
    : undefined;
  if (known) return { outcome: 'unchanged', made: null };
  const { organization_id, requester_id, made } = await holder(tx, ticket.organization);
  const id = newId();
  const description = ticket.description.slice(0, description_max) || '-';
  const { number } = await tx
    .insertInto('tickets')
    .values({
      id,
      external_id: ticket.external_id,
      chain_id: id,
      organization_id,
      requester_id,
      subject: ticket.subject.slice(0, subject_max) || '-',
      description,
      description_html: await htmlOf(description),
      product_id: ticket.product_id,
      module_id: ticket.module_id,
      queue_id: queueFor(tx, ticket.module_id),
      status: 'closed',
      close_reason: 'administrative',
      closed_at: sql`app.now()`,
      channel: 'api',
      submission_id: newId(),
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await Promise.all([
    indexTicket(tx, id),
    record(tx, null, 'ticket_imported', { subject_id: id, organization_id, channel: 'cli', details: { number } }),
  ]);
  return { outcome: 'created', made };
}

// Whoever wrote it there is nobody here: one name for each organisation, which cannot sign in.
async function holder(tx: Tx, number: number) {
  const external_id = `import:${number}`;
  const known = await tx
    .selectFrom('organizations as o')
    .innerJoin('memberships as m', 'm.organization_id', 'o.id')
    .select(['o.id as organization_id', 'm.person_id as requester_id'])
    .where('o.external_id', '=', external_id)
    .limit(1)
    .executeTakeFirst();
  if (known) return { ...known, made: null };
  const organization_id = newId();
  const requester_id = newId();
  const name = number === 0 ? 'Solicitações importadas' : `Organização importada ${number}`;
  await tx.insertInto('organizations').values({ id: organization_id, external_id, kind: 'customer', name }).execute();
  await tx
    .insertInto('persons')
    .values({
      id: requester_id,
      name: 'Solicitante importado',
      email: `importado-${number}@importado.invalid`,
      disabled_at: sql`app.now()`,
    })
    .execute();
  await tx
    .insertInto('memberships')
    .values({ person_id: requester_id, organization_id, role: 'requester', ended_at: sql`app.now()` })
    .execute();
  await record(tx, null, 'organization_created', { subject_id: organization_id, organization_id, channel: 'cli' });
  return { organization_id, requester_id, made: `organisation ${name}` };
}
