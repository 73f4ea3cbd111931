import { folded } from './operators.ts';

/** Characters of a query that are kept. */
export const words_max = 120;
/** What stands for what is left out. */
const left_out = '…';
/** Digits of a word and of a number that may stay: enough for a routine (PFI170) or a rejection (539), too few for anybody's number. */
const most_digits = { word: 4, number: 3 };
const longest = 24;

const addresses = /\S+@\S+|\b(?:https?|ftp|file):\S+|\bwww\.\S+/giu;
// CNPJ, of digits or with letters, and CPF, as people write them.
const documents =
  /\b[0-9a-z]{2}\.?[0-9a-z]{3}\.?[0-9a-z]{3}\/?[0-9a-z]{4}-?\d{2}\b|\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b/giu;
// Numbers with what people put between their digits: telephones, values, dates.
const numbers = /(?<![\p{L}\p{N}]|\p{L}[-_./])[+(]?\d[\d.,/() -]{0,30}\d(?!\p{L})/gu;
const tokens = /[\p{L}\p{N}]+(?:[._/-][\p{L}\p{N}]+)*/gu;

const digitsIn = (text: string): number => text.replaceAll(/\P{N}/gu, '').length;

/** A word as it may be kept: longer numbers, long words and what looks like somebody's number are left out. */
function kept(word: string): string {
  const digits = digitsIn(word);
  const number = !/\p{L}/u.test(word);
  return word.length > longest || digits > (number ? most_digits.number : most_digits.word) ? left_out : word;
}

/**
 * What was searched for, so that it names nobody: folded, without e-mails, addresses, CNPJ, CPF, numbers and long words. Null: nothing is
 * left of it.
 */
export function masked(q: string): string | null {
  const bare = q
    .slice(0, 1_000)
    .replaceAll(addresses, left_out)
    .replaceAll(documents, left_out)
    .replaceAll(numbers, (found) => (digitsIn(found) > most_digits.number ? ` ${left_out} ` : found));
  const words: string[] = [];
  let length = 0;
  for (const [word] of folded(bare).matchAll(new RegExp(`${tokens.source}|${left_out}`, 'gu'))) {
    const said = kept(word);
    if (said === left_out && words.at(-1) === left_out) continue;
    length += said.length + 1;
    if (length > words_max) break;
    words.push(said);
  }
  const text = words.join(' ');
  return /[\p{L}\p{N}]/u.test(text) && text.length > 1 ? text : null;
}
