import { maskCnpj } from '../../../lib/cnpj.ts';
import { page_size } from '../../../lib/pagination.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { AccessRow } from '../find-access.ts';
import { roles_in } from '../invitation.ts';
import { Answers, Facts, nextOf } from './requests.tsx';

/** Requests the vendor's staff have to find a place for, or all that wait. */
export function DeskRequestsPage({
  chrome,
  viewer,
  rows,
  all,
  now,
  notice,
}: {
  chrome: Chrome;
  viewer: Person;
  rows: readonly AccessRow[];
  all: boolean;
  now: Date;
  notice?: string | undefined;
}) {
  const { t } = chrome;
  const said = t.members.access;
  const path = '/desk/access-requests';
  return (
    <DeskLayout chrome={chrome} title={said.desk_title} notice={notice}>
      <PageHeader title={said.desk_title} lead={said.desk_lead} />
      <Tabs
        label={said.desk_title}
        tabs={[
          { href: path, label: said.mine, current: !all },
          { href: `${path}?show=all`, label: said.all, current: all },
        ]}
      />
      {rows.length > 0 ? (
        <Table
          caption={said.desk_title}
          rows={rows.slice(0, page_size)}
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
            { label: said.by_cnpj, cell: (row) => <code>{maskCnpj(row.cnpj)}</code> },
            {
              label: said.organization,
              cell: (row) => <bdi>{row.organization_name ?? said.unknown_organization}</bdi>,
            },
            { label: said.asked_at, cell: (row) => <Time at={momentOf(chrome, viewer, row.created_at, now)} /> },
          ]}
        />
      ) : (
        <Empty title={said.none}>{said.desk_none_hint}</Empty>
      )}
      <Pagination t={t} previous={null} next={nextOf(all ? `${path}?show=all&` : `${path}?`, rows)} />
    </DeskLayout>
  );
}

/** One request at the desk: name its company, approve or refuse. */
export function DeskRequestPage({
  chrome,
  viewer,
  row,
  typed,
  errors,
  now,
  notice,
}: {
  chrome: Chrome;
  viewer: Person;
  row: AccessRow;
  typed: Record<string, string>;
  errors: readonly Refusal[];
  now: Date;
  notice?: string | undefined;
}) {
  const { t, csrf } = chrome;
  const said = t.members.access;
  const path = `/desk/access-requests/${row.id}`;
  const kind = row.organization_kind;
  return (
    <DeskLayout chrome={chrome} title={said.answer_of(row.name)} refused={errors.length > 0} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: '/desk/access-requests', label: said.desk_title }]} current={row.name} />
      <PageHeader title={said.answer_of(row.name)} />
      <div class="stack">
        <ErrorSummary t={t} errors={errors} labels={{ cnpj: said.cnpj, role: said.role }} />
        <Card label={row.name}>
          <CardBody>
            <Definitions
              items={[
                {
                  label: said.organization,
                  value: row.organization_id ? (
                    <a href={`/desk/organizations/${row.organization_id}`}>
                      <bdi>{row.organization_name}</bdi>
                    </a>
                  ) : (
                    said.unknown_organization
                  ),
                },
              ]}
            />
            <Facts chrome={chrome} viewer={viewer} row={row} now={now} />
          </CardBody>
        </Card>
        <Form action={`${path}/organization`} csrf={csrf} class="narrow" label={said.set_organization}>
          <Field
            name="cnpj"
            label={said.set_organization}
            hint={said.set_organization_hint}
            value={typed['cnpj'] ?? maskCnpj(row.cnpj)}
            error={errorOf(errors, 'cnpj')}
            code
            required
            maxlength={100}
          />
          <FormActions>
            <Button>{said.set_organization}</Button>
          </FormActions>
        </Form>
        {kind ? (
          <Answers chrome={chrome} path={path} row={row} roles={roles_in[kind]} />
        ) : (
          <Form action={`${path}/refuse`} csrf={csrf}>
            <FormActions>
              <Button>{said.refuse}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </DeskLayout>
  );
}
