import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind, DocumentState } from '../content/document.ts';

type Asked = {
  kind: DocumentKind;
  state?: DocumentState | undefined;
  product?: string | undefined;
  module?: string | undefined;
  after: { updated_at: string; id: string } | null;
  limit: number;
};

/** Documents of a kind that the reader may see, without their text, the latest changed first. */
export function documentsOfKind(tx: Tx, { kind, state, product, module, after, limit }: Asked) {
  return tx
    .selectFrom('documents')
    .select(['id', 'kind', 'external_id', 'slug', 'locale', 'audience', 'state', 'product_id', 'module_id'])
    .select(['routine_id', 'title', 'summary', 'updated_at', sql<string>`updated_at::text`.as('moment')])
    .where('kind', '=', kind)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'published'))
    .$if(product !== undefined, (query) => query.where('product_id', '=', product ?? null))
    .$if(module !== undefined, (query) => query.where('module_id', '=', module ?? null))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(updated_at, id) < (${after?.updated_at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(sql.lit(limit))
    .execute();
}
