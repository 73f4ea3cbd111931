import type { Tx } from '../../lib/database.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Params } from '../route.ts';
import { organization } from './find.ts';

/** The organisation of an address, when the reader may see it. */
export async function known(tx: Tx, params: Params) {
  const id_of = readUuid(params['organization']);
  return id_of ? organization(tx, id_of) : undefined;
}

/** What belongs to the organisation of an address and is named by `param` there. */
export async function under<Row>(
  tx: Tx,
  params: Params,
  name: 'branch' | 'entitlement' | 'customer',
  find: (tx: Tx, organization_id: string, id: string) => Promise<Row | undefined>,
): Promise<Row | undefined> {
  const [owner, one] = [readUuid(params['organization']), readUuid(params[name])];
  return owner && one ? find(tx, owner, one) : undefined;
}
