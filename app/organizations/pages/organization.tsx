import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import type { Member } from '../../people/find.ts';
import { MembersTable } from '../../people/pages/members.tsx';
import type { Organization } from '../find.ts';
import type { Branch, Entitlement } from '../find-contract.ts';
import { BranchesTable, EntitlementsTable } from './contract-tables.tsx';
import { OrganizationFacts } from './facts.tsx';

/** One's own organisation: contract, branches, products, people. */
export function OrganizationPage({
  chrome,
  organization,
  branches,
  entitlements,
  members,
  manages,
  notice,
}: {
  chrome: Chrome;
  organization: Organization;
  branches: readonly Branch[];
  entitlements: readonly Entitlement[];
  members: readonly Member[];
  /** The portal administrator, not a consultant in passing. */ manages: boolean;
  notice?: string | undefined;
}) {
  const w = chrome.t.organizations;
  return (
    <Layout chrome={chrome} title={organization.name} notice={notice}>
      <PageHeader
        title={organization.name}
        lead={w.your_lead}
        actions={
          manages && (
            <>
              {organization.kind === 'customer' && (
                <LinkButton href="/organization/partners">{w.partners_title}</LinkButton>
              )}
              <LinkButton href="/organization/tokens">{chrome.t.programs.organization.title}</LinkButton>
              <LinkButton href="/organization/people" icon="users">
                {w.see_people}
              </LinkButton>
            </>
          )
        }
      />
      <div class="stack">
        <Card label={organization.name}>
          <CardBody>
            <OrganizationFacts chrome={chrome} organization={organization} />
          </CardBody>
        </Card>
        <EntitlementsTable chrome={chrome} entitlements={entitlements} path={null} />
        <BranchesTable chrome={chrome} branches={branches} path={null} />
        <MembersTable chrome={chrome} members={members} path="/organization" />
      </div>
    </Layout>
  );
}
