import type { Lists } from '../../adapters/search-lists/lists.ts';
import type { Tx } from '../../lib/database.ts';
import type { Staff } from '../../lib/viewer.ts';
import type { Asked } from './address.ts';
import { choicesOf, type Choices } from './find-choices.ts';
import { search } from './find.ts';
import { resolve, type Resolved } from './resolve.ts';
import type { Found, Wanted } from './result.ts';

/** What was done when nothing says what was typed: its mistyped words corrected, or its phrases taken as words. */
export type Instead = { how: 'corrected'; q: string } | { how: 'without_quotes' };

/** `found` is what `instead` says, when it says something. */
export type Answered = { found: Found; instead: Instead | null };

/** Of the staff: what they may choose from, and what their words and choices mean. */
export type Desk = { choices: Choices; resolved: Resolved };

export async function deskOf(tx: Tx, viewer: Staff, asked: Asked): Promise<Desk> {
  const choices = await choicesOf(tx);
  return { choices, resolved: await resolve(tx, viewer, choices, asked) };
}

/** What is asked of the search, by somebody whose words are just words (`resolved` null) or by the staff. */
export function wantedOf(asked: Asked, resolved: Resolved | null, limit: number): Wanted {
  const { q, type, product_id, module_id, locale, offset } = asked;
  const plain = { q, type, product_id, module_id, locale, offset, limit };
  if (!resolved) return plain;
  const { words, phrases, status, queue_id, assignee_id, organization_id } = resolved;
  return {
    ...plain,
    q: words,
    ...(phrases.length > 0 && { phrase: phrases }),
    status,
    queue_id,
    assignee_id,
    organization_id,
  };
}

/** What was found; with nothing that says it as it was typed, what says it corrected. */
export async function answersTo(tx: Tx, lists: Lists, wanted: Wanted): Promise<Answered> {
  const found = await search(tx, lists, wanted);
  if (found.total.value > 0 || wanted.offset > 0) return { found, instead: null };
  if (wanted.phrase?.length) {
    const loose = await search(tx, lists, { ...wanted, phrase: undefined });
    if (loose.total.value > 0) return { found: loose, instead: { how: 'without_quotes' } };
  }
  const q = found.did_you_mean;
  if (!q) return { found, instead: null };
  const corrected = await search(tx, lists, { ...wanted, q, phrase: undefined });
  return corrected.total.value > 0 ? { found: corrected, instead: { how: 'corrected', q } } : { found, instead: null };
}
