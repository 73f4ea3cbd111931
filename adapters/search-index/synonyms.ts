import { type QueryWord, queryWords } from './query-words.ts';
import type { Synonym } from './types.ts';

/** Terms of a phrase, in order, and those that mean the same. */
type Rule = { from: number[]; to: number[][] };

export type SynonymRules = ReadonlyMap<number, Rule[]>;

/** How much a synonym counts beside the word itself. */
export const synonym_weight = 0.9;

const most_rules = 10_000;
const telling = (text: string): number[] =>
  queryWords(`${text} `)
    .filter(({ joined }) => !joined)
    .map(({ term }) => term);

/** Synonyms by the first term of what people write. */
export function synonymRules(synonyms: readonly Synonym[]): SynonymRules {
  const rules = new Map<number, Rule[]>();
  for (const { from, to } of synonyms.slice(0, most_rules)) {
    const meant = to.map(telling).filter((terms) => terms.length > 0);
    for (const phrase of from) {
      const terms = telling(phrase);
      const [first] = terms;
      if (first === undefined || meant.length === 0) continue;
      rules.set(first, [...(rules.get(first) ?? []), { from: terms, to: meant }]);
    }
  }
  return rules;
}

/** For each word of a query the phrases that mean the same; every word of a phrase that has a synonym gets it. */
export function synonymsIn(words: readonly QueryWord[], rules: SynonymRules): Map<QueryWord, number[][]> {
  const found = new Map<QueryWord, number[][]>();
  if (rules.size === 0) return found;
  const plain = words.filter(({ joined }) => !joined);
  for (const [at, word] of plain.entries())
    for (const { from, to } of rules.get(word.term) ?? []) {
      const stretch = plain.slice(at, at + from.length);
      if (stretch.length !== from.length || !stretch.every(({ term }, index) => term === from[index])) continue;
      for (const one of stretch) found.set(one, [...(found.get(one) ?? []), ...to]);
    }
  return found;
}

/** Terms of a phrase that must stand together, without words that stand everywhere. */
export const phraseTerms = (phrase: string): number[] => telling(phrase);
