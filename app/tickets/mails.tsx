import { formatOf } from '../../lib/format.ts';
import type { Locale, Words } from '../../locales/index.ts';
import { document } from '../../ui/document.ts';
import {
  MailAction,
  MailLayout,
  MailLink,
  MailText as MailParagraph,
  MailTitle,
  MailWritten,
} from '../../ui/mail-layout.tsx';
import type { Letter } from '../outbox/queue-mail.ts';
import { lineOf, type MailText, paragraphsOf, type Values } from './mail-text.ts';
import { isForTeam, isOfPage, type Mailed } from './notice.ts';

type Vendor = { name: string; hue: number; radius: number };
export type TicketMail = {
  locale: Locale;
  vendor: Vendor;
  event: Mailed;
  text: MailText;
  values: Values;
  /** Number of the request (null: it is about a page), the address of either, and where the reader chooses what to receive. */
  number: number | null;
  url: string;
  choices_url: string;
};

/**
 * A mail about a request or a page, as text and as HTML. Number, greeting, link and the way to the preferences are there whatever the text says. Until the
 * vendor words it, the subject is the same for the whole life of the request, so that mail programs keep it together.
 */
export function ticketMail(
  t: Words,
  { locale, vendor, event, text, values, number, url, choices_url }: TicketMail,
): Letter {
  const said = t.notices;
  const line = lineOf(text.subject, values);
  const subject = number === null ? line : said.subject(formatOf(locale, 'UTC').number(number), line);
  const title = lineOf(text.title, values);
  const paragraphs = paragraphsOf(text.body, values);
  const actions = actionsOf(said, event, url);
  const hello = t.mails.hello(values.name);
  const why = isForTeam(event) ? said.footer_team : isOfPage(event) ? said.footer_page : said.footer;
  const footer = why(vendor.name);
  const choose = (
    <>
      {footer} <MailLink brand={vendor} href={choices_url} children={said.footer_choose} />
    </>
  );
  const html = document(
    <MailLayout locale={locale} brand={vendor} title={subject} preview={title} footer={choose}>
      <MailTitle>{title}</MailTitle>
      <MailParagraph>{hello}</MailParagraph>
      {paragraphs.map((paragraph) =>
        paragraph.html === null ? (
          <MailParagraph>{paragraph.text}</MailParagraph>
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
    `--\n${footer}\n${said.footer_choose}: ${choices_url}`,
  ];
  return { subject, text: parts.join('\n\n') + '\n', html };
}

// A link in a mail only opens a page: machines follow links too, and nothing may be decided by that.
function actionsOf(said: Words['notices'], event: Mailed, url: string): { label: string; href: string }[] {
  if (event === 'proposed')
    return [
      { label: said.solved, href: url },
      { label: said.not_solved, href: `${url}/validation` },
    ];
  return [{ label: isOfPage(event) ? said.open_page : said.open_request, href: url }];
}
