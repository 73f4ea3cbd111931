import { escapeMarkdown, markdownHtml } from '../../lib/markdown.ts';
import type { Mailed } from './notice.ts';

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

/** Placeholders the text of this mail may use: a deadline and an issue only where there is one. */
export const placeholdersOf = (event: Mailed): readonly Placeholder[] =>
  placeholders.filter(
    (name) => (name !== 'until' || with_deadline.includes(event)) && (name !== 'issue' || event === 'waits_for_issue'),
  );

const braces = /\{([^{}\n]{0,60})\}/g;

/** The first placeholder in a text that this mail does not know; null when it knows them all. */
export function unknownPlaceholder(event: Mailed, text: string): string | null {
  const known: readonly string[] = placeholdersOf(event);
  for (const [, name = ''] of text.matchAll(braces)) if (!known.includes(name)) return name;
  return null;
}

const filled = (text: string, values: Values, write: (value: string) => string): string =>
  text.replace(braces, (whole, name: string) => (name in values ? write(values[name as Placeholder]) : whole));

/** The title of a mail: one line of plain text. */
export const titleOf = (title: string, values: Values): string =>
  filled(title, values, (value) => value.replaceAll(/\s+/g, ' '));

/** One paragraph of a mail as text and as HTML that is safe. */
export type Paragraph = { text: string; html: string | null; quoted: boolean };

/**
 * The paragraphs of a mail. A value is never Markdown of the text it stands in; a paragraph that is the message alone is the message as
 * its author wrote it, and is left out when nothing was said.
 */
export function paragraphsOf(body: string, values: Values): Paragraph[] {
  return body
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && (part !== '{message}' || values.message !== ''))
    .map((part) =>
      part === '{message}'
        ? { text: values.message.replaceAll(/^/gm, '> '), html: markdownHtml(values.message), quoted: true }
        : {
            text: filled(part, values, (value) => value).replaceAll('**', ''),
            html: markdownHtml(filled(part, values, (value) => escapeMarkdown(value))),
            quoted: false,
          },
    );
}
