import { type DocumentKind, documentPath, type DocumentState, type Template } from '../content/document.ts';

/** Where the vendor's texts are written. */
export const content_desk = '/desk/content';

/** How a form names another document: titles repeat, so its address stands behind. */
export const namedOf = (near: { kind: DocumentKind; slug: string; title: string } | null | undefined): string =>
  near ? `${near.title} (${documentPath(near)})` : '';

/** What may become of a document in each state (domain.md 4.2), the usual step first. */
export const moves = {
  draft: ['in_review', 'published', 'scheduled', 'archived'],
  in_review: ['published', 'scheduled', 'draft', 'archived'],
  scheduled: ['published', 'draft', 'archived'],
  published: ['outdated', 'archived', 'draft'],
  outdated: ['published', 'archived', 'draft'],
  archived: ['draft', 'published'],
} as const satisfies Record<DocumentState, readonly DocumentState[]>;

/** Whether a document may go from one state to another; staying is no move. */
export const mayBecome = (from: DocumentState, to: DocumentState): boolean =>
  from === to || (moves[from] as readonly DocumentState[]).includes(to);

/** The kinds that this form writes; the others have forms of their own beside it. */
export const written_kinds = ['kb', 'doc'] as const;

/** What a new document of each kind usually is (domain.md 4.2). */
export const beginnings = {
  kb: ['question', 'error', 'law', 'opinion', 'none'],
  doc: ['technical', 'reference', 'entry_point', 'bulletin', 'manual', 'guide', 'release_notes', 'none'],
} as const satisfies Record<(typeof written_kinds)[number], readonly Template[]>;
