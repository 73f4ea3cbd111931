import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import type { Locale } from './types.ts';

/** Text without accents and in lower case. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

// Snowball looks for accented endings, and people type without: these bring back the accents that decide.
const portuguese_endings: readonly [RegExp, string][] = [
  [/coes$/, 'ções'],
  [/cao$/, 'ção'],
  [/soes$/, 'sões'],
  [/sao$/, 'são'],
  [/oes$/, 'ões'],
  [/aes$/, 'ães'],
  [/aos$/, 'ãos'],
  [/([^aeiou])ao$/, '$1ão'],
  [/avel$/, 'ável'],
  [/ivel$/, 'ível'],
  [/aveis$/, 'áveis'],
  [/iveis$/, 'íveis'],
  [/encia(s?)$/, 'ência$1'],
  [/ancia(s?)$/, 'ância$1'],
  [/orio(s?)$/, 'ório$1'],
  [/oria(s?)$/, 'ória$1'],
  [/ario(s?)$/, 'ário$1'],
];
const spanish_endings: readonly [RegExp, string][] = [
  [/([cs])ion$/, '$1ión'],
  [/logia(s?)$/, 'logía$1'],
  [/iendo$/, 'iéndo'],
  [/ia(s?)$/, 'ía$1'],
];

const restored = (word: string, endings: readonly [RegExp, string][]): string => {
  const ending = endings.find(([plain]) => plain.test(word));
  return ending ? word.replace(ending[0], ending[1]) : word;
};

function stemPortuguese(folded: string): string {
  // Plurals that Snowball leaves: fiscais and fiscal, ordens and ordem, níveis and nível.
  const singular = folded.replace(/([aou])is$/, '$1l').replace(/ns$/, 'm');
  const level = singular.length >= 5 && /^(.{3,})(?:eis|[ei]l)$/.exec(singular);
  if (level) return level[1] ?? singular;
  return fold(portuguese(restored(singular, portuguese_endings))).replace(/(.{3,}[^aeiou])[aeo]s?$/, '$1');
}

const stemSpanish = (folded: string): string =>
  fold(spanish(restored(folded, spanish_endings))).replace(/(.{3,}[^aeiou])[aeo]s?$/, '$1');

/**
 * What the forms of a folded word have in common. Words with digits and short ones stay as they are; stems of English and
 * Spanish bear their language, so that they never pass for a Portuguese word.
 */
export function stem(folded: string, locale: Locale): string {
  if (folded.length < 4 || /\d/.test(folded)) return folded;
  if (locale === 'en') return `en:${english(folded)}`;
  if (locale === 'es') return `es:${stemSpanish(folded)}`;
  return stemPortuguese(folded);
}
