import { maskCnpj } from '../../../lib/cnpj.ts';
import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import type { Member, Organization } from '../../people/find.ts';
import { MembersTable, OrganizationFacts } from '../../people/pages/organization.tsx';
import { countText, numberText } from '../../moment.ts';
import type { OrganizationRow } from '../find.ts';

export function OrganizationsPage({ chrome, rows }: { chrome: Chrome; rows: readonly OrganizationRow[] }) {
  const { t, locale } = chrome;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  return (
    <DeskLayout chrome={chrome} title={t.desk.organizations}>
      <PageHeader title={t.desk.organizations} lead={t.desk.organizations_lead} />
      <Table
        caption={t.desk.organizations}
        rows={shown}
        key_of={(row) => row.id}
        columns={[
          {
            label: t.people.name,
            names: true,
            cell: (row) => (
              <a href={`/desk/organizations/${row.id}`}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          { label: 'CNPJ', cell: (row) => row.cnpj && <code>{maskCnpj(row.cnpj)}</code> },
          { label: t.people.kind, cell: (row) => t.people.organization_kinds[row.kind] },
          { label: t.people.members, numeric: true, cell: (row) => numberText(locale, row.people ?? 0) },
        ]}
      />
      <Pagination
        t={t}
        previous={null}
        next={
          rows.length > page_size && last ? `/desk/organizations?after=${encodeCursor([last.name, last.id])}` : null
        }
      />
    </DeskLayout>
  );
}

export function OrganizationPage({
  chrome,
  organization,
  members,
  open_count,
  counted,
}: {
  chrome: Chrome;
  organization: Organization;
  members: readonly Member[];
  open_count: number;
  counted: number;
}) {
  const { t } = chrome;
  return (
    <DeskLayout chrome={chrome} title={organization.name}>
      <Breadcrumb
        t={t}
        trail={[{ href: '/desk/organizations', label: t.desk.organizations }]}
        current={organization.name}
      />
      <PageHeader title={organization.name} />
      <div class="stack">
        <Card label={organization.name}>
          <CardBody>
            <OrganizationFacts chrome={chrome} organization={organization} />
            <Definitions items={[{ label: t.home.open_tickets, value: countText(chrome, open_count, counted) }]} />
          </CardBody>
        </Card>
        <MembersTable chrome={chrome} members={members} path={`/desk/organizations/${organization.id}`} />
      </div>
    </DeskLayout>
  );
}
