import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from './document.ts';
import { type Film, filmsIn } from './find-films.ts';
import { documentAt, relatedTo, type Shown } from './find.ts';
import { type Comment, commentsOn } from './find-comments.ts';
import { movedTo, type Variant, variantsOf } from './find-reading.ts';
import { modulesOf, previousTo, treeAt } from './find-tree.ts';
import type { Level, ModuleShelf, Neighbour } from './tree.ts';

/** What is read for a document's page. */
export type Reading = {
  document: Shown;
  related: readonly { kind: DocumentKind; slug: string; title: string; locale: string }[];
  comments: readonly Comment[];
  variants: readonly Variant[];
  tree: readonly Level[];
  modules: readonly ModuleShelf[];
  previous: Neighbour | null;
  films: readonly Film[];
};

/** A document with everything its page shows, in one packet; or the address it has now; null when there is nothing for this reader. */
export async function readDocument(
  tx: Tx,
  kind: DocumentKind,
  slug: string,
): Promise<Reading | { moved: { kind: DocumentKind; slug: string } } | null> {
  const treed = kind === 'doc';
  const [document, related, comments, tree, modules, previous] = await Promise.all([
    documentAt(tx, kind, slug),
    relatedTo(tx, kind, slug),
    commentsOn(tx, kind, slug),
    treed ? treeAt(tx, slug) : [],
    treed ? modulesOf(tx, { slug }) : [],
    treed ? previousTo(tx, slug) : null,
  ]);
  // Few have variants or show videos, and few addresses are former ones: these are asked about by themselves.
  if (document) {
    const [variants, films] = await Promise.all([
      document.translation_id ? variantsOf(tx, kind, slug) : [],
      filmsIn(tx, document.html),
    ]);
    return { document, related, comments, variants, tree, modules, previous, films };
  }
  const moved = await movedTo(tx, kind, slug);
  return moved ? { moved } : null;
}
