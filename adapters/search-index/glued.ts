import { termOf } from './analyse.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

export type Glued = { parts: [string, string]; terms: [number, number] };

const shortest_part = 3;
const longest_word = 30;

const term = (word: string): number => termOf(stem(word, 'pt-BR'));

/** A folded word that nobody knows as two that are known, written without the space between them: the cut whose rarer part is commonest. */
export function unglued(word: string, rowsOf: (term: number) => number): Glued | null {
  if (word.length < 2 * shortest_part || word.length > longest_word || /\d/.test(word)) return null;
  let best: Glued | null = null;
  let most = 0;
  for (let at = shortest_part; at <= word.length - shortest_part; at += 1) {
    const parts: [string, string] = [word.slice(0, at), word.slice(at)];
    if (parts.some((part) => isStopWord(part, 'pt-BR'))) continue;
    const terms: [number, number] = [term(parts[0]), term(parts[1])];
    const rows = Math.min(rowsOf(terms[0]), rowsOf(terms[1]));
    if (rows > most) {
      most = rows;
      best = { parts, terms };
    }
  }
  return best;
}
