import type { InvitationFound } from '../../../lib/database.ts';
import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { NewPasswordFields, newPasswordLabels } from './reset.tsx';

type Props = { chrome: Chrome; token: string; invitation: InvitationFound | null; errors: readonly Refusal[] };

/** Who invites, and the button that accepts: opening the page uses nothing up. */
export function InvitationPage({ chrome, token, invitation, errors }: Props) {
  const { t, csrf } = chrome;
  if (invitation?.state !== 'valid') return <DeadInvitation chrome={chrome} state={invitation?.state ?? 'unknown'} />;
  const { organization_name, name, email, role, known } = invitation;
  const title = t.members.invitation_title(organization_name);
  return (
    <BareLayout chrome={chrome} title={title} refused={errors.length > 0}>
      <h1 dir="auto">{title}</h1>
      <p>{t.members.invitation_text(name, organization_name, t.people.member_roles[role])}</p>
      <ErrorSummary t={t} errors={errors} labels={newPasswordLabels(t)} kept={false} />
      <p>
        {known ? (
          t.members.invitation_known
        ) : (
          <>
            {t.members.invitation_new}{' '}
            <strong>
              <bdi>{email}</bdi>
            </strong>
            .
          </>
        )}
      </p>
      <Form action={`/invitation/${token}`} csrf={csrf}>
        {!known && <NewPasswordFields chrome={chrome} errors={errors} />}
        <FormActions>
          <Button look="main" size="large">
            {t.members.accept}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

function DeadInvitation({ chrome, state }: { chrome: Chrome; state: 'used' | 'expired' | 'unknown' }) {
  const { t } = chrome;
  const title = t.members.dead_invitation[state];
  return (
    <BareLayout chrome={chrome} title={title}>
      <h1>{title}</h1>
      <p>{t.members.dead_invitation_text}</p>
      <LinkButton href="/sign-in" look="main">
        {t.people.sign_in}
      </LinkButton>
    </BareLayout>
  );
}
