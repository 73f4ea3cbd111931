import { z } from 'zod';
import { folded } from './operators.ts';
import { content_locales, type ContentLocale } from './result.ts';

/**
 * Words that mean the same in one language: whoever types one of `words` finds the others too. With `leads_to`, whoever types one of
 * `words` also finds those of `leads_to`, and not the other way round.
 */
export type SynonymGroup = { locale: ContentLocale; words: readonly string[]; leads_to: readonly string[] };

/** Groups a vendor keeps, at most: the search holds them all. */
export const groups_max = 1_000;
export const words_max = 20;
export const word_max = 60;

const list_max = words_max * (word_max + 2);
const spoken = /^[\p{L}\p{N}]+(?:[ ._/-][\p{L}\p{N}]+){0,5}$/u;

/** Words as they are typed: by commas, semicolons or lines. */
const listed = z
  .string({ error: 'required' })
  .max(list_max * 2, { error: 'too_long' })
  .transform((text) => {
    const seen = new Map<string, string>();
    for (const part of text.normalize('NFC').split(/[,;\n\r]+/)) {
      const word = part.trim().replaceAll(/\s+/g, ' ').toLowerCase();
      if (word && !seen.has(folded(word))) seen.set(folded(word), word);
    }
    return [...seen.values()].sort((a, b) => (a < b ? -1 : 1));
  })
  .pipe(
    z
      .array(z.string().max(word_max, { error: 'too_long' }).regex(spoken, { error: 'invalid_word' }))
      .max(words_max, { error: 'too_many' }),
  );

/** `way` both: they mean the same; one: the first lead to the second. */
export const synonym_form = z
  .strictObject({
    locale: z.enum(content_locales, { error: 'invalid_choice' }),
    way: z.enum(['both', 'one'], { error: 'invalid_choice' }),
    words: listed,
    leads_to: listed.optional().default([]),
  })
  .check(({ value, issues }) => {
    const refuse = (field: string, message: string) =>
      issues.push({ code: 'custom', message, path: [field], input: value });
    const both = value.way === 'both';
    if (value.words.length === 0) refuse('words', 'required');
    else if (both && value.words.length < 2) refuse('words', 'two_words');
    if (!both && value.leads_to.length === 0) refuse('leads_to', 'required');
    const typed = new Set(value.words.map(folded));
    if (!both && value.leads_to.some((word) => typed.has(folded(word)))) refuse('leads_to', 'repeated_word');
  })
  .transform(({ locale, way, words, leads_to }): SynonymGroup => ({
    locale,
    words,
    leads_to: way === 'both' ? [] : leads_to,
  }));
