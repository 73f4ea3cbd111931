import type { ContentLocale } from './result.ts';

/**
 * Words that mean the same in one language: whoever types one of `words` finds the others too. With `leads_to`, whoever types one of
 * `words` also finds those of `leads_to`, and not the other way round.
 */
export type SynonymGroup = { locale: ContentLocale; words: readonly string[]; leads_to: readonly string[] };
