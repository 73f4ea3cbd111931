import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Form, FormActions } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import { countText } from '../../moment.ts';
import type { Member } from '../../people/find.ts';
import { MembersTable } from '../../people/pages/members.tsx';
import type { StaffOrganization } from '../find.ts';
import type { Branch, Entitlement, Partner } from '../find-contract.ts';
import { BranchesTable, EntitlementsTable, RightsTable } from './contract-tables.tsx';
import { OrganizationFacts } from './facts.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  organization: StaffOrganization;
  branches: readonly Branch[];
  entitlements: readonly Entitlement[];
  partners: readonly Partner[];
  members: readonly Member[];
  open_count: number;
  counted: number;
  may_keep: boolean;
  notice: string | undefined;
};

/** An organisation as the vendor's staff see it. */
export function DeskOrganizationPage(props: Props) {
  const { chrome, organization, branches, entitlements, partners, members, open_count, counted, may_keep } = props;
  const { t } = chrome;
  const w = t.organizations;
  const path = `/desk/organizations/${organization.id}`;
  return (
    <DeskLayout chrome={chrome} title={organization.name} notice={props.notice}>
      <Breadcrumb t={t} trail={[{ href: '/desk/organizations', label: w.organizations }]} current={organization.name} />
      <PageHeader title={organization.name} actions={<Actions {...props} path={path} />} />
      <div class="stack">
        {organization.suspended_at && <Suspended {...props} path={path} />}
        <Card label={organization.name}>
          <CardBody>
            <OrganizationFacts chrome={chrome} organization={organization} />
            <Definitions items={[{ label: t.home.open_tickets, value: countText(chrome, open_count, counted) }]} />
          </CardBody>
        </Card>
        {organization.kind !== 'vendor' && (
          <EntitlementsTable
            chrome={chrome}
            entitlements={entitlements}
            path={may_keep ? `${path}/entitlements` : null}
          />
        )}
        <BranchesTable chrome={chrome} branches={branches} path={may_keep ? `${path}/branches` : null} />
        {partners.length > 0 && (
          <RightsTable
            chrome={chrome}
            caption={w.partners}
            titled
            named={w.unit}
            rows={partners}
            href={({ id, unit_id }) => (may_keep ? `/desk/organizations/${unit_id}/portfolio/${id}` : null)}
          />
        )}
        {organization.kind !== 'vendor' && members.length === 0 ? (
          <section>
            <h2>{t.people.members}</h2>
            <Empty
              icon="users"
              title={w.nobody_yet}
              action={may_keep && <LinkButton href={`${path}/people/new`}>{t.members.invite}</LinkButton>}
            >
              {w.nobody_yet_hint}
            </Empty>
          </section>
        ) : (
          <MembersTable chrome={chrome} members={members} path={path} />
        )}
      </div>
    </DeskLayout>
  );
}

function Actions({ chrome, organization, may_keep, path }: Props & { path: string }) {
  const w = chrome.t.organizations;
  return (
    <>
      {organization.kind === 'unit' && <LinkButton href={`${path}/portfolio`}>{w.portfolio}</LinkButton>}
      {may_keep && organization.kind !== 'vendor' && (
        <LinkButton href={`${path}/people`} icon="users">
          {w.see_people}
        </LinkButton>
      )}
      {may_keep && !organization.suspended_at && <LinkButton href={`${path}/suspend`}>{w.suspend}</LinkButton>}
      {may_keep && (
        <LinkButton href={`${path}/edit`} look="main" icon="pencil">
          {w.edit}
        </LinkButton>
      )}
    </>
  );
}

function Suspended({ chrome, viewer, organization, may_keep, path }: Props & { path: string }) {
  const w = chrome.t.organizations;
  const since = organization.suspended_at
    ? formatOf(chrome.locale, viewer.time_zone).day(organization.suspended_at)
    : '';
  return (
    <Callout t={chrome.t} kind="important" title={w.suspended_since(since)}>
      <p dir="auto">{organization.suspension_reason}</p>
      {may_keep && (
        <Form action={`${path}/resume`} csrf={chrome.csrf}>
          <input type="hidden" name="version" value={organization.version} />
          <FormActions>
            <Button size="small">{w.resume}</Button>
          </FormActions>
        </Form>
      )}
    </Callout>
  );
}
