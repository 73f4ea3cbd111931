import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { CodeBlock } from '../../../ui/parts/code.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import { AccountTabs } from '../../people/pages/account.tsx';
import type { NewToken } from '../create-token.ts';
import type { TokenRow } from '../find.ts';
import { token_days } from '../token.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  place: 'account' | 'organization';
  tokens: readonly TokenRow[];
  /** Just made: the only time it is shown. */
  made: NewToken | null;
  may_make: boolean;
  typed: Record<string, string>;
  errors: readonly Refusal[];
  revoked: boolean;
  now: Date;
};

/** Tokens in use, the one just made, and the form for another. */
export function TokensPage({ chrome, viewer, place, tokens, made, may_make, typed, errors, revoked, now }: Props) {
  const { t, csrf } = chrome;
  const words = t.programs[place];
  return (
    <Layout
      chrome={chrome}
      title={words.title}
      refused={errors.length > 0}
      notice={revoked ? t.programs.revoked : undefined}
    >
      {place === 'organization' && (
        <Breadcrumb t={t} trail={[{ href: '/organization', label: t.common.organization }]} current={words.title} />
      )}
      <PageHeader title={words.title} lead={words.lead} />
      {place === 'account' && <AccountTabs chrome={chrome} />}
      {made ? (
        // Going back must not show it again.
        <div class="stack" data-turbo-temporary>
          <Callout t={t} kind="important" title={t.programs.made}>
            <p>{t.programs.made_hint}</p>
            <CodeBlock t={t} text={made.token} label={t.programs.token} />
          </Callout>
          <p>
            <LinkButton href={`/${place}/tokens`}>{t.programs.see_all}</LinkButton>
          </p>
        </div>
      ) : (
        <div class="stack">
          {tokens.length > 0 ? (
            <TokensTable chrome={chrome} viewer={viewer} place={place} tokens={tokens} now={now} />
          ) : (
            <Empty icon="key-round" title={t.programs.none}>
              {t.programs.none_hint}
            </Empty>
          )}
          {may_make ? (
            <>
              <h2>{t.programs.new_token}</h2>
              <ErrorSummary t={t} errors={errors} labels={{ name: t.programs.name, days: t.programs.days }} />
              <Form action={`/${place}/tokens`} csrf={csrf} class="narrow" turbo={false}>
                <Field
                  name="name"
                  label={t.programs.name}
                  hint={t.programs.name_hint}
                  value={typed['name']}
                  error={errorOf(errors, 'name')}
                  required
                  maxlength={100}
                />
                <Checkbox
                  name="write"
                  label={t.programs.may_write}
                  hint={t.programs.may_write_hint}
                  checked={typed['write'] === 'on'}
                />
                <Field
                  name="days"
                  type="number"
                  label={t.programs.days}
                  hint={t.programs.days_hint(token_days.least, token_days.most)}
                  value={typed['days']}
                  error={errorOf(errors, 'days')}
                  required
                  min={token_days.least}
                  max={token_days.most}
                  width="short"
                />
                <FormActions>
                  <Button look="main">{t.programs.make}</Button>
                </FormActions>
              </Form>
            </>
          ) : (
            <Callout t={t} kind="attention">
              <p>{viewer.unit_id ? t.programs.not_acting : t.programs.not_without}</p>
            </Callout>
          )}
          <p class="soft small">
            <a href="/api">{t.programs.reference}</a>
          </p>
        </div>
      )}
    </Layout>
  );
}

function TokensTable({
  chrome,
  viewer,
  place,
  tokens,
  now,
}: Omit<Props, 'made' | 'may_make' | 'typed' | 'errors' | 'revoked'>) {
  const { t, csrf } = chrome;
  const at = (moment: Date) => <Time at={momentOf(chrome, viewer, moment, now)} />;
  return (
    <Table
      caption={t.programs[place].title}
      rows={tokens}
      key_of={({ id }) => id}
      columns={[
        { label: t.programs.name, names: true, cell: ({ name }) => <bdi>{name}</bdi> },
        { label: t.programs.begins, cell: ({ hint }) => <code>{hint}…</code> },
        {
          label: t.programs.may,
          cell: (row) => (row.scopes.includes('write') ? t.programs.read_and_write : t.programs.read_only),
        },
        ...(place === 'organization'
          ? [{ label: t.programs.made_by, cell: (row: TokenRow) => <bdi>{row.person_name}</bdi> }]
          : viewer.may_switch
            ? [{ label: t.common.organization, cell: (row: TokenRow) => <bdi>{row.organization_name ?? '—'}</bdi> }]
            : []),
        {
          label: t.programs.last_used,
          cell: ({ last_used_at }) => (last_used_at ? at(last_used_at) : t.programs.never),
        },
        { label: t.programs.expires, cell: ({ expires_at }) => at(expires_at) },
        {
          label: t.programs.action,
          cell: ({ id, name }) => (
            <Form action={`/${place}/tokens/${id}/revoke`} csrf={csrf} label={t.programs.revoke_named(name)}>
              <Button size="small" look="danger">
                {t.programs.revoke}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
