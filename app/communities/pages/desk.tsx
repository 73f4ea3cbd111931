import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { audiences } from '../../content/document.ts';
import { communities_path } from '../community.ts';
import type { Community, Listed } from '../find.ts';

const desk = '/desk/communities';

/** Every community, closed ones too, for whoever looks after them. */
export function DeskCommunitiesPage({ chrome, rows }: { chrome: Chrome; rows: readonly Listed[] }) {
  const { t } = chrome;
  const words = t.communities;
  return (
    <DeskLayout chrome={chrome} title={words.desk}>
      <PageHeader
        title={words.desk}
        lead={words.desk_lead}
        actions={
          <LinkButton href={`${desk}/new`} icon="plus">
            {words.new_one}
          </LinkButton>
        }
      />
      {rows.length === 0 ? (
        <Empty icon="message-circle" title={words.none}>
          {words.none_hint}
        </Empty>
      ) : (
        <Table
          caption={words.desk}
          rows={rows}
          key_of={({ id }) => id}
          columns={[
            {
              label: words.name,
              names: true,
              cell: ({ id, title, locale }) => (
                <a href={`${desk}/${id}`}>
                  <bdi lang={locale}>{title}</bdi>
                </a>
              ),
            },
            {
              label: words.module,
              cell: ({ product_name, module_name }) => (
                <bdi>{[product_name, module_name].filter(Boolean).join(' · ') || words.general}</bdi>
              ),
            },
            { label: words.audience, cell: ({ audience }) => t.content.audiences[audience] },
            {
              label: words.state,
              cell: ({ closed_at }) => (closed_at ? <Chip>{words.closed}</Chip> : <Chip tone="go">{words.open}</Chip>),
            },
          ]}
        />
      )}
    </DeskLayout>
  );
}

type Props = {
  chrome: Chrome;
  edited: Community | null;
  modules: readonly { id: string; code: string; name: string; product_name: string }[];
  typed: Readonly<Record<string, string | undefined>>;
  stored: Readonly<Record<string, string>> | null;
  errors: readonly Refusal[];
  notice?: string | undefined;
};

/** The form of a community. */
export function EditCommunityPage({ chrome, edited, modules, typed, stored, errors, notice }: Props) {
  const { t, csrf } = chrome;
  const words = t.communities;
  const title = edited ? words.edit_of(edited.title) : words.new_one;
  const labels: Record<string, string> = {
    title: words.name,
    summary: words.summary,
    module_id: words.module,
    join_url: words.join_url,
    rules: words.rules_edit,
    locale: words.language,
    audience: words.audience,
  };
  const { module_id: _, locale: _of, audience: _who, ...comparable } = labels;
  const { optional } = t.common;
  const field = (name: string) => ({
    name,
    label: labels[name] ?? name,
    value: typed[name] ?? '',
    error: errorOf(errors, name),
  });
  return (
    <DeskLayout chrome={chrome} title={title} refused={errors.length > 0} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: desk, label: words.desk }]} current={title} />
      <PageHeader
        title={title}
        actions={edited && <LinkButton href={`${communities_path}/${edited.slug}`}>{words.see}</LinkButton>}
      />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <div class="stack narrow">
        <StoredNow t={t} stored={stored} typed={typed} labels={comparable} />
        <Form
          action={edited ? `${desk}/${edited.id}` : `${desk}/new`}
          csrf={csrf}
          label={title}
          unsaved={t.common.unsaved}
        >
          {edited && <input type="hidden" name="version" value={edited.version} />}
          <Field {...field('title')} hint={words.name_hint} required maxlength={120} />
          <TextArea {...field('summary')} hint={words.summary_hint} optional={optional} rows={2} maxlength={500} />
          <Select
            {...field('module_id')}
            options={modules.map(({ id, code, name, product_name }) => ({
              value: id,
              label: `${code} · ${name}`,
              group: product_name,
            }))}
            empty={words.no_module}
            optional={optional}
          />
          <Field {...field('join_url')} hint={words.join_url_hint} required inputmode="url" maxlength={300} />
          <TextArea {...field('rules')} hint={words.rules_hint} required rows={10} />
          <Select
            {...field('locale')}
            options={Object.entries(locale_names).map(([value, label]) => ({ value, label }))}
          />
          <Select
            {...field('audience')}
            hint={words.audience_hint}
            options={audiences.map((value) => ({ value, label: t.content.audiences[value] }))}
          />
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href={desk}>{t.common.cancel}</a>
          </FormActions>
        </Form>
        {edited && (
          <Form action={`${desk}/${edited.id}/${edited.closed_at ? 'reopening' : 'closing'}`} csrf={csrf}>
            <p class="soft">{edited.closed_at ? words.reopen_hint : words.close_hint}</p>
            <FormActions>
              <Button>{edited.closed_at ? words.reopen : words.close}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </DeskLayout>
  );
}
