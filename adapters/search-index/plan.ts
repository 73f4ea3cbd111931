import { completionsOf, type Known, knownRows, similarOf } from './dictionary.ts';
import { unglued } from './glued.ts';
import { noiseOf } from './noise-words.ts';
import { type QueryWord, queryWords, readQuery } from './query-words.ts';
import { type Reach, rowsWith } from './reach.ts';
import { phraseTerms, type SynonymRules, synonym_weight, synonymsIn } from './synonyms.ts';
import type { Alternative, Asked, Group, Plan } from './types.ts';

/** Numbers that decide how a query is widened; found on development queries. */
export const widening = {
  completions: 30,
  /** A word that so many rows have is not taken for a mistake. */
  surely_right: 300,
  /** How many times commoner a correction must be than a word that exists. */
  commoner: 30,
  /** Weight of completions: of a whole word that begins much commoner ones, and of another whole word. */
  likely_beginning: 0.9,
  whole_word: 0.5,
  longer_code: 0.8,
  corrected: [1, 0.95],
  doubted: [0.72, 0.55],
  second_correction: 0.85,
  glued: 0.9,
  corrections: 8,
  joined: 1.5,
  little: 0.3,
  groups: 14,
};

type Choice = { term: number; weight: number; rows: number; also?: number[] };
type Weighed = { group: Group; known: boolean };
type Planned = {
  plan: Plan;
  /** Rows a reader has of each term that was looked up. */
  rowsOf: (term: number) => number;
  did_you_mean: string | null;
  completions: string[];
};

/** What a question asks for in terms, as far as its reader may know words: everything here is counted within reach alone. */
export function planOf(asked: Asked, reaches: readonly Reach[], rules: SynonymRules): Planned {
  const text = readQuery(asked.q);
  const phrases = (asked.phrases ?? []).map(readQuery);
  const words = queryWords([text, ...phrases].join(' ').trimStart());
  const readable = reaches.reduce((sum, { rows }) => sum + rows, 0);
  const counted = new Map<number, number>();
  const rowsOf = (term: number): number => {
    let rows = counted.get(term);
    if (rows === undefined) {
      rows = reaches.reduce((sum, reach) => sum + rowsWith(reach, reach.segment.table.find(term)), 0);
      counted.set(term, rows);
    }
    return rows;
  };
  const idf = (rows: number): number => Math.log(1 + Math.max(0, readable - rows + 0.5) / (rows + 0.5));
  const synonyms = synonymsIn(words, rules);
  const meant = new Map<QueryWord, string>();
  let completions: Known[] = [];
  const groups: Weighed[] = [];
  for (const word of words) {
    const widened = choicesFor(word, reaches, rowsOf);
    if (word.last) completions = widened.completions;
    if (widened.meant !== null) meant.set(word, widened.meant);
    const choices = widened.choices;
    for (const terms of synonyms.get(word) ?? []) choices.push(...together(terms, synonym_weight, rowsOf));
    if (choices.length > 0)
      groups.push({
        group: groupFor(word, choices, words.length, readable, idf),
        known: choices.some(({ rows }) => rows > 0),
      });
  }
  return {
    plan: {
      groups: mostTelling(groups),
      phrases: phrases.map(phraseTerms).filter((terms) => terms.length > 0),
      near_product_ids: [...(asked.near_product_ids ?? [])],
    },
    rowsOf,
    did_you_mean: meant.size > 0 ? rewritten(text, meant) : null,
    completions: completed(text, words.at(-1), completions),
  };
}

function choicesFor(
  word: QueryWord,
  reaches: readonly Reach[],
  rowsOf: (term: number) => number,
): { choices: Choice[]; completions: Known[]; meant: string | null } {
  const choices: Choice[] = [];
  const exact = rowsOf(word.term);
  const choose = (term: number, weight: number): void => {
    const rows = rowsOf(term);
    if (rows > 0 && !choices.some((choice) => choice.term === term)) choices.push({ term, weight, rows });
  };
  choose(word.term, 1);
  for (const term of word.abroad) choose(term, 1);
  const known = knownRows(reaches, word.word);
  const completions = word.last && word.word.length >= 2 ? completionsOf(reaches, word.word, widening.completions) : [];
  const longer = completions.filter(({ term }) => term !== word.term);
  const commonest = longer.reduce((most, { rows }) => Math.max(most, rows), 0);
  const likely = commonest > 20 * known;
  const weight = exact === 0 ? 1 : likely ? widening.likely_beginning : widening.whole_word;
  const code = /\d/.test(word.word);
  for (const completion of longer)
    choose(
      completion.term,
      weight * (code && completion.word.length > word.word.length + 1 ? widening.longer_code : 1),
    );
  const unknown = choices.length === 0;
  let meant: string | null = null;
  if (!(likely && choices.length > 1) && (unknown || known < widening.surely_right)) {
    let factor = 1;
    for (const similar of code ? [] : similarOf(reaches, word.word, widening.corrections)) {
      if (choices.some(({ term }) => term === similar.term)) factor = widening.second_correction;
      else if (unknown || similar.rows >= widening.commoner * (known + 1)) {
        const weights = unknown ? widening.corrected : widening.doubted;
        if (unknown) meant ??= similar.shown;
        choose(similar.term, factor * (weights[similar.distance - 1] ?? 0));
        factor = widening.second_correction;
      }
    }
  }
  const glued = choices.length === 0 && !word.joined ? unglued(word.word, rowsOf) : null;
  if (glued) {
    meant = glued.parts.join(' ');
    choices.push(...together(glued.terms, widening.glued, rowsOf));
  }
  if (exact === 0 && !word.joined) choices.push({ term: word.term, weight: 1, rows: 0 });
  return { choices, completions, meant };
}

// Several words count where the rarest of them stands, if the others do too.
function together(terms: readonly number[], weight: number, rowsOf: (term: number) => number): Choice[] {
  const [rarest, ...others] = [...terms].sort((one, other) => rowsOf(one) - rowsOf(other));
  if (rarest === undefined || rowsOf(rarest) === 0) return [];
  const choice = { term: rarest, weight, rows: rowsOf(rarest) };
  return [others.length > 0 ? { ...choice, also: others } : choice];
}

function groupFor(
  word: QueryWord,
  choices: readonly Choice[],
  words: number,
  readable: number,
  idf: (rows: number) => number,
): Group {
  const noise = words <= 2 ? 1 : Math.min(noiseOf(word.word), word.little ? widening.little : 1);
  const commonest = choices.reduce((most, { rows }) => Math.max(most, rows), 0);
  const telling = idf(commonest || readable / 50);
  const alternatives = choices.map(({ term, weight, rows, also }): Alternative => {
    const counted = weight * (word.code ? widening.joined : 1);
    const value = noise * counted * Math.min(idf(rows), telling * 1.5);
    return also ? { term, also, weight: counted, value } : { term, weight: counted, value };
  });
  return { position: word.place, optional: word.joined, noise, code: word.code, idf: telling * noise, alternatives };
}

// Of a pasted log only so much is asked for: what is known and telling.
function mostTelling(weighed: readonly Weighed[]): Group[] {
  if (weighed.length <= widening.groups) return weighed.map(({ group }) => group);
  const value = ({ group, known }: Weighed): number => (known ? group.idf : 0);
  const kept = new Set([...weighed].sort((one, other) => value(other) - value(one)).slice(0, widening.groups));
  return weighed.flatMap((one) => (kept.has(one) ? [one.group] : []));
}

function rewritten(text: string, meant: ReadonlyMap<QueryWord, string>): string {
  let rest = 0;
  let said = '';
  for (const [{ from, to }, word] of meant) {
    if (from < rest || to > text.length) continue;
    said += text.slice(rest, from) + word;
    rest = to;
  }
  return said + text.slice(rest);
}

const most_completions = 8;

function completed(text: string, last: QueryWord | undefined, completions: readonly Known[]): string[] {
  if (!last?.last || last.to > text.length) return [];
  const before = text.slice(0, last.from);
  return completions.slice(0, most_completions).map(({ shown }) => before + shown);
}
