import { formatOf } from '../../lib/format.ts';
import type { Locale, Words } from '../../locales/index.ts';
import { document } from '../../ui/document.ts';
import { MailAction, MailLayout, MailText, MailTitle, MailWritten } from '../../ui/mail-layout.tsx';
import type { Letter } from '../outbox/queue-mail.ts';
import { paragraphsOf, titleOf, type Values } from './mail-text.ts';
import type { Mailed } from './notice.ts';

type Vendor = { name: string; hue: number; radius: number };
export type TicketMail = {
  locale: Locale;
  vendor: Vendor;
  event: Mailed;
  text: { title: string; body: string };
  values: Values;
  /** Subject and number of the request, and its address. */
  subject: string;
  number: number;
  url: string;
};

/** A mail about a request, as text and as HTML. The subject is the same for the whole life of the request, so that mail programs keep it together. */
export function ticketMail(
  t: Words,
  { locale, vendor, event, text, values, subject, number, url }: TicketMail,
): Letter {
  const said = t.notices;
  const mail_subject = said.subject(formatOf(locale, 'UTC').number(number), subject.replaceAll(/\s+/g, ' '));
  const title = titleOf(text.title, values);
  const paragraphs = paragraphsOf(text.body, values);
  const actions = actionsOf(said, event, url);
  const hello = t.mails.hello(values.name);
  const footer = said.footer(vendor.name);
  const html = document(
    <MailLayout locale={locale} brand={vendor} title={mail_subject} preview={title} footer={footer}>
      <MailTitle>{title}</MailTitle>
      <MailText>{hello}</MailText>
      {paragraphs.map((paragraph) =>
        paragraph.html === null ? (
          <MailText>{paragraph.text}</MailText>
        ) : (
          <MailWritten brand={vendor} html={paragraph.html} quoted={paragraph.quoted} />
        ),
      )}
      {actions.map(({ label, href }) => (
        <MailAction brand={vendor} href={href}>
          {label}
        </MailAction>
      ))}
    </MailLayout>,
  );
  const parts = [
    title,
    hello,
    ...paragraphs.map((paragraph) => paragraph.text),
    ...actions.map(({ label, href }) => `${label}:\n${href}`),
    `--\n${footer}`,
  ];
  return { subject: mail_subject, text: parts.join('\n\n') + '\n', html };
}

// A link in a mail only opens a page: machines follow links too, and nothing may be decided by that.
function actionsOf(said: Words['notices'], event: Mailed, url: string): { label: string; href: string }[] {
  if (event === 'proposed')
    return [
      { label: said.solved, href: url },
      { label: said.not_solved, href: `${url}/validation` },
    ];
  return [{ label: said.open_request, href: url }];
}
