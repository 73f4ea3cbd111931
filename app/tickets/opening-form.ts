import { type FieldError, readForm } from '../../lib/forms.ts';
import { readDetails, splitDetails } from './details.ts';
import { type Kind, kinds, open_form, type Opening } from './ticket.ts';

/** The kind a form has chosen; a question when it has not. */
export const kindOf = (form: Record<string, string>): Kind => kinds.find((kind) => kind === form['kind']) ?? 'question';

/** Reads the whole form of a new request: what every kind has, and the details of the one chosen. */
export function readOpening(
  form: Record<string, string>,
): { ok: true; value: Opening } | { ok: false; errors: FieldError[] } {
  const kind = kindOf(form);
  const { typed, rest } = splitDetails(kind, form);
  const { draft_version: _, ...asked } = rest;
  const [main, details] = [readForm(open_form, asked), readDetails(kind, typed, true)];
  if (main.ok && details.ok) {
    const { routine, ...value } = main.value;
    return { ok: true, value: { ...value, ...(routine && { routine }), details: details.value } };
  }
  return { ok: false, errors: [...(main.ok ? [] : main.errors), ...(details.ok ? [] : details.errors)] };
}

const never_kept: ReadonlySet<string> = new Set([
  'submission_id',
  'draft_version',
  'remove',
  'redraw',
  'files',
  'seen',
  'preview',
  'discard',
  'outcome',
]);
const longest = 100_000;

/** What of a form is kept in a draft: the texts, whatever is wrong with them. */
export function draftOf(form: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form)
      .filter(([name, value]) => !never_kept.has(name) && value !== '')
      // PostgreSQL keeps no NUL and no half of a character.
      .map(([name, value]) => [name, value.slice(0, longest).replaceAll('\0', '').toWellFormed()]),
  );
}

/** The version of the draft a form was filled in from; 0: of none yet. */
export function draftVersion(form: Record<string, string>): number {
  const given = Number(form['draft_version'] ?? 0);
  return Number.isSafeInteger(given) && given >= 0 && given < 2 ** 31 ? given : 0;
}
