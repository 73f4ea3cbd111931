import type { Chrome } from '../../../ui/chrome.ts';
import { numberText } from '../../moment.ts';
import type { Found } from '../result.ts';

/** How much was found, as honestly as it was counted. */
export function countOf({ t, locale }: Pick<Chrome, 't' | 'locale'>, { value, relation }: Found['total']): string {
  const many = numberText(locale, value);
  if (relation === 'gte') return t.search.more_than(many);
  return value === 1 ? t.search.one : t.search.results(many);
}
