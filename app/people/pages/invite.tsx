import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { invitation_days, roles_in } from '../invitation.ts';
import { type Ground, GroundLayout } from './ground.tsx';
import { RightsFields, rightsLabels, type TypedRights } from './rights-fields.tsx';

/** Asks somebody in: who, and with which rights. */
export function InvitePage({
  chrome,
  ground,
  typed,
  errors,
}: {
  chrome: Chrome;
  ground: Ground;
  typed: TypedRights;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  return (
    <GroundLayout
      chrome={chrome}
      ground={ground}
      title={t.members.invite_title}
      current={t.members.invite_title}
      refused={errors.length > 0}
    >
      <PageHeader title={t.members.invite_title} lead={t.members.invite_lead(invitation_days)} />
      <ErrorSummary t={t} errors={errors} labels={{ name: t.people.name, email: t.people.email, ...rightsLabels(t) }} />
      <Form action={ground.path} csrf={csrf} unsaved={t.common.unsaved} class="narrow">
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
        <RightsFields t={t} roles={roles_in[ground.organization.kind]} typed={typed} errors={errors} />
        <FormActions>
          <Button look="main">{t.members.send_invitation}</Button>
          <a href={ground.path}>{t.common.cancel}</a>
        </FormActions>
      </Form>
    </GroundLayout>
  );
}
