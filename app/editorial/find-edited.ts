import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from '../content/document.ts';
import { type Whole, wholeDocument } from '../content/find-document.ts';

export type Near = { id: string; kind: DocumentKind; slug: string; title: string; locale: string };
export type BrokenLink = { target: string; reason: 'unknown' | 'unpublished' | 'narrower' };

/** A document being written, with what its form shows beside its own fields. */
export type Edited = {
  whole: Whole;
  parent: Near | null;
  routine: string;
  owner_name: string | null;
  variants: Near[];
  broken: BrokenLink[];
  redirects: { kind: DocumentKind; slug: string }[];
  below: number;
};

const most = 50;

/** The document of this id as its form needs it; undefined when there is none. */
export async function editedDocument(tx: Tx, id: string): Promise<Edited | undefined> {
  const [whole, near, broken, redirects] = await Promise.all([
    wholeDocument(tx, id),
    sql<{ parent: Near | null; routine: string | null; owner_name: string | null; variants: Near[]; below: number }>`
      select (select json_build_object('id', p.id, 'kind', p.kind, 'slug', p.slug, 'title', p.title, 'locale', p.locale) from documents p where p.id = d.parent_id) as parent,
        (select r.code from routines r where r.id = d.routine_id) as routine,
        (select o.name from persons o where o.id = d.owner_id) as owner_name,
        (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'slug', v.slug, 'title', v.title, 'locale', v.locale) order by v.locale), '[]')
          from documents v where v.translation_id = d.translation_id and v.id <> d.id) as variants,
        (select count(*)::integer from documents c where c.parent_id = d.id) as below
      from documents d where d.id = ${id}`.execute(tx),
    sql<BrokenLink>`
      select l.target, case when t.id is null then 'unknown' when t.state not in ('published', 'outdated') then 'unpublished' else 'narrower' end as reason
      from document_links l left join documents t on t.id = l.to_id where l.from_id = ${id} and l.broken order by l.target limit ${sql.lit(most)}`.execute(
      tx,
    ),
    tx
      .selectFrom('document_redirects')
      .select([sql<DocumentKind>`kind`.as('kind'), 'slug'])
      .where('document_id', '=', id)
      .orderBy('created_at', 'desc')
      .limit(sql.lit(most))
      .execute(),
  ]);
  const beside = near.rows[0];
  if (!whole || !beside) return undefined;
  const { parent, routine, owner_name, variants, below } = beside;
  return { whole, parent, routine: routine ?? '', owner_name, variants, broken: broken.rows, redirects, below };
}
