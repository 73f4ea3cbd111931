import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { groups_max, type SynonymGroup } from './synonym.ts';

export type KeptSynonyms = SynonymGroup & {
  id: string;
  version: number;
  changed_at: Date;
  /** Null: nobody in particular. */
  changed_by_name: string | null;
};

/** Every group of synonyms, by language and words. */
export async function synonyms(tx: Tx): Promise<KeptSynonyms[]> {
  const { rows } = await sql<KeptSynonyms>`
    select s.id, s.locale, s.words, s.leads_to, s.version, s.changed_at, (select p.name from persons p where p.id = s.changed_by) as changed_by_name
    from synonyms s order by s.locale <> 'pt-BR', s.locale, s.words, s.leads_to limit ${sql.lit(groups_max)}`.execute(
    tx,
  );
  return rows;
}

/** The groups as they would be with `group` in the place of the one called `id` (null: beside them). */
export async function proposed(tx: Tx, id: string | null, group: SynonymGroup): Promise<SynonymGroup[]> {
  const kept = await synonyms(tx);
  return [
    ...kept.filter((one) => one.id !== id).map(({ locale, words, leads_to }) => ({ locale, words, leads_to })),
    group,
  ];
}
