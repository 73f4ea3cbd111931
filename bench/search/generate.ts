import { isStopWord } from '../../adapters/search-index/stop-words.ts';
import { fold } from '../../adapters/search-index/stem.ts';
import type { Line, Query } from './corpus.ts';

/** Numbers that look random and are the same every time. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below;
  };
}

type Random = (below: number) => number;
const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random(values.length))] as Value;

const telling = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:[._\-/][\p{L}\p{N}]+)*/gu) ?? []).filter(
    (word) => word.length > 1 && !isStopWord(fold(word), 'pt-BR'),
  );

function some(random: Random, words: readonly string[], least: number, most: number): string[] {
  const count = Math.min(words.length, least + Math.floor(random(most - least + 1)));
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(Math.floor(random(words.length)));
  return [...chosen].sort((one, other) => one - other).map((at) => words[at] as string);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function mistyped(random: Random, word: string): string {
  const at = 1 + Math.floor(random(Math.max(1, word.length - 2)));
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.slice(at, at + 1) + word.slice(at),
    word.slice(0, at) + pick(random, [...letters]) + word.slice(at + 1),
    word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
  ];
  return pick(random, kinds);
}

const forms: readonly [RegExp, string][] = [
  [/ões$/, 'ão'],
  [/ção$/, 'ções'],
  [/ais$/, 'al'],
  [/al$/, 'ais'],
  [/ar$/, 'ando'],
  [/ando$/, 'ar'],
  [/s$/, ''],
  [/([aeo])$/, '$1s'],
];
const inflected = (word: string): string => {
  const form = word.length > 3 ? forms.find(([ending]) => ending.test(word)) : undefined;
  return form ? word.replace(form[0], form[1]) : word;
};

// Worded by somebody else than who wrote the list of noise words.
const around: readonly [string, string][] = [
  ['como faço para', ''],
  ['como configurar', 'no sistema'],
  ['estamos com problema em', ''],
  ['usuário sem acesso a', ''],
  ['', 'não está abrindo'],
  ['', 'com mensagem de erro'],
  ['erro ao acessar', ''],
  ['mensagem estranha em', 'depois da atualização'],
  ['podem verificar', ''],
  ['qual o caminho para', ''],
  ['bom dia, preciso de informações sobre', ''],
  ['travando na hora de', ''],
  ['', 'urgente'],
  ['alguém sabe', '?'],
  ['favor nos ajudar com', ''],
  ['sem conseguir', 'desde ontem'],
  ['how to', ''],
  ['no puedo', ''],
];

/** Queries for texts, one of each kind for each line, in the manner of people: words of the title, mistaken, cut, inflected, surrounded. */
export function queriesFor(lines: readonly Line[], seed: number): Query[] {
  const random = chance(seed);
  const once = new Map<string, number>();
  for (const { heads } of lines) for (const head of new Set(heads)) once.set(head, (once.get(head) ?? 0) + 1);
  return lines.flatMap((line) => {
    const made: Query[] = [];
    const add = (variant: string, words: readonly string[] | string, index: Query['index'] = 'full'): void => {
      const q = typeof words === 'string' ? words : words.join(' ');
      if (q.trim()) made.push({ qid: `${variant}-${line.id}`, variant, index, q, target: [line.id] });
    };
    const title = telling(line.title);
    const words = some(random, title, 2, 5);
    if (words.length < 2) return made;
    add('title', words);
    add('notitle', words, 'notitle');
    add('noaccent', words.map(fold));
    const longest = words.reduce((long, word) => (word.length > long.length ? word : long), '');
    add(
      'typo1',
      words.map((word) => (word === longest ? mistyped(random, word) : word)),
    );
    add(
      'typoall',
      words.map((word) => (word.length > 5 ? mistyped(random, word) : word)),
    );
    add('inflect', words.map(inflected));
    const last = words.at(-1) ?? '';
    if (last.length > 4) add('prefix', [...words.slice(0, -1), last.slice(0, 3 + Math.floor(random(last.length - 3)))]);
    const [before, after] = pick(random, around);
    const said = random(2) < 1 ? words.map(inflected) : words;
    add('subject', [before, ...said, random(5) < 1 ? `no ${line.product}` : '', after].filter(Boolean));
    add(
      'shuffled',
      [...words].sort(() => random(2) - 1),
    );
    const summary = telling(line.desc ?? '');
    if (summary.length >= 6) add('desc', some(random, summary, 4, 7));
    const heading = pick(
      random,
      line.heads.filter((head) => once.get(head) === 1 && telling(head).length >= 3).concat(''),
    );
    if (heading) add('h2', telling(heading).slice(0, 6));
    const sentences = line.body.split(/[.\n]+/).filter((sentence) => telling(sentence).length >= 6);
    const sentence = sentences.length > 0 ? pick(random, sentences) : '';
    if (sentence) add('sentence', some(random, telling(sentence), 4, 7));
    return made;
  });
}
