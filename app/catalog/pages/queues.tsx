import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import type { Member, Queue, QueueChoices } from '../find-queues.ts';
import { places, views } from './views.ts';

type ListProps = {
  chrome: Chrome;
  queues: readonly Queue[];
  members: ReadonlyMap<string, Member[]>;
  writes: boolean;
  saved: boolean;
};

/** Teams: the modules they take and who works in them. */
export function QueuesPage({ chrome, queues, members, writes, saved }: ListProps) {
  const { t } = chrome;
  const archived = queues.filter(({ archived_at }) => archived_at !== null);
  const table = (caption: string, rows: readonly Queue[], titled: boolean) => (
    <Table
      caption={caption}
      titled={titled}
      rows={rows}
      key_of={(queue) => queue.id}
      columns={[
        {
          label: t.catalog.name,
          names: true,
          cell: (queue) =>
            writes ? (
              <a href={`${places.queues}/${queue.id}/edit`}>
                <bdi>{queue.name}</bdi>
              </a>
            ) : (
              <bdi>{queue.name}</bdi>
            ),
        },
        {
          label: t.catalog.state,
          cell: (queue) => (
            <span class="cluster">
              {queue.takes_the_rest && <Chip tone="go">{t.catalog.takes_the_rest}</Chip>}
              {queue.confidential && <Chip>{t.catalog.confidential}</Chip>}
            </span>
          ),
        },
        {
          label: t.catalog.modules,
          cell: (queue) => queue.modules.map(({ code }) => code).join(', '),
        },
        {
          label: t.catalog.members,
          cell: (queue) => (
            <bdi>{(members.get(queue.id) ?? []).map(({ name }) => name).join(', ') || t.catalog.no_members}</bdi>
          ),
        },
        { label: t.catalog.calendar, cell: (queue) => queue.calendar_name ?? t.catalog.no_calendar },
      ]}
    />
  );
  return (
    <DeskLayout chrome={chrome} title={t.catalog.queues} views={views(t)} notice={saved ? t.common.saved : undefined}>
      <PageHeader
        title={t.catalog.queues}
        lead={t.catalog.queues_lead}
        actions={
          writes && (
            <LinkButton href={`${places.queues}/new`} icon="plus">
              {t.catalog.new_queue}
            </LinkButton>
          )
        }
      />
      <div class="stack">
        {table(
          t.catalog.queues,
          queues.filter(({ archived_at }) => archived_at === null),
          false,
        )}
        {archived.length > 0 && table(t.catalog.archived_queues, archived, true)}
      </div>
    </DeskLayout>
  );
}

export type EditedQueue = {
  id: string;
  name: string;
  archived: boolean;
  takes_the_rest: boolean;
  version: number;
} | null;

type FormProps = {
  chrome: Chrome;
  edited: EditedQueue;
  choices: QueueChoices;
  typed: Readonly<Record<string, string | undefined>>;
  stored: Readonly<Record<string, string>> | null;
  errors: readonly Refusal[];
};

/** The form of a queue: what it takes, who works in it, and when. */
export function QueuePage({ chrome, edited, choices, typed, stored, errors }: FormProps) {
  const { t, csrf } = chrome;
  const title = edited ? t.catalog.edit_of(edited.name) : t.catalog.new_queue;
  const action = `${places.queues}/${edited?.id ?? 'new'}`;
  const labels = { name: t.catalog.name, calendar_id: t.catalog.calendar, confidential: t.catalog.confidential };
  const boxes = {
    ...Object.fromEntries(
      choices.modules.map(({ id, code, name }) => [`module.${id}`, t.catalog.module_option(code, name)]),
    ),
    ...Object.fromEntries(choices.members.map(({ id, name }) => [`member.${id}`, name])),
  };
  return (
    <DeskLayout chrome={chrome} title={title} views={views(t)} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: places.queues, label: t.catalog.queues }]} current={title} />
      <PageHeader title={title} />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <div class="stack narrow">
        <StoredNow
          t={t}
          stored={stored}
          typed={typed}
          labels={{ name: labels.name, confidential: labels.confidential, ...boxes }}
        />
        <Form action={edited ? `${action}/edit` : action} csrf={csrf} label={title}>
          {edited && <input type="hidden" name="version" value={edited.version} />}
          <Field
            name="name"
            label={labels.name}
            value={typed['name']}
            error={errorOf(errors, 'name')}
            required
            maxlength={120}
          />
          <Select
            name="calendar_id"
            label={labels.calendar_id}
            hint={t.catalog.calendar_hint}
            value={typed['calendar_id']}
            options={choices.calendars.map(({ id, name }) => ({ value: id, label: name }))}
            empty={t.catalog.no_calendar}
            optional={t.common.optional}
            error={errorOf(errors, 'calendar_id')}
          />
          {!edited?.takes_the_rest && (
            <Checkbox
              name="confidential"
              label={labels.confidential}
              hint={t.catalog.confidential_hint}
              checked={typed['confidential'] === 'on'}
              error={errorOf(errors, 'confidential')}
            />
          )}
          <FieldGroup label={t.catalog.members} hint={t.catalog.members_hint}>
            <div class="boxes" id="member_ids">
              {choices.members.map(({ id, name, email }) => (
                <Checkbox name={`member.${id}`} label={name} hint={email} checked={typed[`member.${id}`] === 'on'} />
              ))}
            </div>
          </FieldGroup>
          <ModuleBoxes chrome={chrome} edited={edited} choices={choices} typed={typed} />
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href={places.queues}>{t.common.cancel}</a>
          </FormActions>
        </Form>
        {edited && !edited.takes_the_rest && (
          <Form action={`${action}/${edited.archived ? 'restoration' : 'archival'}`} csrf={csrf}>
            <p class="soft">{edited.archived ? t.catalog.restore_hint : t.catalog.archive_queue_hint}</p>
            <FormActions>
              <Button>{edited.archived ? t.catalog.restore : t.catalog.archive}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </DeskLayout>
  );
}

function ModuleBoxes({ chrome: { t }, edited, choices, typed }: Omit<FormProps, 'stored' | 'errors'>) {
  const by_product = Map.groupBy(choices.modules, ({ product_name }) => product_name);
  return [...by_product].map(([product, modules], index) => (
    <FieldGroup label={t.catalog.modules_of(product)} {...(index === 0 && { hint: t.catalog.queue_modules_hint })}>
      <div class="boxes">
        {modules.map((module) => (
          <Checkbox
            name={`module.${module.id}`}
            label={t.catalog.module_option(module.code, module.name)}
            hint={
              module.archived_at
                ? t.catalog.archived
                : module.queue_name !== null && module.queue_id !== edited?.id
                  ? t.catalog.module_now_in(module.queue_name)
                  : undefined
            }
            checked={typed[`module.${module.id}`] === 'on'}
          />
        ))}
      </div>
    </FieldGroup>
  ));
}
