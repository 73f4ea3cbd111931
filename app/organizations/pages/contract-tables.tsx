import { maskCnpj } from '../../../lib/cnpj.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { dayText } from '../../moment.ts';
import type { Branch, Entitlement, Partner } from '../find-contract.ts';
import { periodText } from './facts.tsx';

/** `path`: where a branch is edited; null shows only. */
export function BranchesTable({
  chrome,
  branches,
  path,
}: {
  chrome: Chrome;
  branches: readonly Branch[];
  path: string | null;
}) {
  const w = chrome.t.organizations;
  if (branches.length === 0 && !path) return null;
  return (
    <section class="stack">
      {branches.length > 0 ? (
        <Table
          caption={w.branches}
          titled
          rows={branches}
          key_of={({ id }) => id}
          columns={[
            {
              label: w.name,
              names: true,
              cell: ({ id, name }) =>
                path ? (
                  <a href={`${path}/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                ) : (
                  <bdi>{name}</bdi>
                ),
            },
            { label: w.cnpj, cell: ({ cnpj }) => <code>{maskCnpj(cnpj)}</code> },
            {
              label: w.municipality,
              cell: ({ municipality, state }) => <bdi>{[municipality, state].filter(Boolean).join(', ')}</bdi>,
            },
            { label: w.situation, cell: ({ archived_at }) => <Chip>{archived_at ? w.archived : w.active}</Chip> },
          ]}
        />
      ) : (
        <div>
          <h2>{w.branches}</h2>
          <p class="soft">{w.no_branches}</p>
        </div>
      )}
      {path && (
        <div>
          <LinkButton href={`${path}/new`} size="small" icon="plus">
            {w.branch_add}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

const tones = { now: 'go', later: 'rest', over: 'rest' } as const;

/** `path`: where an entitlement is changed; null shows only. */
export function EntitlementsTable({
  chrome,
  entitlements,
  path,
}: {
  chrome: Chrome;
  entitlements: readonly Entitlement[];
  path: string | null;
}) {
  const w = chrome.t.organizations;
  return (
    <section class="stack">
      {entitlements.length > 0 ? (
        <Table
          caption={w.products}
          titled
          rows={entitlements}
          key_of={({ id }) => id}
          columns={[
            {
              label: w.product,
              names: true,
              cell: ({ id, product_name }) => (path ? <a href={`${path}/${id}`}>{product_name}</a> : product_name),
            },
            {
              label: w.validity,
              cell: ({ valid_from, valid_until }) => periodText(chrome, valid_from, valid_until),
            },
            { label: w.extended_guarantee, cell: ({ extended_guarantee }) => (extended_guarantee ? w.yes : w.no) },
            { label: w.situation, cell: ({ holds }) => <Chip tone={tones[holds]}>{w.holds[holds]}</Chip> },
          ]}
        />
      ) : (
        <div>
          <h2>{w.products}</h2>
          <p class="soft">{w.no_products}</p>
        </div>
      )}
      {path && (
        <div>
          <LinkButton href={`${path}/new`} size="small" icon="plus">
            {w.entitlement_add}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

type Rights = Pick<
  Partner,
  'id' | 'name' | 'cnpj' | 'visibility' | 'may_accept_services' | 'may_download' | 'valid_until'
>;

/** Places in portfolios with their rights; `href` leads to where one is changed. */
export function RightsTable<Row extends Rights>({
  chrome,
  caption,
  named,
  rows,
  href,
  titled = false,
}: {
  chrome: Chrome;
  caption: string;
  named: string;
  rows: readonly Row[];
  href: (row: Row) => string | null;
  titled?: boolean;
}) {
  const { t, locale } = chrome;
  const w = t.organizations;
  return (
    <Table
      caption={caption}
      titled={titled}
      rows={rows}
      key_of={({ id }) => id}
      columns={[
        {
          label: named,
          names: true,
          cell: (row) => {
            const to = href(row);
            return to ? (
              <a href={to}>
                <bdi>{row.name}</bdi>
              </a>
            ) : (
              <bdi>{row.name}</bdi>
            );
          },
        },
        { label: w.cnpj, cell: ({ cnpj }) => cnpj && <code>{maskCnpj(cnpj)}</code> },
        { label: w.sight, cell: ({ visibility }) => w.sights[visibility] },
        { label: w.unit_may_accept, cell: ({ may_accept_services }) => (may_accept_services ? w.yes : w.no) },
        { label: w.unit_may_download, cell: ({ may_download }) => (may_download ? w.yes : w.no) },
        {
          label: w.valid_until,
          cell: ({ valid_until }) => (valid_until ? dayText(locale, valid_until) : w.without_end),
        },
      ]}
    />
  );
}
