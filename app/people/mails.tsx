import type { Locale, Words } from '../../locales/index.ts';
import { document } from '../../ui/document.ts';
import { MailAction, MailLayout, MailText, MailTitle } from '../../ui/mail-layout.tsx';
import type { Letter } from '../outbox/queue-mail.ts';

type Vendor = { name: string; hue: number; radius: number };

type Link = {
  purpose: 'sign_in' | 'password_reset';
  locale: Locale;
  vendor: Vendor;
  name: string;
  link: string;
  minutes: number;
};

type Plain = {
  locale: Locale;
  vendor: Vendor;
  /** Who is greeted; null: nobody by name. */
  name: string | null;
  subject: string;
  texts: readonly string[];
  action?: { label: string; href: string };
  /** Said below the button. */
  after?: readonly string[];
  footer: string;
};

/** A mail of a greeting, some paragraphs and at most one button, as text and as HTML. */
export function plainLetter(
  t: Words,
  { locale, vendor, name, subject, texts, action, after = [], footer }: Plain,
): Letter {
  const hello = name === null ? t.members.mails.hello : t.mails.hello(name);
  const html = document(
    <MailLayout locale={locale} brand={vendor} title={subject} preview={texts[0] ?? subject} footer={footer}>
      <MailTitle>{hello}</MailTitle>
      {texts.map((text) => (
        <MailText>{text}</MailText>
      ))}
      {action && (
        <MailAction brand={vendor} href={action.href}>
          {action.label}
        </MailAction>
      )}
      {after.map((text) => (
        <MailText>{text}</MailText>
      ))}
    </MailLayout>,
  );
  const parts = [hello, ...texts, ...(action ? [`${action.label}:\n${action.href}`] : []), ...after, `--\n${footer}`];
  return { subject, text: parts.join('\n\n') + '\n', html };
}

/** The mail that carries a one-time link, in the reader's language. */
export function signInLinkMail(t: Words, { purpose, locale, vendor, name, link, minutes }: Link): Letter {
  const said = t.mails[purpose];
  return plainLetter(t, {
    locale,
    vendor,
    name,
    subject: said.subject(vendor.name),
    texts: [said.text(minutes)],
    action: { label: said.action, href: link },
    after: [t.mails.not_you],
    footer: t.mails.link_footer(vendor.name),
  });
}
