import { type Locale, words } from '../../locales/index.ts';
import type { Template } from '../content/document.ts';

/** What the form of a new document starts with: the sections of its template, in the language of the text. */
export function startedFrom(template: Template, locale: Locale): Record<string, string> {
  const sections: readonly string[] = words[locale].editorial.sections[template];
  return {
    locale,
    template,
    state: 'draft',
    audience: 'public',
    body: sections.map((section) => `## ${section}\n`).join('\n'),
  };
}
