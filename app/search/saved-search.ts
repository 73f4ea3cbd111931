import { z } from 'zod';
import { line } from '../../lib/forms.ts';
import { askedBy, searchQuery } from './address.ts';

/** Searches one person keeps, at most. */
export const saved_max = 50;
export const name_max = 80;
/** Characters of a search as its address; a pasted log is none to come back to. */
export const saved_query_max = 5_000;

/** A search as it stands in an address, in the form it is kept in; one that asks for nothing is none. */
const query = z
  .string({ error: 'unknown_field' })
  .max(8_000, { error: 'unknown_field' })
  .transform((text, context) => {
    const asked = askedBy(new URLSearchParams(text));
    const kept = searchQuery({ ...asked, q: asked.q.replaceAll('\0', '').trim(), offset: 0 });
    if (kept !== 'q=' && kept.length <= saved_query_max) return kept;
    context.addIssue({ code: 'custom', message: 'unknown_field' });
    return z.NEVER;
  });

export const save_form = z.strictObject({ name: line(name_max), query });
export const rename_form = z.strictObject({ name: line(name_max) });
