import { readUuid } from '../../lib/uuid.ts';
import type { Wanted } from './find.ts';
import { kinds } from './organization.ts';

/** What the address of the list asks for; what is not known narrows nothing. */
export function wantedBy(query: URLSearchParams): Wanted {
  const state = (query.get('state') ?? '').trim().toUpperCase();
  const suspended = query.get('suspended');
  return {
    q: (query.get('q') ?? '').replaceAll('\0', '').normalize('NFC').trim().slice(0, 200),
    kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
    state: /^[A-Z0-9]{1,3}$/.test(state) ? state : null,
    suspended: suspended === 'true' ? true : suspended === 'false' ? false : null,
    product_id: readUuid(query.get('product') ?? undefined),
  };
}
