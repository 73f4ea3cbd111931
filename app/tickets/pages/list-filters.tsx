import type { Chrome } from '../../../ui/chrome.ts';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters } from '../../../ui/parts/filters.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import type { OfferedModule } from '../../catalog/find.ts';
import { type Listing, listingPath, periods, sorts, statusesOf } from '../filters.ts';
import { kinds } from '../ticket.ts';

/** What narrows and sorts the customer's list; all of it is in the address. */
export function ListFilters({
  chrome,
  listing,
  modules,
}: {
  chrome: Chrome;
  listing: Listing;
  modules: readonly OfferedModule[];
}) {
  const { t } = chrome;
  const words = t.conversation;
  const { ended, sort, q, status, turn, kind, module_id, since, mine } = listing;
  const turns = {
    customer: t.common.turn_customer,
    support: t.common.turn_support,
    development: t.common.turn_development,
  } as const;
  const module = modules.find(({ id }) => id === module_id);
  const period = periods.find((days) => Number(days) === since);
  const active = [
    q && { label: `“${q}”`, href: listingPath(listing, { q: '' }) },
    status && { label: t.tickets.status[status], href: listingPath(listing, { status: null }) },
    turn && { label: turns[turn], href: listingPath(listing, { turn: null }) },
    kind && { label: words.kinds[kind], href: listingPath(listing, { kind: null }) },
    module_id && { label: module?.name ?? words.module, href: listingPath(listing, { module_id: null }) },
    period && { label: `${words.period} ${words.periods[period]}`, href: listingPath(listing, { since: null }) },
    mine && { label: words.mine, href: listingPath(listing, { mine: false }) },
  ].filter((filter) => !!filter);
  const folded = active.length > (q ? 1 : 0);
  return (
    <Filters
      t={t}
      action="/tickets"
      active={active}
      more={
        <Expander title={t.common.filters} open={folded}>
          <div class="filter-form">
            <Select
              name="status"
              label={t.tickets.state}
              empty={words.any}
              value={status}
              options={statusesOf(ended).map((value) => ({ value, label: t.tickets.status[value] }))}
            />
            {!ended && (
              <Select
                name="turn"
                label={t.tickets.turn}
                empty={words.any}
                value={turn}
                options={Object.entries(turns).map(([value, label]) => ({ value, label }))}
              />
            )}
            <Select
              name="kind"
              label={words.kind}
              empty={words.any}
              value={kind}
              options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            />
            {modules.length > 0 && (
              <Select
                name="module"
                label={words.module}
                empty={words.any}
                value={module_id}
                options={modules.map(({ id, name, product_name }) => ({ value: id, label: name, group: product_name }))}
              />
            )}
            <Select
              name="since"
              label={words.period}
              empty={words.any}
              value={period}
              options={periods.map((value) => ({ value, label: words.periods[value] }))}
            />
            <Checkbox name="mine" label={words.mine} checked={mine} />
          </div>
        </Expander>
      }
      clear_href={listingPath({
        ...listing,
        q: '',
        status: null,
        turn: null,
        kind: null,
        module_id: null,
        since: null,
        mine: false,
      })}
    >
      {ended && <input type="hidden" name="show" value="ended" />}
      <Field name="q" label={words.search} value={q} maxlength={100} />
      {!ended && (
        <Select
          name="sort"
          label={words.sort}
          value={sort}
          options={sorts.map((value) => ({ value: value === 'newest' ? '' : value, label: words.sorts[value] }))}
        />
      )}
    </Filters>
  );
}
