import type { Person, StaffRole } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { MembershipOf, PersonRow } from '../find-people.ts';
import { RoleBoxes } from './desk-people.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  person: PersonRow;
  roles: readonly StaffRole[];
  /** What was ticked, when the form comes back. */
  ticked: readonly StaffRole[];
  memberships: readonly MembershipOf[];
  errors: readonly Refusal[];
  now: Date;
  notice?: string | undefined;
};

/** One person as staff see them: where they belong, what they do in the staff, and the switch that shuts them out. */
export function DeskPersonPage({ chrome, viewer, person, roles, ticked, memberships, errors, now, notice }: Props) {
  const { t } = chrome;
  const said = t.members.desk;
  const administers = viewer.staff_roles.includes('system_admin');
  const manages = administers || viewer.staff_roles.includes('billing');
  return (
    <DeskLayout chrome={chrome} title={person.name} refused={errors.length > 0} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: '/desk/people', label: said.title }]} current={person.name} />
      <PageHeader title={person.name} />
      <div class="stack">
        <ErrorSummary t={t} errors={errors} labels={{ role_agent: said.roles }} />
        <Card label={person.name}>
          <CardBody>
            <Definitions
              items={[
                { label: t.people.email, value: <bdi>{person.email}</bdi> },
                { label: t.members.state, value: person.disabled_at ? said.disabled_state : said.active },
                {
                  label: said.created_at,
                  value: <Time at={momentOf(chrome, viewer, person.created_at, now)} />,
                },
                {
                  label: said.roles,
                  value: administers ? null : roles.map((role) => said.staff_roles[role]).join(' · '),
                },
              ]}
            />
          </CardBody>
          <CardHeader title={said.memberships} />
          {memberships.length > 0 ? (
            <Rows>
              {memberships.map((each) => (
                <Row
                  title={each.organization_name}
                  href={
                    manages && !each.ended_at
                      ? `/desk/organizations/${each.organization_id}/people/${person.id}`
                      : `/desk/organizations/${each.organization_id}`
                  }
                  detail={`${t.people.member_roles[each.role]} · ${t.members.visibilities[each.visibility]}`}
                  aside={each.ended_at ? <Chip>{t.members.desk.ended}</Chip> : undefined}
                />
              ))}
            </Rows>
          ) : (
            <CardBody>
              <p class="soft small">{said.no_memberships}</p>
            </CardBody>
          )}
        </Card>
        {administers && <Administration {...{ chrome, person, roles, ticked, errors }} />}
      </div>
    </DeskLayout>
  );
}

function Administration({
  chrome,
  person,
  roles,
  ticked,
  errors,
}: Pick<Props, 'chrome' | 'person' | 'roles' | 'ticked' | 'errors'>) {
  const { t, csrf } = chrome;
  const said = t.members.desk;
  const path = `/desk/people/${person.id}`;
  const verb = person.disabled_at ? 'enable' : 'disable';
  return (
    <>
      <Form action={`${path}/roles`} csrf={csrf} class="narrow">
        <input type="hidden" name="stored" value={roles.join(',')} />
        <RoleBoxes t={t} held={(role) => ticked.includes(role)} error={errorOf(errors, 'role_agent')} />
        <FormActions>
          <Button look="main">{t.common.save}</Button>
        </FormActions>
      </Form>
      <Form action={`${path}/${verb}`} csrf={csrf} class="narrow">
        <p class="soft small">{verb === 'disable' ? said.disable_text : said.enable_text}</p>
        <FormActions>
          <Button look={verb === 'disable' ? 'danger' : 'plain'}>{said[verb]}</Button>
        </FormActions>
      </Form>
    </>
  );
}
