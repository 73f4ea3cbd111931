import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { Icon } from '../../../ui/parts/icon.tsx';
import { type Asked, searchPath } from '../address.ts';
import type { Desk } from '../find-answers.ts';
import { withoutFilter } from '../operators.ts';
import type { Held } from '../resolve.ts';
import { statuses } from '../result.ts';

type Props = {
  chrome: Chrome;
  asked: Asked;
  /** Names of the chosen product and module. */
  places: { product: string | null; module: string | null };
  desk: Desk | null;
};

/** What a filter of the staff is called: the operator and what it narrows to. */
export function heldText({ t }: Pick<Chrome, 't'>, { operator, value, label }: Held): string {
  const state = statuses.find((status) => operator === 'status' && status === value);
  const name = state ? t.tickets.status[state] : (label ?? t.search.operators.nobody);
  return `${t.search.operators[operator]}: ${name}`;
}

/** What narrows a search now, each with the way back. */
export function Narrowed({ chrome, asked, places, desk }: Props) {
  const { t } = chrome;
  const words = t.search;
  const without = ({ operator, typed }: Held): string =>
    typed
      ? searchPath(asked, { q: withoutFilter(asked.q, typed) })
      : searchPath(asked, { filters: { ...asked.filters, [operator]: undefined } });
  const active = [
    asked.type && { label: words.types[asked.type], href: searchPath(asked, { type: undefined }) },
    asked.product_id && {
      label: places.product ?? words.by_product,
      href: searchPath(asked, { product_id: undefined, module_id: undefined }),
    },
    asked.module_id && { label: places.module ?? words.by_module, href: searchPath(asked, { module_id: undefined }) },
    asked.locale && { label: locale_names[asked.locale], href: searchPath(asked, { locale: undefined }) },
    ...(desk?.resolved.held.map((held) => ({ label: heldText(chrome, held), href: without(held) })) ?? []),
  ].filter((chip) => !!chip);
  if (active.length === 0) return null;
  const words_alone = desk ? desk.resolved.words : asked.q;
  return (
    <ul class="filter-chips search-chips" aria-label={t.common.active_filters}>
      {active.map(({ label, href }) => (
        <li>
          <a class="pill" href={href}>
            <span class="hidden-text">{t.common.remove_filter(label)}</span>
            <bdi aria-hidden="true">{label}</bdi>
            <Icon name="x" size={14} />
          </a>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <a class="small" href={`/search?${new URLSearchParams({ q: words_alone })}`}>
            {t.common.clear}
          </a>
        </li>
      )}
    </ul>
  );
}
