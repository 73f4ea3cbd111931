import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Form, FormActions } from '../../../ui/parts/form.tsx';
import { link_minutes } from '../person.ts';
import type { LinkState } from '../spend-link.ts';

/** Says the same whether the address is known or not. */
export function LinkSentPage({
  chrome,
  purpose,
  email,
}: {
  chrome: Chrome;
  purpose: 'sign_in' | 'password_reset';
  email: string;
}) {
  const { t } = chrome;
  return (
    <BareLayout chrome={chrome} title={t.people.link_sent_title}>
      <h1>{t.people.link_sent_title}</h1>
      <p>
        {t.people.link_sent_before}{' '}
        <strong>
          <bdi>{email}</bdi>
        </strong>
        {t.people.link_sent_after(link_minutes[purpose])}
      </p>
      <p class="soft">{t.people.link_sent_hint}</p>
      <p>
        <a href="/sign-in">{t.people.back_to_sign_in}</a>
      </p>
    </BareLayout>
  );
}

/** Opening the link shows this page; only its button signs in, so a mail scanner that follows links uses nothing up. */
export function LinkPage({ chrome, state, token }: { chrome: Chrome; state: LinkState; token: string }) {
  const { t, csrf } = chrome;
  if (state !== 'valid') return <DeadLink chrome={chrome} state={state} />;
  return (
    <BareLayout chrome={chrome} title={t.people.link_title}>
      <h1>{t.people.link_title}</h1>
      <p>{t.people.link_text}</p>
      <Form action={`/sign-in/link/${token}`} csrf={csrf}>
        <FormActions>
          <Button look="main" size="large">
            {t.people.sign_in}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

/** A link that opens nothing any more, and where to get another. */
export function DeadLink({ chrome, state }: { chrome: Chrome; state: Exclude<LinkState, 'valid'> }) {
  const { t } = chrome;
  const title = t.people.dead_link[state];
  return (
    <BareLayout chrome={chrome} title={title}>
      <h1>{title}</h1>
      <p>{t.people.dead_link_text}</p>
      <LinkButton href="/sign-in" look="main">
        {t.people.new_link}
      </LinkButton>
    </BareLayout>
  );
}
