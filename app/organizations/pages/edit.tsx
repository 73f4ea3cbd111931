import type { ComponentChildren } from 'preact';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';

/** Values of a form as its fields hold them. */
export type Typed = Readonly<Record<string, string>>;

/** What came back refused: what was typed, why, and what is stored now when somebody else was faster. */
export type Returned = { typed: Typed; errors: readonly Refusal[]; stored?: Typed | null };

type Props = {
  chrome: Chrome;
  trail: readonly { href: string; label: string }[];
  title: string;
  lead?: string;
  action: string;
  submit: string;
  danger?: boolean;
  errors: readonly Refusal[];
  labels: Readonly<Record<string, string>>;
  /** State the form was filled in from; none where something new is made. */
  version?: number | undefined;
  stored?: { typed: Typed; now: Typed } | null;
  /** Words for values that are codes. */
  say?: (field: string, value: string) => string;
  /** Other things to do with the same, below the form. */
  after?: ComponentChildren;
  children: ComponentChildren;
};

/** One form of the console on a page of its own. */
export function EditPage(props: Props) {
  const { chrome, trail, title, lead, action, submit, danger = false, errors, labels, version, children } = props;
  const { t, csrf } = chrome;
  return (
    <DeskLayout chrome={chrome} title={title} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={trail} current={title} />
      <PageHeader title={title} lead={lead} />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      {props.stored && <StoredNow chrome={chrome} labels={labels} say={props.say} {...props.stored} />}
      <Form action={action} csrf={csrf} class="narrow" unsaved={t.common.unsaved}>
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {children}
        <FormActions>
          <Button look={danger ? 'danger' : 'main'}>{submit}</Button>
        </FormActions>
      </Form>
      {props.after}
    </DeskLayout>
  );
}

/** The fields in which what is stored differs from what was typed. */
export function StoredNow({
  chrome,
  labels,
  typed,
  now,
  say = (_, value) => value,
}: {
  chrome: Chrome;
  labels: Readonly<Record<string, string>>;
  typed: Typed;
  now: Typed;
  say?: ((field: string, value: string) => string) | undefined;
}) {
  const w = chrome.t.organizations;
  const differing = Object.keys(labels).filter((field) => (typed[field] ?? '') !== (now[field] ?? ''));
  return (
    <Callout t={chrome.t} kind="attention" title={w.stored_now}>
      <p>{w.stored_lead}</p>
      <Definitions
        items={differing.map((field) => ({
          label: labels[field] ?? field,
          value: <bdi>{now[field] ? say(field, now[field]) : w.nothing}</bdi>,
        }))}
      />
    </Callout>
  );
}
