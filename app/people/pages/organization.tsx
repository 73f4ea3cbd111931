import { maskCnpj } from '../../../lib/cnpj.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
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
        <MembersTable chrome={chrome} members={members} />
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

export function MembersTable({ chrome, members }: { chrome: Chrome; members: readonly Member[] }) {
  const { t } = chrome;
  return (
    <Table
      caption={t.people.members}
      titled
      rows={members}
      key_of={(member) => member.id}
      columns={[
        { label: t.people.name, cell: (member) => <bdi>{member.name}</bdi>, names: true },
        { label: t.people.email, cell: (member) => <bdi>{member.email}</bdi> },
        { label: t.people.role, cell: (member) => t.people.member_roles[member.role] },
      ]}
    />
  );
}
