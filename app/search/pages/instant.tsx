import type { Chrome } from '../../../ui/chrome.ts';
import { numberText } from '../../moment.ts';
import { type Asked, openedPath, searchPath } from '../address.ts';
import type { Found } from '../result.ts';
import { countOf } from './count.ts';

type Props = { chrome: Chrome; staff: boolean; asked: Asked; found: Found };

/** The first results under the box, while somebody types; a part of a page. */
export function InstantResults({ chrome, staff, asked, found }: Props) {
  const { t, locale } = chrome;
  const { results } = found;
  const none = found.away ? t.search.away : t.search.none(asked.q.slice(0, 80));
  return (
    <div id="instant-results" data-said={results.length > 0 ? countOf(chrome, found) : none}>
      {results.map((result) => (
        // Read ahead, its page would not know that somebody came.
        <a
          role="option"
          tabindex={-1}
          aria-selected="false"
          href={`${openedPath(result, staff, asked.q)}&quick`}
          data-turbo-prefetch="false"
          class="instant-result"
        >
          <bdi lang={result.locale ?? ''}>{result.title}</bdi>
          <span class="instant-place">
            {[
              t.search.types[result.type],
              result.number !== null && t.tickets.number(numberText(locale, result.number)),
              result.product?.name,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </a>
      ))}
      <a role="option" tabindex={-1} aria-selected="false" href={searchPath(asked)} class="instant-result all">
        {results.length > 0 ? t.search.see_all : none}
      </a>
    </div>
  );
}
