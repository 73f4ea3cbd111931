import { maskCnpj } from '../../../lib/cnpj.ts';
import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import type { Member, Organization } from '../find.ts';

export function OrganizationPage({
  chrome,
  organization,
  members,
}: {
  chrome: Chrome;
  organization: Organization;
  members: readonly Member[];
}) {
  const { t } = chrome;
  return (
    <Layout chrome={chrome} title={organization.name}>
      <PageHeader title={organization.name} lead={t.people.organization_lead} />
      <div class="stack">
        <Card>
          <CardBody>
            <OrganizationFacts chrome={chrome} organization={organization} />
          </CardBody>
        </Card>
        <MembersTable chrome={chrome} members={members} path="/organization" />
      </div>
    </Layout>
  );
}

export function OrganizationFacts({ chrome, organization }: { chrome: Chrome; organization: Organization }) {
  const { t } = chrome;
  return (
    <Definitions
      items={[
        { label: 'CNPJ', value: organization.cnpj && <code>{maskCnpj(organization.cnpj)}</code> },
        { label: t.people.kind, value: t.people.organization_kinds[organization.kind] },
        { label: t.people.time_zone, value: organization.time_zone.replaceAll('_', ' ') },
      ]}
    />
  );
}

/** Who has access, a page at a time; `path` is where the list stands. */
export function MembersTable({ chrome, members, path }: { chrome: Chrome; members: readonly Member[]; path: string }) {
  const { t } = chrome;
  const shown = members.slice(0, page_size);
  const last = shown.at(-1);
  const next = members.length > page_size && last ? `${path}?after=${encodeCursor([last.name, last.id])}` : null;
  return (
    <>
      <Table
        caption={t.people.members}
        titled
        rows={shown}
        key_of={(member) => member.id}
        columns={[
          { label: t.people.name, cell: (member) => <bdi>{member.name}</bdi>, names: true },
          { label: t.people.email, cell: (member) => <bdi>{member.email}</bdi> },
          { label: t.people.role, cell: (member) => t.people.member_roles[member.role] },
        ]}
      />
      <Pagination t={t} previous={null} next={next} />
    </>
  );
}
