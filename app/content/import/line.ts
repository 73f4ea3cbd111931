import { z } from 'zod';
import type { Tx } from '../../../lib/database.ts';
import { audiences, type Audience, document_slug, document_states, type Template, templates } from '../document.ts';

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
  /** The shape of a document; another system's word for one of ours is understood. */
  template: text.nullish(),
  /** Of documentation: what the page above is called where it came from, and the place among those beside it. */
  parent: text.nullish(),
  position: z.coerce.number().int().min(0).max(1_000_000).nullish(),
  /** The address it is to have. */
  slug: document_slug.nullish(),
  /** As an export writes them: who looks after it, by address; releases by code; whether its readers are those of the page above. */
  owner: text.nullish(),
  release_from: text.nullish(),
  release_to: text.nullish(),
  inherits_audience: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).nullish(),
  /** The same for the variants of one thing in other languages. */
  translation: z.uuid().nullish(),
  publish_at: z.coerce.date().nullish(),
  ends_on: z.iso.date().nullish(),
  /** Of a request: which organisation it belongs to; 0 or none: the vendor. */
  org: z.coerce.number().int().min(0).nullish(),
  updated_days_ago: z.coerce.number().min(0).max(36_500).nullish(),
});
export type ImportLine = z.output<typeof import_line>;

const template_aliases: Record<string, Template> = {
  technical_document: 'technical',
  reference_document: 'reference',
  technical_bulletin: 'bulletin',
  faq: 'question',
};

/** The shape a word stands for; none for one we do not know. */
export const templateNamed = (word: string): Template =>
  template_aliases[word] ?? templates.find((template) => template === word) ?? 'none';

export type ImportOptions = { as: ImportKind; audience: Audience };

/** Where a line stands, for whoever mends it: a file, and in it a line. */
export type Place = { file: string; line: number };
/** What could not be kept of a line that is kept: an image that is missing. */
export type Lost = { line: number; reason: string };
/** A file that comes with documents, read when it is kept. */
export type ImportFile = { id: string; name: string; bytes: () => Promise<Buffer> };
/** Keeps one file, unless it is here already; of the feature that knows files. Out: whether it is new. */
export type KeepFile = (tx: Tx, file: ImportFile) => Promise<boolean>;

/** `files`: what the line shows; where there is no `value`, a file alone. */
export type Source = Place & {
  value: unknown;
  error?: string;
  read: number;
  files?: readonly ImportFile[];
  lost?: readonly Lost[];
};
