import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { fieldsOf, wholeDocument } from '../content/find-document.ts';
import { keepDocument, type Kept } from '../content/keep-document.ts';
import { revisionText } from './find-revisions.ts';

/** Gives a document the text of an earlier state back, as a revision more; everything else said of it stays. */
export async function restoreRevision(
  tx: Tx,
  viewer: Person,
  at: { id: string; version: number },
  revision: number,
): Promise<Kept> {
  const [whole, text] = await Promise.all([wholeDocument(tx, at.id), revisionText(tx, at.id, revision)]);
  if (!whole || !text) return { ok: false, reason: 'gone' };
  const { title, summary, body } = text;
  return keepDocument(tx, viewer, at, { ...fieldsOf(whole), title, summary, body });
}
