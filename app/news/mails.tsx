import { document } from '../../ui/document.ts';
import { MailAction, MailLayout, MailLink, MailText, MailTitle } from '../../ui/mail-layout.tsx';
import { type Locale, words } from '../../locales/index.ts';
import { dayText } from '../moment.ts';
import type { Letter } from '../outbox/queue-mail.ts';
import type { Told } from './find-told.ts';
import { type Frequency, itemPath, news_path } from './news.ts';

export type Vendor = { name: string; hue: number; radius: number };

/** A letter to many; `addressed` fills in one reader's own link. */
export type DigestLetter = { addressed: (link: string) => Letter };

type Digest = {
  public_url: string;
  vendor: Vendor;
  frequency: Frequency;
  locale: Locale;
  told: readonly Told[];
};

// Where a reader's own link goes: never part of what somebody wrote, for both sides of a letter escape no letter of it.
const own_link = 'https://own-link.invalid/9f3c6a51b7d24e8e';

/** News as a mail: one item at once, or what came together in a day or a week. */
export function digestLetter({ public_url, vendor, frequency, locale, told }: Digest): DigestLetter {
  const t = words[locale];
  const said = t.news.mails.digest;
  const [only] = told.length === 1 ? told : [];
  const subject = only ? said.subject_one(only.title) : said.subject[frequency](told.length, vendor.name);
  const title = only ? only.title : said.title[frequency];
  const detail = ({ category, modules, effective_on, states, expected_on }: Told): string =>
    [
      category && t.news.categories[category],
      modules.join(', '),
      effective_on && said.effective(dayText(locale, effective_on)),
      states.join(', '),
      expected_on && said.expected(dayText(locale, expected_on)),
    ]
      .filter(Boolean)
      .join(' · ');
  const address = (item: Told): string => `${public_url}${itemPath(item)}`;
  const html = document(
    <MailLayout
      locale={locale}
      brand={vendor}
      title={subject}
      preview={only ? only.summary : told.map((item) => item.title).join(' · ')}
      footer={
        <>
          {said.why(vendor.name)}{' '}
          <MailLink brand={vendor} href={own_link}>
            {said.choose}
          </MailLink>
        </>
      }
    >
      <MailTitle>{title}</MailTitle>
      {told.map((item) => (
        <MailText>
          {!only && (
            <MailLink brand={vendor} href={address(item)}>
              {item.title}
            </MailLink>
          )}
          {!only && <br />}
          <small>{detail(item)}</small>
          {item.summary && <br />}
          {item.summary}
        </MailText>
      ))}
      <MailAction brand={vendor} href={only ? address(only) : public_url + news_path}>
        {only ? said.read : said.read_all}
      </MailAction>
    </MailLayout>,
  );
  const listed = told.map((item) => [item.title, detail(item), item.summary, address(item)].filter(Boolean).join('\n'));
  const footer = `--\n${said.why(vendor.name)}\n${said.choose}: ${own_link}`;
  const text = `${only ? [...listed, footer].join('\n\n') : [title, ...listed, footer].join('\n\n')}\n`;
  return {
    addressed: (link) => ({
      subject,
      text: text.replaceAll(own_link, () => link),
      html: html.replaceAll(own_link, () => link),
    }),
  };
}
