import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

type Props = {
  t: Words;
  /** Path of the list; the fields become its query. */
  action: string;
  /** What narrows the list now; `href` is the list without it. */
  active: readonly { label: string; href: string }[];
  clear_href: string;
  /** Fields that most readers skip, after the button. */
  more?: ComponentChildren;
  children: ComponentChildren;
};

/** Narrows a list by its address: a GET form, and a chip for each thing that is active. */
export function Filters({ t, action, active, clear_href, more, children }: Props) {
  return (
    <search class="filters" aria-label={t.common.filters}>
      <form action={action} class="filter-form">
        {children}
        <Button icon="list-filter">{t.common.filter}</Button>
        {more && <div class="filter-more">{more}</div>}
      </form>
      {active.length > 0 && (
        <ul class="filter-chips" aria-label={t.common.active_filters}>
          {active.map(({ label, href }) => (
            <li>
              <a class="pill" href={href}>
                <span class="hidden-text">{t.common.remove_filter(label)}</span>
                <span aria-hidden="true">{label}</span>
                <Icon name="x" size={14} />
              </a>
            </li>
          ))}
          <li>
            <a class="small" href={clear_href}>
              {t.common.clear}
            </a>
          </li>
        </ul>
      )}
    </search>
  );
}

/** Earlier and later rows by cursor. `summary` counts honestly: "1–50 de mais de 10 mil". */
export function Pagination({
  t,
  summary,
  previous,
  next,
}: {
  t: Words;
  summary?: string;
  previous: string | null;
  next: string | null;
}) {
  if (!previous && !next && !summary) return null;
  return (
    <nav class="pagination" aria-label={t.common.pages}>
      {summary && <p class="soft small numeric">{summary}</p>}
      <div class="cluster">
        {previous && (
          <a class="button small" rel="prev" href={previous}>
            <Icon name="arrow-left" /> {t.common.previous}
          </a>
        )}
        {next && (
          <a class="button small" rel="next" href={next}>
            {t.common.next} <Icon name="arrow-right" />
          </a>
        )}
      </div>
    </nav>
  );
}
