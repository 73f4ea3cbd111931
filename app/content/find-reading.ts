import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Locale } from '../../locales/index.ts';
import type { Audience, DocumentKind } from './document.ts';

export type Variant = { kind: DocumentKind; slug: string; title: string; locale: Locale; audience: Audience };

/** The same document in every language that the reader may see, itself too; none when there is no other. */
export async function variantsOf(tx: Tx, kind: DocumentKind, slug: string): Promise<Variant[]> {
  const { rows } = await sql<Variant>`
    select v.kind, v.slug, v.title, v.locale, v.audience from documents d join documents v on v.translation_id = d.translation_id
    where d.kind = ${kind} and d.slug = ${slug} and (v.state in ('published', 'outdated') or v.id = d.id) order by v.locale`.execute(
    tx,
  );
  return rows.length > 1 ? rows : [];
}

export type Votes = { helped: number; helped_not: number };

/** How many said on the page that it helped, and that it did not. */
export async function votesOn(tx: Tx, kind: DocumentKind, slug: string): Promise<Votes> {
  const row = await tx
    .selectFrom('document_scores as s')
    .innerJoin('documents as d', 'd.id', 's.document_id')
    .select(['s.helped', 's.helped_not'])
    .where('d.kind', '=', kind)
    .where('d.slug', '=', slug)
    .executeTakeFirst();
  return row ?? { helped: 0, helped_not: 0 };
}

/** Where a document is now that had this address before, if the reader may see it. */
export function movedTo(tx: Tx, kind: DocumentKind, slug: string) {
  return tx
    .selectFrom('document_redirects as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['d.kind', 'd.slug'])
    .where('r.kind', '=', kind)
    .where('r.slug', '=', slug)
    .executeTakeFirst();
}
