import type { InsertObject } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Member } from '../../lib/viewer.ts';
import { queueFor } from '../catalog/find.ts';
import { htmlOf } from './html-of.ts';

type Row = InsertObject<Tables, 'tickets'>;
type Made = 'id' | 'chain_id' | 'organization_id' | 'requester_id' | 'unit_id' | 'details' | 'module_id' | 'queue_id';
type New = Omit<Row, Made> & {
  description: string;
  submission_id: string;
  module_id?: string | null;
  /** None: the one its module is for. */ queue_id?: string;
  /** First of the chain it follows; none: it begins one. */ chain_id?: string;
  details?: object;
  readers?: readonly string[];
  /** Who put them there; none: who asks. */ added_by?: string;
};

/** Writes a request and who is in copy of it, in the viewer's name. Out: its id and number; `again`: this submission has opened it before, with the same words or with others. */
export async function insertTicket(
  tx: Tx,
  { organization_id, person_id, unit_id }: Member,
  { chain_id, details = {}, readers = [], added_by = person_id, ...fields }: New,
): Promise<{ id: string; number: number; again: false | 'same' | 'other_words' }> {
  const id = newId();
  const row = {
    module_id: null,
    ...fields,
    description_html: await htmlOf(fields.description),
    id,
    chain_id: chain_id ?? id,
    organization_id,
    requester_id: person_id,
    unit_id,
    details: JSON.stringify(details),
  };
  const [made] = await compiledOnce(tx, `ticket ${Object.keys(row).join(' ')}`, row, (db, given) =>
    db
      .insertInto('tickets')
      .values({ ...given, queue_id: given.queue_id ?? queueFor(db, given.module_id) })
      .onConflict((conflict) => conflict.columns(['submission_id', 'requester_id', 'organization_id']).doNothing())
      .returning('number'),
  );
  if (!made) {
    const before = await tx
      .selectFrom('tickets')
      .select(['id', 'number', 'description'])
      .where('organization_id', '=', organization_id)
      .where('requester_id', '=', person_id)
      .where('submission_id', '=', fields.submission_id)
      .executeTakeFirstOrThrow();
    const { description, ...known } = before;
    return { ...known, again: description === fields.description ? 'same' : 'other_words' };
  }
  const { number } = made;
  if (readers.length > 0)
    await tx
      .insertInto('ticket_copies')
      .values(readers.map((reader) => ({ ticket_id: id, person_id: reader, organization_id, number, added_by })))
      .execute();
  return { id, number, again: false };
}
