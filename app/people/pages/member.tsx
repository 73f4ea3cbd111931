import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { MemberFound } from '../find-members.ts';
import { roles_in } from '../invitation.ts';
import { type Ground, GroundLayout } from './ground.tsx';
import { flagsText, RightsFields, rightsLabels, type TypedRights } from './rights-fields.tsx';

type Props = {
  chrome: Chrome;
  ground: Ground;
  viewer: Person;
  member: MemberFound;
  typed: TypedRights;
  errors: readonly Refusal[];
  /** Somebody else changed it: what is stored now is shown beside what was typed. */
  stale?: boolean;
  now: Date;
  notice?: string | undefined;
};

/** One person of an organisation: rights, and the ways out. */
export function MemberPage({ chrome, ground, viewer, member, typed, errors, stale = false, now, notice }: Props) {
  const { t, csrf } = chrome;
  const path = `${ground.path}/${member.id}`;
  const is_self = member.id === viewer.person_id;
  return (
    <GroundLayout
      chrome={chrome}
      ground={ground}
      title={member.name}
      current={member.name}
      refused={errors.length > 0}
      notice={notice}
    >
      <PageHeader title={member.name} lead={t.members.edit_lead} />
      <div class="stack">
        <ErrorSummary t={t} errors={errors} labels={rightsLabels(t)} />
        {stale && (
          <Callout t={t} kind="attention" title={t.members.stored_now}>
            <p>
              {t.members.stored_now_text(
                t.people.member_roles[member.role],
                t.members.visibilities[member.visibility],
                flagsText(t, member, t.members.no_flags),
              )}
            </p>
          </Callout>
        )}
        <Definitions
          items={[
            { label: t.people.email, value: <bdi>{member.email}</bdi> },
            {
              label: t.members.member_since,
              value: <Time at={momentOf(chrome, viewer, member.created_at, now)} />,
            },
          ]}
        />
        <Form action={path} csrf={csrf} unsaved={t.common.unsaved} class="narrow">
          <input type="hidden" name="version" value={member.version} />
          <RightsFields t={t} roles={roles_in[ground.organization.kind]} typed={typed} errors={errors} />
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href={ground.path}>{t.common.cancel}</a>
          </FormActions>
        </Form>
        <div class="cluster member-ends">
          {!ground.desk && !is_self && <LinkButton href={`${path}/transfer`}>{t.members.transfer}</LinkButton>}
          <LinkButton href={`${path}/end`} look="danger">
            {t.members.end_access}
          </LinkButton>
        </div>
      </div>
    </GroundLayout>
  );
}

/** A question before something that cannot be taken back by a click. */
export function MemberQuestionPage({
  chrome,
  ground,
  member,
  question,
  errors,
}: {
  chrome: Chrome;
  ground: Ground;
  member: MemberFound;
  question: 'end' | 'transfer';
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const path = `${ground.path}/${member.id}`;
  const said =
    question === 'end'
      ? {
          title: t.members.end_title(member.name),
          text: t.members.end_text(member.name, ground.organization.name),
          button: t.members.end_access,
        }
      : {
          title: t.members.transfer_title(member.name),
          text: t.members.transfer_text(member.name),
          button: t.members.transfer,
        };
  return (
    <GroundLayout chrome={chrome} ground={ground} title={said.title} current={said.button} refused={errors.length > 0}>
      <PageHeader title={said.title} />
      <ErrorSummary t={t} errors={errors} kept={false} />
      <p>{said.text}</p>
      <Form action={`${path}/${question}`} csrf={csrf}>
        <FormActions>
          <Button look={question === 'end' ? 'danger' : 'main'}>{said.button}</Button>
          <a href={path}>{t.members.go_back}</a>
        </FormActions>
      </Form>
    </GroundLayout>
  );
}
