import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Documents } from '../../db/tables.ts';
import { document_max } from '../../lib/markdown.ts';
import type { StaffRole } from '../../lib/viewer.ts';

export type DocumentKind = Selectable<Documents>['kind'];
export type Audience = Selectable<Documents>['audience'];
export type DocumentState = Selectable<Documents>['state'];
export type Template = Selectable<Documents>['template'];

export const document_kinds = ['doc', 'kb', 'news', 'video', 'package'] as const satisfies readonly DocumentKind[];
export const audiences = ['public', 'signed_in', 'entitled', 'staff'] as const satisfies readonly Audience[];
export const document_states = [
  'draft',
  'in_review',
  'scheduled',
  'published',
  'outdated',
  'archived',
] as const satisfies readonly DocumentState[];

/** The shapes of domain.md 4.2: what sections a document of the kind has. */
export const templates = [
  'none',
  'question',
  'error',
  'technical',
  'reference',
  'bulletin',
  'entry_point',
  'release_notes',
  'manual',
  'guide',
  'law',
  'opinion',
] as const satisfies readonly Template[];

/** Who writes what the vendor publishes. */
export const editors = ['editor', 'system_admin'] as const satisfies readonly StaffRole[];

/** States in which readers see a document. */
export const listed_states = ['published', 'outdated'] as const satisfies readonly DocumentState[];

export const isListed = (state: DocumentState): boolean => state === 'published' || state === 'outdated';

/** Kinds that have a first page and pages of products and modules. */
export const shelved: readonly DocumentKind[] = ['kb', 'doc'];

/** Where each kind stands in the portal. */
export const areas = {
  doc: '/docs',
  kb: '/kb',
  news: '/news',
  video: '/videos',
  package: '/downloads',
} as const satisfies Record<DocumentKind, string>;

/** Documents of one module that are counted, at most. */
export const counted = 999;

/** In an address: of the product, and of none of its modules. */
export const no_module = '-';

/** The address of a document. */
export const documentPath = ({ kind, slug }: { kind: DocumentKind; slug: string }): string => `${areas[kind]}/${slug}`;

/** An address of its own within its area. */
export const document_slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const words = z.array(z.string().trim().min(1).max(120)).max(50);

/** What is written of a document, whoever writes it: a person, an import, the demo. */
export const document_fields = z.strictObject({
  kind: z.enum(document_kinds),
  /** Its id where it came from; the same one again replaces what it said. */
  external_id: z.string().min(1).max(200).nullable(),
  locale: z.enum(['pt-BR', 'en', 'es']),
  audience: z.enum(audiences),
  state: z.enum(document_states),
  product_id: z.uuid().nullable(),
  module_id: z.uuid().nullable(),
  routine_id: z.uuid().nullable(),
  section: z.string().trim().min(1).max(120).nullable(),
  codes: words,
  keywords: words,
  title: z.string().trim().min(1).max(300),
  summary: z.string().trim().max(1000),
  /** Markdown. */
  body: z.string().max(document_max),
  source_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  /** The day it is to be looked at again, YYYY-MM-DD. */
  review_on: z.iso.date().nullable(),
  // What only editors say. Left out, a new document has none of it and one that is there keeps it.
  /** The address, without its area; made of the title when nobody chooses one. */
  slug: document_slug.optional(),
  /** The page of the same product that it stands under. */
  parent_id: z.uuid().nullable().optional(),
  /** Its place among those beside it. */
  position: z.int().min(0).max(1_000_000).optional(),
  /** `audience` is that of the page above, whatever is given. */
  inherits_audience: z.boolean().optional(),
  /** The same for the variants of one thing in other languages. */
  translation_id: z.uuid().nullable().optional(),
  owner_id: z.uuid().nullable().optional(),
  template: z.enum(templates).optional(),
  release_from_id: z.uuid().nullable().optional(),
  release_to_id: z.uuid().nullable().optional(),
  /** When a scheduled document is published. */
  publish_at: z.date().nullable().optional(),
  /** The last day it is of interest. */
  ends_on: z.iso.date().nullable().optional(),
});
export type DocumentFields = z.output<typeof document_fields>;
