import type { Locale, Words } from '../../locales/index.ts';
import type { ImportLine } from './find-imports.ts';
import { fieldsOf, formula, headOf, type ImportKind } from './import.ts';

/** The refused lines as a list that spreadsheets open and that can be sent again: UTF-8 with its mark, semicolons, no cell a formula. */
export function refusedCsv(
  t: Words,
  locale: Locale,
  kind: ImportKind,
  lines: readonly ImportLine[],
): Uint8Array<ArrayBuffer> {
  const fields = fieldsOf(kind);
  const w = t.organizations;
  const head = [w.import_word_line, w.import_word_reason, ...fields.map((field) => headOf(kind, field, locale))];
  const rows = lines.map(({ line, data, errors }) => [
    String(line),
    reasonText(t, locale, kind, errors),
    ...fields.map((field) => String(data[field] ?? '')),
  ]);
  const text = [head, ...rows].map((cells) => cells.map(cellText).join(';')).join('\r\n');
  return new Uint8Array(Buffer.from(`\ufeff${text}\r\n`, 'utf8'));
}

/** What is wrong with a line, in words. */
export function reasonText(t: Words, locale: Locale, kind: ImportKind, errors: ImportLine['errors']): string {
  return (errors ?? [])
    .map(({ field, code, limit }) => t.common.field_error(headOf(kind, field, locale), t.forms[code](limit ?? 0)))
    .join(' · ');
}

const cellText = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
