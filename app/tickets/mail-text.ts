import type { FieldError } from '../../lib/forms.ts';
import { escapeMarkdown, markdownHtml } from '../../lib/markdown.ts';
import { isOfPage, type Mailed } from './notice.ts';

/** What a mail says: its subject after the number, a heading, and Markdown; all with placeholders between braces. */
export type MailText = { subject: string; title: string; body: string };

/** What may stand between braces in the text of a mail. */
export const placeholders = [
  'name',
  'number',
  'subject',
  'organization',
  'author',
  'queue',
  'message',
  'until',
  'issue',
] as const;
export type Placeholder = (typeof placeholders)[number];
export type Values = Record<Placeholder, string>;

const with_deadline: readonly Mailed[] = [
  'information_requested',
  'proposed',
  'reminded',
  'closed_validated',
  'closed_expired',
  'closed_administrative',
];

// A page has neither number nor queue, and its staff speak as one.
const of_page: readonly Placeholder[] = ['name', 'subject', 'message'];

/** Placeholders the text of this mail may use: a deadline, an issue or an answer only where there is one. */
export const placeholdersOf = (event: Mailed): readonly Placeholder[] =>
  isOfPage(event)
    ? of_page.filter((name) => name !== 'message' || event === 'comment_answered')
    : placeholders.filter(
        (name) =>
          (name !== 'until' || with_deadline.includes(event)) && (name !== 'issue' || event === 'waits_for_issue'),
      );

const braces = /\{([^{}\n]{0,60})\}/g;

// What a mail would be useless without: the question, the answer, the day. Number, link and the way to the preferences stand around the text.
const carried: Partial<Record<Mailed, readonly Placeholder[]>> = {
  answered: ['message'],
  information_requested: ['message', 'until'],
  proposed: ['message', 'until'],
  reminded: ['until'],
  closed_administrative: ['message'],
  opened_team: ['message'],
  replied: ['message'],
  reopened: ['message'],
  comment_answered: ['message'],
};

/** Placeholders that the text of this mail must hold. */
export const carriedBy = (event: Mailed): readonly Placeholder[] => carried[event] ?? [];

const paragraphs = (body: string): string[] =>
  body
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean);

/** What is wrong with a wording: a placeholder this mail does not know, or the lack of one it must carry; `{message}` as a paragraph of its own. */
export function faultsOf(event: Mailed, wording: MailText): FieldError[] {
  const errors: FieldError[] = [];
  const known: readonly string[] = placeholdersOf(event);
  for (const field of ['subject', 'title', 'body'] as const)
    for (const [whole, name = ''] of wording[field].matchAll(braces)) {
      if (known.includes(name) && (field === 'body' || name !== 'message')) continue;
      errors.push({ field, code: 'unknown_placeholder', about: whole });
      break;
    }
  const parts = paragraphs(wording.body);
  const missing = carriedBy(event).find((name) =>
    name === 'message' ? !parts.includes('{message}') : !wording.body.includes(`{${name}}`),
  );
  if (missing && !errors.some(({ field }) => field === 'body'))
    errors.push({
      field: 'body',
      code: missing === 'message' ? 'message_missing' : 'placeholder_missing',
      about: `{${missing}}`,
    });
  return errors;
}

const filled = (text: string, values: Values, write: (value: string) => string): string =>
  text.replace(braces, (whole, name: string) =>
    Object.hasOwn(values, name) ? write(values[name as Placeholder]) : whole,
  );

/** One line of plain text with its placeholders filled in: the title of a mail, or its subject. */
export const lineOf = (text: string, values: Values): string =>
  filled(text, values, (value) => value)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** One paragraph of a mail as text and as HTML that is safe. */
export type Paragraph = { text: string; html: string | null; quoted: boolean };

/**
 * The paragraphs of a mail. A value is never Markdown of the text it stands in; a paragraph that is the message alone is the message as
 * its author wrote it, and is left out when nothing was said.
 */
export function paragraphsOf(body: string, values: Values): Paragraph[] {
  return paragraphs(body)
    .filter((part) => part !== '{message}' || values.message !== '')
    .map((part) =>
      part === '{message}'
        ? { text: values.message.replaceAll(/^/gm, '> '), html: markdownHtml(values.message), quoted: true }
        : {
            text: filled(part.replaceAll('**', ''), values, (value) => value),
            html: markdownHtml(filled(part, values, (value) => escapeMarkdown(value))),
            quoted: false,
          },
    );
}
