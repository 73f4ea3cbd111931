const letters: Record<string, string> = {
  a: 'aáàâãä',
  c: 'cç',
  e: 'eéèêë',
  i: 'iíìîï',
  n: 'nñ',
  o: 'oóòôõö',
  u: 'uúùûü',
};
const most_words = 12;
const most_hits = 400;
/** Characters in which words of the query should stand together, and what is kept around them. */
const together = 240;
const before = 150;
const after = 330;

/**
 * Reads a query once, to find in many long texts the part where most different words of it seem to stand, quickly by their beginnings; the
 * beginning of the text when there are none. Where exactly they stand is for the highlighter to say.
 */
export function stretcher(q: string): (text: string) => string {
  const words = beginnings(q);
  const pattern = new RegExp(words.map((word) => `(${word.replaceAll(/[aceinou]/g, accented)})`).join('|'), 'gi');
  return (text) =>
    text.length <= before + after || words.length === 0 ? text.slice(0, before + after) : stretchOf(text, pattern);
}

function stretchOf(text: string, pattern: RegExp): string {
  pattern.lastIndex = 0;
  const hits: { at: number; word: number }[] = [];
  for (let hit = pattern.exec(text); hit && hits.length < most_hits; hit = pattern.exec(text))
    hits.push({ at: hit.index, word: hit.findIndex((group, index) => index > 0 && group !== undefined) });
  const from = bestOf(hits) - before;
  if (from <= 0) return text.slice(0, before + after);
  // From a whole word on.
  return `… ${text.slice(text.indexOf(' ', from) + 1, from + before + after)}`;
}

const accented = (letter: string): string => `[${letters[letter]}]`;

// What stays of a word when its ending changes.
function beginnings(q: string): string[] {
  const folded = q.slice(0, 400).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = folded.match(/[a-z0-9]{3,}/g) ?? [];
  return [...new Set(words.map((word) => word.slice(0, Math.max(3, word.length - 2))))].slice(0, most_words);
}

function bestOf(hits: readonly { at: number; word: number }[]): number {
  let best = 0;
  let most = 0;
  for (const [index, { at }] of hits.entries()) {
    let seen = 0;
    for (let next = index; next < hits.length; next += 1) {
      const hit = hits[next];
      if (!hit || hit.at > at + together) break;
      seen |= 1 << hit.word;
    }
    const count = bitsOf(seen);
    if (count <= most) continue;
    most = count;
    best = at;
  }
  return best;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
