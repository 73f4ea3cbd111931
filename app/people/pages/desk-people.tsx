import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { StaffRole } from '../../../lib/viewer.ts';
import type { Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import type { MembershipOf, PersonRow, WantedPeople } from '../find-people.ts';
import { staff_roles } from '../staff.ts';

const path = '/desk/people';
export const kinds = ['staff', 'customers', 'disabled'] as const;

type ListProps = {
  chrome: Chrome;
  rows: readonly PersonRow[];
  roles: ReadonlyMap<string, StaffRole[]>;
  memberships: readonly MembershipOf[];
  wanted: WantedPeople;
  /** Whether the reader makes people of the staff. */
  may_create: boolean;
};

/** Everybody, found by part of a name or address. */
export function PeoplePage({ chrome, rows, roles, memberships, wanted, may_create }: ListProps) {
  const { t } = chrome;
  const said = t.members.desk;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const { q, kind } = wanted;
  const narrowed = { ...(q && { q }), ...(kind && { kind }) };
  const href = (query: Record<string, string>) => {
    const text = new URLSearchParams(query).toString();
    return text ? `${path}?${text}` : path;
  };
  const placesOf = (id: string) =>
    memberships.filter((each) => each.person_id === id).map((each) => each.organization_name);
  return (
    <DeskLayout chrome={chrome} title={said.title}>
      <PageHeader
        title={said.title}
        lead={said.lead}
        actions={
          may_create && (
            <LinkButton href={`${path}/new`} look="main" icon="plus">
              {said.new_staff}
            </LinkButton>
          )
        }
      />
      <div class="stack">
        <Filters
          t={t}
          action={path}
          clear_href={path}
          active={[
            ...(q ? [{ label: q, href: href(kind ? { kind } : {}) }] : []),
            ...(kind ? [{ label: said[kind], href: href(q ? { q } : {}) }] : []),
          ]}
        >
          <Field name="q" type="search" label={said.search} value={q} maxlength={100} />
          <Select
            name="kind"
            label={said.kind}
            value={kind}
            empty={said.everybody}
            options={kinds.map((value) => ({ value, label: said[value] }))}
          />
        </Filters>
        {shown.length > 0 ? (
          <Table
            caption={said.title}
            rows={shown}
            key_of={(row) => row.id}
            columns={[
              {
                label: t.people.name,
                names: true,
                cell: (row) => (
                  <a href={`${path}/${row.id}`}>
                    <bdi>{row.name}</bdi>
                  </a>
                ),
              },
              { label: t.people.email, cell: (row) => <bdi>{row.email}</bdi> },
              {
                label: said.memberships,
                cell: (row) => <bdi>{placesOf(row.id).join(' · ')}</bdi>,
              },
              { label: said.roles, cell: (row) => rolesText(t, roles.get(row.id) ?? []) },
              {
                label: t.members.state,
                cell: (row) =>
                  row.disabled_at ? <Chip>{said.disabled_state}</Chip> : <Chip tone="go">{said.active}</Chip>,
              },
            ]}
          />
        ) : (
          <Empty icon="user" title={t.members.nobody}>
            {said.none_hint}
          </Empty>
        )}
        <Pagination
          t={t}
          previous={null}
          next={
            rows.length > page_size && last ? href({ ...narrowed, after: encodeCursor([last.name, last.id]) }) : null
          }
        />
      </div>
    </DeskLayout>
  );
}

const rolesText = (t: Words, roles: readonly StaffRole[]): string =>
  roles.map((role) => t.members.desk.staff_roles[role]).join(' · ');

/** The roles of the staff as boxes to tick. */
export function RoleBoxes({
  t,
  held,
  error,
}: {
  t: Words;
  held: (role: StaffRole) => boolean;
  error?: string | undefined;
}) {
  const said = t.members.desk;
  return (
    <FieldGroup label={said.roles} hint={said.roles_hint}>
      {staff_roles.map((role, index) => (
        <Checkbox
          name={`role_${role}`}
          label={said.staff_roles[role]}
          checked={held(role)}
          error={index === 0 ? error : undefined}
        />
      ))}
    </FieldGroup>
  );
}

/** Somebody new in the staff. */
export function NewStaffPage({
  chrome,
  typed,
  errors,
}: {
  chrome: Chrome;
  typed: Record<string, string>;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const said = t.members.desk;
  return (
    <DeskLayout chrome={chrome} title={said.new_staff} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: path, label: said.title }]} current={said.new_staff} />
      <PageHeader title={said.new_staff} lead={said.new_staff_lead} />
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ name: t.people.name, email: t.people.email, role_agent: said.roles }}
      />
      <Form action={path} csrf={csrf} unsaved={t.common.unsaved} class="narrow">
        <Field
          name="name"
          label={t.people.name}
          value={typed['name']}
          autocomplete="off"
          error={errorOf(errors, 'name')}
          required
          maxlength={300}
        />
        <Field
          name="email"
          label={t.people.email}
          type="email"
          value={typed['email']}
          autocomplete="off"
          error={errorOf(errors, 'email')}
          required
          maxlength={254}
        />
        <RoleBoxes t={t} held={(role) => typed[`role_${role}`] === 'on'} error={errorOf(errors, 'role_agent')} />
        <FormActions>
          <Button look="main">{said.create}</Button>
          <a href={path}>{t.common.cancel}</a>
        </FormActions>
      </Form>
    </DeskLayout>
  );
}
