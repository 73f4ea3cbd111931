import { entryOf, type Layout, layoutOf, u16 } from './layout.ts';
import { flag, places_kept } from './record.ts';

/** Whether every term of a phrase stands beside the one before it, as far as the record kept places. */
export function holdsPhrase(record: Buffer, phrase: readonly number[]): boolean {
  const layout = layoutOf(record);
  let ends: number[] = [];
  let anywhere = true;
  for (const term of phrase) {
    const entry = entryOf(layout, term);
    if (entry < 0) return false;
    const stands = placesOf(layout, entry);
    ends = anywhere ? stands : following(stands, ends);
    // A word that stands more often than places are kept may stand there too.
    anywhere = stands.length >= places_kept;
    if (ends.length === 0 && !anywhere) return false;
  }
  return true;
}

// Words that stand everywhere may be between two others.
const following = (stands: readonly number[], ends: readonly number[]): number[] =>
  stands.filter((place) => ends.some((end) => place > end && place - end <= 3));

function placesOf({ record, flags_at, terms, places_at }: Layout, entry: number): number[] {
  const counts_at = flags_at + 2 * terms;
  let before = 0;
  for (let index = 0; index < entry; index += 1) before += record[counts_at + index] as number;
  return Array.from({ length: record[counts_at + entry] as number }, (_, index) =>
    u16(record, places_at + 2 * (before + index)),
  );
}

/** Whether a record has this term among its codes. */
export function hasCode(record: Buffer, term: number): boolean {
  const layout = layoutOf(record);
  const entry = entryOf(layout, term);
  return entry >= 0 && ((record[layout.flags_at + entry] as number) & flag.code) !== 0;
}
