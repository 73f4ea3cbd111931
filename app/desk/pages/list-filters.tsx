import type { Chrome } from '../../../ui/chrome.ts';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters } from '../../../ui/parts/filters.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { ended, severities, type Status, turns } from '../../tickets/ticket.ts';
import type { FilterChoices } from '../find.ts';
import { type DeskListing, deskQuery, sorts } from '../view.ts';

const nothing = {
  q: '',
  company: '',
  status: null,
  severity: null,
  organization_id: null,
  product_id: null,
  assignee_id: null,
} as const;

/** What narrows a view, and in which order it is read; all of it in the address. */
export function ListFilters({
  chrome,
  listing,
  offered,
}: {
  chrome: Chrome;
  listing: DeskListing;
  offered: FilterChoices;
}) {
  const { t } = chrome;
  const words = t.desk;
  const { view, q, company, status, severity, organization_id, product_id, assignee_id, queue_id } = listing;
  const without = (change: Partial<DeskListing>) => `/desk${deskQuery(listing, change)}`;
  const named = (rows: readonly { id: string; name: string }[], id: string) => rows.find((row) => row.id === id)?.name;
  const narrowed_queue = view === 'queue' ? null : queue_id;
  const active = [
    q && { label: `“${q}”`, href: without({ q: '' }) },
    company && { label: company, href: without({ company: '' }) },
    organization_id && {
      label: offered.organization?.name ?? t.common.organization,
      href: without({ organization_id: null }),
    },
    status && { label: t.tickets.status[status], href: without({ status: null }) },
    severity && { label: words.severities[severity], href: without({ severity: null }) },
    assignee_id && {
      label: named(offered.people, assignee_id) ?? words.assignee,
      href: without({ assignee_id: null }),
    },
    product_id && { label: named(offered.products, product_id) ?? words.product, href: without({ product_id: null }) },
    narrowed_queue && {
      label: named(offered.queues, narrowed_queue) ?? t.tickets.queue,
      href: without({ queue_id: null }),
    },
  ].filter((chip) => !!chip);
  const folded = active.length > [q, company].filter(Boolean).length;
  const options = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const states = (Object.keys(turns) as Status[]).filter(
    (value) => ended.some((end) => end === value) === (view === 'ended'),
  );
  return (
    <Filters
      t={t}
      action="/desk"
      active={active}
      clear_href={`/desk${deskQuery(listing, { ...nothing, ...(view !== 'queue' && { queue_id: null }) })}`}
      more={
        <Expander title={t.common.filters} open={folded}>
          <div class="filter-form">
            <Select
              name="status"
              label={t.tickets.state}
              empty={t.conversation.any}
              value={status}
              options={states.map((value) => ({ value, label: t.tickets.status[value] }))}
            />
            <Select
              name="severity"
              label={words.severity}
              empty={t.conversation.any}
              value={severity}
              options={severities.map((value) => ({ value, label: words.severities[value] }))}
            />
            <Select
              name="assignee"
              label={words.assignee}
              empty={t.conversation.any}
              value={assignee_id}
              options={options(offered.people)}
            />
            <Select
              name="product"
              label={words.product}
              empty={t.conversation.any}
              value={product_id}
              options={options(offered.products)}
            />
            {view !== 'queue' && (
              <Select
                name="queue"
                label={t.tickets.queue}
                empty={t.conversation.any}
                value={queue_id}
                options={options(offered.queues)}
              />
            )}
          </div>
        </Expander>
      }
    >
      {view !== 'open' && <input type="hidden" name="view" value={view} />}
      {view === 'queue' && queue_id && <input type="hidden" name="queue" value={queue_id} />}
      {organization_id && <input type="hidden" name="organization" value={organization_id} />}
      <Field name="q" type="search" label={t.conversation.search} value={q} maxlength={100} data-shortcut="/" />
      <Field
        name="company"
        type="search"
        label={t.common.organization}
        value={company}
        maxlength={100}
        placeholder={words.company_hint}
      />
      {view !== 'expiring' && (
        <Select
          name="sort"
          label={t.conversation.sort}
          value={listing.sort}
          options={sorts
            .filter((value) => view !== 'ended' || value === 'newest' || value === 'oldest')
            .map((value) => ({ value: value === 'newest' ? '' : value, label: words.sorts[value] }))}
        />
      )}
    </Filters>
  );
}
