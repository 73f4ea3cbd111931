import { maskCnpj } from '../../../lib/cnpj.ts';
import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { MemberRole, Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { Form, FormActions } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { AccessRow } from '../find-access.ts';
import { roles_in } from '../invitation.ts';
import { type Ground, GroundLayout, GroundTabs } from './ground.tsx';

/** Where the next page of such a list is; `path` ends where its query goes on. */
export const nextOf = (path: string, rows: readonly AccessRow[]): string | null => {
  const last = rows[page_size - 1];
  return rows.length > page_size && last ? `${path}after=${encodeCursor([last.name, last.id])}` : null;
};

type RequestsProps = {
  chrome: Chrome;
  ground: Ground;
  viewer: Person;
  rows: readonly AccessRow[];
  now: Date;
  notice?: string | undefined;
};

/** Who asks for access to the own company: approve as what, or refuse. */
export function RequestsPage({ chrome, ground, viewer, rows, now, notice }: RequestsProps) {
  const { t } = chrome;
  const said = t.members.access;
  const path = '/organization/requests';
  return (
    <GroundLayout
      chrome={chrome}
      ground={ground}
      title={t.members.requests}
      current={t.members.requests}
      notice={notice}
    >
      <PageHeader title={t.members.requests} lead={said.waiting_lead} />
      <GroundTabs chrome={chrome} ground={ground} current="requests" />
      <div class="stack">
        {rows.slice(0, page_size).map((row) => (
          <Card label={said.answer_of(row.name)}>
            <CardHeader title={row.name} />
            <CardBody>
              <Facts chrome={chrome} viewer={viewer} row={row} now={now} />
              <Answers
                chrome={chrome}
                path={`${path}/${row.id}`}
                row={row}
                roles={roles_in[ground.organization.kind]}
              />
            </CardBody>
          </Card>
        ))}
        {rows.length === 0 && <Empty title={said.none}>{said.none_hint}</Empty>}
        <Pagination t={t} previous={null} next={nextOf(`${path}?`, rows)} />
      </div>
    </GroundLayout>
  );
}

/** Who asked, for which CNPJ, and when. */
export function Facts({ chrome, viewer, row, now }: { chrome: Chrome; viewer: Person; row: AccessRow; now: Date }) {
  const { t } = chrome;
  return (
    <Definitions
      items={[
        { label: t.people.email, value: <bdi>{row.email}</bdi> },
        { label: t.members.access.by_cnpj, value: <code>{maskCnpj(row.cnpj)}</code> },
        { label: t.members.access.message, value: row.message && <span class="typed">{row.message}</span> },
        { label: t.members.access.asked_at, value: <Time at={momentOf(chrome, viewer, row.created_at, now)} /> },
      ]}
    />
  );
}

/** Approve as what, or refuse. */
export function Answers({
  chrome,
  path,
  row,
  roles,
}: {
  chrome: Chrome;
  path: string;
  row: AccessRow;
  roles: readonly MemberRole[];
}) {
  const { t, csrf } = chrome;
  const said = t.members.access;
  return (
    <Form action={`${path}/approve`} csrf={csrf} label={said.answer_of(row.name)} class="narrow">
      <Select
        name="role"
        id={`role-${row.id}`}
        label={said.role}
        value={roles[0]}
        options={roles.map((role) => ({ value: role, label: t.people.member_roles[role] }))}
      />
      <FormActions>
        <Button look="main">{said.approve}</Button>
        <Button formaction={`${path}/refuse`}>{said.refuse}</Button>
      </FormActions>
    </Form>
  );
}
