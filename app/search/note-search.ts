import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { isStaff } from '../../lib/viewer.ts';
import type { Ask } from '../context.ts';
import { mayTry } from '../people/limits.ts';
import { type Asked, isPlain } from './address.ts';
import { masked } from './mask.ts';
import type { Found } from './result.ts';

/** Results of the first page that count as shown. */
const shown = 10;

const looksUpOthers = (viewer: Viewer): boolean => viewer.kind === 'person' && isStaff(viewer);

/** Notes something of a search after the answer, unless it is the staff's: they look for people and companies. A network has so many an hour. */
function counted(ask: Ask, q: string, work: (tx: Tx, words: string) => Promise<unknown>): void {
  const words = masked(q);
  if (words === null || looksUpOthers(ask.viewer)) return;
  ask.note(async (tx) => {
    if (await mayTry(ask.services, 'search_counted', ask.address)) await work(tx, words);
  });
}

/** Counts a search by its words, and what it showed; nothing that was narrowed or paged through, which is the same search again. */
export function noteSearch(ask: Ask, asked: Asked, found: Found): void {
  if (!isPlain(asked) || found.away) return;
  const documents = found.results.slice(0, shown).flatMap(({ type, id }) => (type === 'ticket' ? [] : [id]));
  counted(ask, asked.q, (tx, words) =>
    sql`select app.note_search(${words}, ${ask.locale}, ${found.total.value > 0}, ${documents}::uuid[])`.execute(tx),
  );
}

/** Counts the opening of a result: `found` of its address says for which words, `quick` that it was chosen before the search was sent. */
export function noteOpening(ask: Ask, document_id: string | null): void {
  const q = ask.query.get('found');
  if (!q) return;
  counted(ask, q, (tx, words) =>
    sql`select app.note_opening(${words}, ${ask.locale}, ${document_id}::uuid, ${ask.query.has('quick')})`.execute(tx),
  );
}
