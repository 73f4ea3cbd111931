import type { Chrome } from '../../../ui/chrome.ts';
import { numberText } from '../../moment.ts';
import type { Found } from '../result.ts';

/** How much was found, as honestly as it was counted. */
export function countOf({ t, locale }: Pick<Chrome, 't' | 'locale'>, { total, partly }: Found): string {
  const many = numberText(locale, total.value);
  if (partly) return total.value === 1 ? t.search.one_and_partly : t.search.results_and_partly(many);
  if (total.relation === 'gte') return t.search.more_than(many);
  return total.value === 1 ? t.search.one : t.search.results(many);
}
