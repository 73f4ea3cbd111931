import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { MemberRow, Waiting, Wanted } from '../find-members.ts';
import { roles_in, visibilities } from '../invitation.ts';
import { type Ground, GroundLayout, GroundTabs } from './ground.tsx';
import { flagsText } from './rights-fields.tsx';

function Head({ chrome, ground }: { chrome: Chrome; ground: Ground }) {
  const { t } = chrome;
  return (
    <PageHeader
      title={t.members.people}
      lead={t.members.people_lead(ground.organization.name)}
      actions={
        <>
          <LinkButton href={`${ground.path}/import`}>{t.organizations.import}</LinkButton>
          <LinkButton href={`${ground.path}/new`} look="main" icon="plus">
            {t.members.invite}
          </LinkButton>
        </>
      }
    />
  );
}

type MembersProps = {
  chrome: Chrome;
  ground: Ground;
  rows: readonly MemberRow[];
  wanted: Wanted;
  notice?: string | undefined;
};

/** Who has access, narrowed by name, role and what they see. */
export function MembersPage({ chrome, ground, rows, wanted, notice }: MembersProps) {
  const { t } = chrome;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const { q, role, visibility } = wanted;
  const narrowed = { ...(q && { q }), ...(role && { role }), ...(visibility && { visibility }) };
  const href = (query: Record<string, string>) => {
    const text = new URLSearchParams(query).toString();
    return text ? `${ground.path}?${text}` : ground.path;
  };
  const without = (name: string) => href(Object.fromEntries(Object.entries(narrowed).filter(([key]) => key !== name)));
  const active = [
    ...(q ? [{ label: q, href: without('q') }] : []),
    ...(role ? [{ label: t.people.member_roles[role], href: without('role') }] : []),
    ...(visibility ? [{ label: t.members.visibilities[visibility], href: without('visibility') }] : []),
  ];
  return (
    <GroundLayout chrome={chrome} ground={ground} title={t.members.people} current={null} notice={notice}>
      <Head chrome={chrome} ground={ground} />
      <GroundTabs chrome={chrome} ground={ground} current="people" />
      <div class="stack">
        <Filters t={t} action={ground.path} active={active} clear_href={ground.path}>
          <Field name="q" type="search" label={t.members.search} value={q} maxlength={100} />
          <Select
            name="role"
            label={t.people.role}
            value={role}
            empty={t.members.any_role}
            options={roles_in[ground.organization.kind].map((value) => ({
              value,
              label: t.people.member_roles[value],
            }))}
          />
          <Select
            name="visibility"
            label={t.members.visibility}
            value={visibility}
            empty={t.members.any_visibility}
            options={visibilities.map((value) => ({ value, label: t.members.visibilities[value] }))}
          />
        </Filters>
        {shown.length > 0 ? (
          <Table
            caption={t.people.members}
            rows={shown}
            key_of={(row) => row.id}
            columns={[
              {
                label: t.people.name,
                names: true,
                cell: (row) => (
                  <a href={`${ground.path}/${row.id}`}>
                    <bdi>{row.name}</bdi>
                  </a>
                ),
              },
              { label: t.people.email, cell: (row) => <bdi>{row.email}</bdi> },
              {
                label: t.people.role,
                cell: (row) =>
                  row.disabled_at ? <Chip>{t.members.desk.disabled_state}</Chip> : t.people.member_roles[row.role],
              },
              { label: t.members.visibility, cell: (row) => t.members.visibilities[row.visibility] },
              {
                label: t.members.allowed,
                cell: (row) => flagsText(t, row) && <span class="soft">{flagsText(t, row)}</span>,
              },
            ]}
          />
        ) : (
          <Empty icon="user" title={t.members.nobody}>
            {t.members.nobody_hint}
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
    </GroundLayout>
  );
}

type InvitationsProps = {
  chrome: Chrome;
  ground: Ground;
  viewer: Person;
  rows: readonly Waiting[];
  now: Date;
  notice?: string | undefined;
};

/** Who was asked in and has not come yet. */
export function InvitationsPage({ chrome, ground, viewer, rows, now, notice }: InvitationsProps) {
  const { t, csrf } = chrome;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const path = `${ground.path}/invitations`;
  return (
    <GroundLayout
      chrome={chrome}
      ground={ground}
      title={t.members.invitations}
      current={t.members.invitations}
      notice={notice}
    >
      <Head chrome={chrome} ground={ground} />
      <GroundTabs chrome={chrome} ground={ground} current="invitations" />
      {shown.length > 0 ? (
        <Table
          caption={t.members.invitations}
          rows={shown}
          key_of={(row) => row.id}
          columns={[
            { label: t.people.name, names: true, cell: (row) => <bdi>{row.name}</bdi> },
            { label: t.people.email, cell: (row) => <bdi>{row.email}</bdi> },
            { label: t.people.role, cell: (row) => t.people.member_roles[row.role] },
            { label: t.members.invited_at, cell: (row) => <Time at={momentOf(chrome, viewer, row.created_at, now)} /> },
            {
              label: t.members.state,
              cell: (row) =>
                row.expired ? <Chip tone="bad">{t.members.expired}</Chip> : <Chip tone="go">{t.members.waiting}</Chip>,
            },
            {
              label: t.members.actions,
              cell: (row) => (
                <div class="cluster">
                  <Form action={`${path}/${row.id}/resend`} csrf={csrf} label={t.members.resend_of(row.name)}>
                    <Button size="small">{t.members.resend}</Button>
                  </Form>
                  <Form action={`${path}/${row.id}/withdraw`} csrf={csrf} label={t.members.withdraw_of(row.name)}>
                    <Button size="small" look="danger">
                      {t.members.withdraw}
                    </Button>
                  </Form>
                </div>
              ),
            },
          ]}
        />
      ) : (
        <Empty title={t.members.no_invitations}>{t.members.no_invitations_hint}</Empty>
      )}
      <Pagination
        t={t}
        previous={null}
        next={rows.length > page_size && last ? `${path}?after=${encodeCursor([last.name, last.id])}` : null}
      />
    </GroundLayout>
  );
}
