import { maskCnpj } from '../../../lib/cnpj.ts';
import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { countText } from '../../moment.ts';
import type { OrganizationRow, Wanted } from '../find.ts';
import { counted_people, kinds } from '../organization.ts';

type Product = { id: string; name: string };
type Props = {
  chrome: Chrome;
  rows: readonly OrganizationRow[];
  wanted: Wanted;
  products: readonly Product[];
  may_keep: boolean;
};

const path = '/desk/organizations';

/** Every organisation, narrowed by the address. */
export function OrganizationsPage({ chrome, rows, wanted, products, may_keep }: Props) {
  const { t } = chrome;
  const w = t.organizations;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const query = queryOf(wanted);
  const next =
    rows.length > page_size && last ? addressOf({ ...query, after: encodeCursor([last.name, last.id]) }) : null;
  return (
    <DeskLayout chrome={chrome} title={w.organizations}>
      <PageHeader
        title={w.organizations}
        lead={w.lead}
        actions={
          may_keep && (
            <>
              <LinkButton href={`${path}/import`}>{w.import}</LinkButton>
              <LinkButton href={`${path}/new`} look="main" icon="plus">
                {w.add}
              </LinkButton>
            </>
          )
        }
      />
      <Narrow chrome={chrome} wanted={wanted} products={products} />
      {shown.length > 0 ? (
        <Table
          caption={w.organizations}
          rows={shown}
          key_of={(row) => row.id}
          columns={[
            {
              label: w.name,
              names: true,
              cell: (row) => (
                <a href={`${path}/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </a>
              ),
            },
            { label: w.cnpj, cell: (row) => row.cnpj && <code>{maskCnpj(row.cnpj)}</code> },
            { label: w.kind, cell: (row) => (row.unit_kind ? w.unit_kinds[row.unit_kind] : w.kinds[row.kind]) },
            { label: w.state, cell: (row) => row.state },
            { label: w.situation, cell: (row) => <Situation chrome={chrome} suspended={row.suspended_at !== null} /> },
            { label: w.people, numeric: true, cell: (row) => countText(chrome, row.people, counted_people) },
          ]}
        />
      ) : (
        <Empty
          {...(narrowed(wanted)
            ? { title: w.none_found, children: w.none_found_hint }
            : {
                title: w.none_yet,
                children: w.none_yet_hint,
                action: may_keep && (
                  <LinkButton href={`${path}/new`} icon="plus">
                    {w.add}
                  </LinkButton>
                ),
              })}
        />
      )}
      <Pagination t={t} previous={null} next={next} />
    </DeskLayout>
  );
}

export function Situation({ chrome, suspended }: { chrome: Chrome; suspended: boolean }) {
  const w = chrome.t.organizations;
  return <Chip tone={suspended ? 'bad' : 'go'}>{suspended ? w.suspended : w.active}</Chip>;
}

function Narrow({ chrome, wanted, products }: Pick<Props, 'chrome' | 'wanted' | 'products'>) {
  const { t } = chrome;
  const w = t.organizations;
  const query = queryOf(wanted);
  const shown: Record<string, string | undefined> = {
    q: wanted.q && `“${wanted.q}”`,
    kind: wanted.kind ? w.kinds[wanted.kind] : undefined,
    state: wanted.state ?? undefined,
    suspended: wanted.suspended === null ? undefined : wanted.suspended ? w.suspended : w.active,
    product: products.find(({ id }) => id === wanted.product_id)?.name,
  };
  const active = Object.entries(shown).flatMap(([name, label]) =>
    label ? [{ label, href: addressOf({ ...query, [name]: undefined }) }] : [],
  );
  return (
    <Filters t={t} action={path} active={active} clear_href={path}>
      <Field name="q" label={w.search} type="search" value={wanted.q} maxlength={200} />
      <Select
        name="kind"
        label={w.kind}
        value={wanted.kind}
        empty={w.any}
        options={kinds.map((value) => ({ value, label: w.kinds[value] }))}
      />
      <Field name="state" label={w.state} value={wanted.state ?? ''} maxlength={3} width="code" />
      <Select
        name="suspended"
        label={w.situation}
        value={wanted.suspended === null ? '' : String(wanted.suspended)}
        empty={w.any}
        options={[
          { value: 'false', label: w.active },
          { value: 'true', label: w.suspended },
        ]}
      />
      <Select
        name="product"
        label={w.product}
        value={wanted.product_id}
        empty={w.any}
        options={products.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Filters>
  );
}

type Query = Record<string, string | undefined>;

const narrowed = (wanted: Wanted): boolean => Object.values(queryOf(wanted)).some((value) => value !== undefined);

const queryOf = ({ q, kind, state, suspended, product_id }: Wanted): Query => ({
  q: q || undefined,
  kind: kind ?? undefined,
  state: state ?? undefined,
  suspended: suspended === null ? undefined : String(suspended),
  product: product_id ?? undefined,
});

function addressOf(query: Query): string {
  const filled = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
}
