import type { FieldError } from '../lib/forms.ts';
import type { Words } from '../locales/index.ts';
import type { Refusal } from '../ui/parts/form.tsx';

/** The sentences of a form's mistakes, in the reader's language. */
export function refusals(t: Words, errors: readonly FieldError[]): Refusal[] {
  return errors.map(({ field, code, limit, about }) => {
    const message = t.forms[code](limit ?? 0);
    return { field, message: about ? t.common.field_error(about, message) : message };
  });
}
