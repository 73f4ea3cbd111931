import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { type Asked, searchQuery } from '../address.ts';
import type { Desk } from '../find-answers.ts';
import type { Operator } from '../operators.ts';
import type { Hint } from '../resolve.ts';
import { statuses } from '../result.ts';

type Props = { chrome: Chrome; asked: Asked; desk: Desk };

/** For the staff: what narrows requests, as fields; the same can be typed in the box. */
export function RequestFilters({ chrome, asked, desk: { choices, resolved } }: Props) {
  const { t } = chrome;
  const { operators: named, operators_hint, filters_title } = t.search;
  const chosen = (operator: Operator) => resolved.held.find((held) => held.operator === operator && !held.typed);
  // The form holds its own fields; the rest of the address goes with it.
  const kept = [...new URLSearchParams(searchQuery(asked, { filters: {} }))];
  return (
    <Expander title={filters_title} open={Object.keys(asked.filters).length > 0}>
      <form action="/search" class="filter-form">
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Select
          name="status"
          label={named.status}
          empty={t.conversation.any}
          value={chosen('status')?.value}
          options={statuses.map((value) => ({ value, label: t.tickets.status[value] }))}
        />
        <Select
          name="queue"
          label={named.queue}
          empty={t.conversation.any}
          value={chosen('queue')?.value}
          options={choices.queues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="assignee"
          label={named.assignee}
          empty={t.conversation.any}
          value={asked.filters.assignee === 'me' ? 'me' : chosen('assignee')?.value}
          options={[
            { value: 'me', label: named.me },
            { value: 'none', label: named.nobody },
            ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Field name="org" label={named.org} value={asked.filters.org ?? ''} maxlength={200} />
        <Button icon="list-filter">{t.common.filter}</Button>
      </form>
      <p class="soft small">{operators_hint}</p>
    </Expander>
  );
}

/** Beside the box: filters that narrow nothing, and what could have been meant. */
export function Hints({ chrome, hints }: { chrome: Chrome; hints: readonly Hint[] }) {
  const { t } = chrome;
  const said = t.search.hints;
  if (hints.length === 0) return null;
  const nameOf = (text: string): string => {
    const state = statuses.find((status) => status === text);
    return state ? t.tickets.status[state] : text;
  };
  return (
    <Callout t={t} kind="tip" title={said.title}>
      <ul class="hints">
        {hints.map(({ operator, value, reason, among }) => (
          <li>
            {reason === 'empty'
              ? said.empty(t.search.operators[operator])
              : said[reason](t.search.operators[operator], value.slice(0, 80))}
            {among.length > 0 && <bdi>{` ${said.among(among.map(nameOf).join(', '))}`}</bdi>}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
