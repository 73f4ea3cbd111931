import { z } from 'zod';
import { audiences, type Audience, document_states } from '../document.ts';

/** What a line of an import may be; other systems' words for the same things are understood. */
export const import_kinds = ['doc', 'kb', 'news', 'video', 'package', 'ticket'] as const;
export type ImportKind = (typeof import_kinds)[number];
const aliases: Record<string, ImportKind> = {
  document: 'doc',
  article: 'kb',
  download: 'package',
  request: 'ticket',
};

/** The kind a word stands for; undefined for one we do not know. */
export function kindNamed(word: string | undefined): ImportKind | undefined {
  const named = word?.toLowerCase() ?? '';
  return aliases[named] ?? import_kinds.find((kind) => kind === named);
}

const text = z.coerce.string();
const words = z.array(text).nullish();

/**
 * A line of JSONL, or the front matter and text of a Markdown file. `type` or `kind` says what it is; `id` what it was called where it
 * came from. Fields of other systems are left alone.
 */
export const import_line = z.object({
  id: text.nullish(),
  type: text.nullish(),
  kind: text.nullish(),
  title: text,
  body: text.nullish(),
  desc: text.nullish(),
  summary: text.nullish(),
  product: text.nullish(),
  module: text.nullish(),
  routine: text.nullish(),
  section: text.nullish(),
  codes: words,
  keywords: words,
  heads: words,
  locale: z.enum(['pt-BR', 'en', 'es']).nullish(),
  audience: z.enum(audiences).nullish(),
  state: z.enum(document_states).nullish(),
  url: text.nullish(),
  review_on: z.iso.date().nullish(),
  /** Of a request: which organisation it belongs to; 0 or none: the vendor. */
  org: z.coerce.number().int().min(0).nullish(),
  updated_days_ago: z.coerce.number().min(0).max(36_500).nullish(),
});
export type ImportLine = z.output<typeof import_line>;

export type ImportOptions = { as: ImportKind; audience: Audience };

/** Where a line stands, for whoever mends it: a file, and in it a line. */
export type Place = { file: string; line: number };
export type Source = Place & { value: unknown; error?: string; read: number };
