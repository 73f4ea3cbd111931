import { formatOf } from '../../lib/format.ts';
import type { FieldError } from '../../lib/forms.ts';
import { readForm } from '../../lib/forms.ts';
import type { StaffRole } from '../../lib/viewer.ts';
import { words } from '../../locales/index.ts';
import { document } from '../../ui/document.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { textOf } from '../tickets/find-mail-texts.ts';
import type { MailText } from '../tickets/mail-text.ts';
import { ticketMail } from '../tickets/mails.tsx';
import { isOfPage } from '../tickets/notice.ts';
import { changeMailText, type Mail } from './change-mail-text.ts';
import { changedTexts, versionsOf } from './find-mail-texts.ts';
import { mailNamed, readText, restore_form } from './mail-form.ts';
import { MailTextPage } from './pages/mail-text.tsx';
import { MailTextsPage } from './pages/mail-texts.tsx';
import { PreviewPage, RefusedPreviewPage } from './pages/preview.tsx';

const who: readonly StaffRole[] = ['system_admin'];
const params = { event: 'listed', locale: 'listed' } as const;
const limits = { body: 131_072 };
const sample = { subject: '{subject}', title: 'Título', body: '{message}\n\nAté {until}.', version: '0' };
const week_ms = 7 * 86_400_000;

type Typed = { text: Record<keyof MailText, string>; version: number; from?: number };

/** The page of one mail: its form, how it looks, and what it said before. */
async function textPage(ask: Ask, mail: Mail, typed: Typed | null, errors: readonly FieldError[] = []) {
  const { tx, chrome, t, viewer, query } = ask;
  const [now, versions] = await Promise.all([
    textOf(tx, mail.event, mail.locale),
    versionsOf(tx, mail.event, mail.locale),
  ]);
  const overtaken = errors.some(({ code }) => code === 'changed_meanwhile');
  return page(
    <MailTextPage
      chrome={chrome}
      viewer={person(viewer)}
      mail={mail}
      typed={typed?.text ?? now.text}
      // Whoever was overtaken has now seen what holds.
      version={overtaken ? now.version : (typed?.version ?? now.version)}
      original={now.original}
      stored={overtaken ? now.text : null}
      versions={versions}
      from={typed?.from ?? null}
      errors={refusals(t, errors)}
      done={query.has('saved') ? 'saved' : query.has('restored') ? 'restored' : query.has('stale') ? 'stale' : null}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

/** The whole mail, as its reader gets it, about a request or a page that is none. */
function sampleLetter({ brand, now, services, viewer }: Ask, { event, locale }: Mail, text: MailText) {
  const { sample: request, sample_page } = words[locale].mail_texts;
  const of_page = isOfPage(event);
  const values = of_page ? { ...request, ...sample_page } : request;
  const format = formatOf(locale, person(viewer).time_zone);
  const number = 20_418;
  return ticketMail(words[locale], {
    locale,
    vendor: brand,
    event,
    text,
    values: { ...values, number: format.number(number), until: format.deadline(new Date(now.getTime() + week_ms)) },
    number: of_page ? null : number,
    url: `${services.config.public_url}/${of_page ? 'kb' : `tickets/${number}`}`,
    choices_url: `${services.config.public_url}/account/notifications`,
  });
}

const drawn = (html: string): Answer => ({
  kind: 'bytes',
  body: new Uint8Array(Buffer.from(html)),
  type: 'text/html; charset=utf-8',
});

export const mail_routes = [
  get({
    path: '/desk/settings/mails',
    who,
    handle: async ({ chrome, tx }) => page(<MailTextsPage chrome={chrome} changed={await changedTexts(tx)} />),
  }),
  get({
    path: '/desk/settings/mails/:event/:locale',
    who,
    crawl: { params },
    handle: async (ask) => {
      const mail = mailNamed(ask.params);
      if (!mail) return notFound;
      const asked = ask.query.get('version');
      const versions = asked ? await versionsOf(ask.tx, mail.event, mail.locale) : [];
      const old = versions.find(({ version, title }) => String(version) === asked && title !== null);
      if (!old?.title || !old.body) return textPage(ask, mail, null);
      const text = { subject: old.subject ?? '{subject}', title: old.title, body: old.body };
      return textPage(ask, mail, { text, version: versions[0]?.version ?? 0, from: old.version });
    },
  }),
  post({
    path: '/desk/settings/mails/:event/:locale',
    who,
    audit: 'mail_text_changed',
    crawl: { params, form: sample },
    limits,
    handle: async (ask) => {
      const mail = mailNamed(ask.params);
      if (!mail) return notFound;
      const { subject = '', title = '', body = '', version } = ask.form;
      const typed = { text: { subject, title, body }, version: Number(version) || 0 };
      const reading = readText(mail, ask.form);
      if (!reading.ok) return textPage(ask, mail, typed, reading.errors);
      return (await changeMailText(ask.tx, person(ask.viewer), mail, reading.value))
        ? redirect(`/desk/settings/mails/${mail.event}/${mail.locale}?saved`)
        : textPage(ask, mail, typed, [{ field: '', code: 'changed_meanwhile' }]);
    },
  }),
  post({
    path: '/desk/settings/mails/:event/:locale/original',
    who,
    audit: 'mail_text_restored',
    crawl: { params, form: { version: '0' } },
    handle: async ({ tx, viewer, params: named, form }) => {
      const mail = mailNamed(named);
      if (!mail) return notFound;
      const reading = readForm(restore_form, form);
      if (!reading.ok) return { kind: 'problem', status: 400 };
      const restored = await changeMailText(tx, person(viewer), mail, { ...reading.value, text: null });
      return redirect(`/desk/settings/mails/${mail.event}/${mail.locale}?${restored ? 'restored' : 'stale'}`);
    },
  }),
  get({
    path: '/desk/settings/mails/:event/:locale/preview',
    who,
    crawl: { params },
    headers: 'mail',
    handle: async (ask) => {
      const mail = mailNamed(ask.params);
      if (!mail) return notFound;
      const { text } = await textOf(ask.tx, mail.event, mail.locale);
      return drawn(document(<PreviewPage chrome={ask.chrome} letter={sampleLetter(ask, mail, text)} />));
    },
  }),
  // Into the frame of the page: nothing is saved, so a wording that cannot be saved yet is answered with why.
  post({
    path: '/desk/settings/mails/:event/:locale/preview',
    who,
    audit: 'mail_text_changed',
    crawl: { params, form: sample },
    limits,
    headers: 'mail',
    handle: async (ask) => {
      const mail = mailNamed(ask.params);
      if (!mail) return notFound;
      const reading = readText(mail, ask.form);
      return drawn(
        document(
          reading.ok ? (
            <PreviewPage chrome={ask.chrome} letter={sampleLetter(ask, mail, reading.value.text)} />
          ) : (
            <RefusedPreviewPage chrome={ask.chrome} errors={refusals(ask.t, reading.errors)} />
          ),
        ),
      );
    },
  }),
];
