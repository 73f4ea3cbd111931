import type { Person } from '../../../lib/viewer.ts';
import { formatOf } from '../../../lib/format.ts';
import { locales } from '../../../locales/index.ts';
import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { numberText } from '../../moment.ts';
import { carriedBy, type MailText, type Placeholder, placeholdersOf } from '../../tickets/mail-text.ts';
import { isOfPage } from '../../tickets/notice.ts';
import type { Mail } from '../change-mail-text.ts';
import type { MailVersion } from '../find-mail-texts.ts';
import { text_bounds } from '../mail-form.ts';
import { Versions } from './mail-versions.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  mail: Mail;
  typed: Record<keyof MailText, string>;
  /** The version that the form was made from. */ version: number;
  /** The words of this house hold now. */ original: boolean;
  stored: MailText | null;
  versions: readonly MailVersion[];
  /** The form holds the text of this earlier version. */ from: number | null;
  errors: readonly Refusal[];
  done: 'saved' | 'restored' | 'stale' | null;
};

/** One mail in one language: what it says, what it may say, how it looks, and what it said before. */
export function MailTextPage(props: Props) {
  const { chrome, mail, original, from, errors, done, versions, viewer } = props;
  const { t, locale } = chrome;
  const words = t.mail_texts;
  const base = `/desk/settings/mails/${mail.event}`;
  const title = t.notices.events[mail.event];
  return (
    <DeskLayout
      chrome={chrome}
      title={words.edit(title, locale_names[mail.locale])}
      refused={errors.length > 0}
      notice={done ? words[done] : undefined}
    >
      <Breadcrumb t={t} trail={[{ href: '/desk/settings/mails', label: words.title }]} current={title} />
      <PageHeader
        title={title}
        lead={<Chip tone={original ? 'rest' : 'go'}>{original ? words.original : words.changed}</Chip>}
      />
      <Tabs
        label={words.in_language(locale_names[mail.locale])}
        tabs={locales.map((code) => ({
          href: `${base}/${code}`,
          label: locale_names[code],
          current: code === mail.locale,
        }))}
      />
      {from !== null && (
        <Callout t={t} kind="tip">
          {words.from_version(numberText(locale, from))}
        </Callout>
      )}
      <div class="mail-text">
        <Edit {...props} address={`${base}/${mail.locale}`} />
        <Look chrome={chrome} address={`${base}/${mail.locale}/preview`} />
      </div>
      {versions.length > 0 && (
        <Versions
          chrome={chrome}
          versions={versions}
          address={`${base}/${mail.locale}`}
          when={(at) => formatOf(locale, viewer.time_zone).date_time(at)}
        />
      )}
    </DeskLayout>
  );
}

function Edit({ chrome, mail, typed, version, original, stored, errors, address }: Props & { address: string }) {
  const { t, csrf } = chrome;
  const words = t.mail_texts;
  const labels = { subject: words.subject, title: words.heading, body: words.body };
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <StoredNow t={t} stored={stored} typed={typed} labels={labels} />
      <Form action={address} csrf={csrf} unsaved={t.common.unsaved}>
        <input type="hidden" name="version" value={version} />
        <Field
          name="subject"
          label={words.subject}
          hint={isOfPage(mail.event) ? words.subject_hint_page : words.subject_hint}
          value={typed.subject}
          error={errorOf(errors, 'subject')}
          required
          maxlength={text_bounds.subject}
        />
        <Field
          name="title"
          label={words.heading}
          hint={words.heading_hint}
          value={typed.title}
          error={errorOf(errors, 'title')}
          required
          maxlength={text_bounds.title}
        />
        <TextArea
          name="body"
          label={words.body}
          hint={words.body_hint}
          value={typed.body}
          error={errorOf(errors, 'body')}
          required
          rows={10}
          maxlength={text_bounds.body}
        />
        <FormActions>
          <Button look="main">{t.common.save}</Button>
          <button class="button" formaction={`${address}/preview`} formtarget="mail-preview" formnovalidate>
            <span class="button-text">{words.show_preview}</span>
          </button>
        </FormActions>
      </Form>
      {!original && (
        <Form action={`${address}/original`} csrf={csrf}>
          <input type="hidden" name="version" value={version} />
          <Button look="quiet" icon="history">
            {words.restore}
          </Button>
        </Form>
      )}
      <Placeholders chrome={chrome} event={mail.event} />
    </div>
  );
}

function Placeholders({ chrome, event }: { chrome: Chrome; event: Mail['event'] }) {
  const words = chrome.t.mail_texts;
  const must = carriedBy(event);
  const meanings: Record<Placeholder, string> = isOfPage(event)
    ? { ...words.meanings, ...words.page_meanings }
    : words.meanings;
  return (
    <Card label={words.placeholders}>
      <CardHeader title={words.placeholders} />
      <CardBody>
        <p class="soft">{words.placeholders_lead}</p>
        <dl class="definitions">
          {placeholdersOf(event).map((name) => (
            <div>
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd>
                {meanings[name]} {must.includes(name) && <Chip tone="you">{words.must}</Chip>}
              </dd>
            </div>
          ))}
        </dl>
        <p class="soft">{words.around}</p>
      </CardBody>
    </Card>
  );
}

function Look({ chrome, address }: { chrome: Chrome; address: string }) {
  const words = chrome.t.mail_texts;
  return (
    <Card label={words.preview}>
      <CardHeader title={words.preview} />
      <CardBody>
        <p class="soft small">{words.preview_hint}</p>
      </CardBody>
      <iframe class="mail-preview" name="mail-preview" src={address} title={words.preview} sandbox="" />
    </Card>
  );
}
