import type { Locale, Words } from '../../locales/index.ts';
import { document } from '../../ui/document.ts';
import { MailAction, MailLayout, MailText, MailTitle } from '../../ui/mail-layout.tsx';
import type { Letter } from '../outbox/queue-mail.ts';

type Link = {
  purpose: 'sign_in' | 'password_reset';
  locale: Locale;
  vendor: { name: string; hue: number; radius: number };
  name: string;
  link: string;
  minutes: number;
};

/** The mail that carries a one-time link, in the reader's language. */
export function signInLinkMail(t: Words, { purpose, locale, vendor, name, link, minutes }: Link): Letter {
  const said = t.mails[purpose];
  const subject = said.subject(vendor.name);
  const html = document(
    <MailLayout
      locale={locale}
      brand={vendor}
      title={subject}
      preview={said.text(minutes)}
      footer={t.mails.link_footer(vendor.name)}
    >
      <MailTitle>{t.mails.hello(name)}</MailTitle>
      <MailText>{said.text(minutes)}</MailText>
      <MailAction brand={vendor} href={link}>
        {said.action}
      </MailAction>
      <MailText>{t.mails.not_you}</MailText>
    </MailLayout>,
  );
  const text =
    [
      t.mails.hello(name),
      said.text(minutes),
      `${said.action}:\n${link}`,
      t.mails.not_you,
      '--\n' + t.mails.link_footer(vendor.name),
    ].join('\n\n') + '\n';
  return { subject, text, html };
}
