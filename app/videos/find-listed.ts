import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { listed_states, type DocumentState } from '../content/document.ts';
import type { Chapter } from './video.ts';

type Wanted = {
  product?: string | undefined;
  module?: string | undefined;
  routine?: string | undefined;
  state?: DocumentState | undefined;
  after: { updated_at: string; id: string } | null;
  limit: number;
};

/** Videos the caller may see, the last changed first; without a state, those that readers see. */
export function apiVideos(tx: Tx, { product, module, routine, state, after, limit }: Wanted) {
  return tx
    .selectFrom('documents as d')
    .leftJoin('videos as v', 'v.document_id', 'd.id')
    .select([
      'd.id',
      'd.slug',
      'd.external_id',
      'd.locale',
      'd.audience',
      'd.state',
      'd.title',
      'd.summary',
      'd.version',
    ])
    .select(['d.product_id', 'd.module_id', 'd.routine_id', 'd.updated_at'])
    .select(['v.youtube_id', 'v.file_name', 'v.file_type', 'v.file_bytes', 'v.duration_s'])
    .select(sql<Chapter[]>`coalesce(v.chapters, '[]')`.as('chapters'))
    .select(sql<string>`d.updated_at::text`.as('moment'))
    .where('d.kind', '=', 'video')
    .where('d.state', 'in', state ? [state] : [...listed_states])
    .$if(product !== undefined, (query) => query.where('d.product_id', '=', product ?? null))
    .$if(module !== undefined, (query) => query.where('d.module_id', '=', module ?? null))
    .$if(routine !== undefined, (query) => query.where('d.routine_id', '=', routine ?? null))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(d.updated_at, d.id) < (${after?.updated_at ?? ''}::timestamptz, ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(sql.lit(limit))
    .execute();
}
