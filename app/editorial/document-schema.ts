import { z } from 'zod';
import { line } from '../../lib/forms.ts';
import { document_max } from '../../lib/markdown.ts';
import { locales } from '../../locales/index.ts';
import { day, id, moment } from '../api.ts';
import { audiences, document_kinds, document_slug, document_states, templates } from '../content/document.ts';

const choice = { error: 'invalid_choice' };
const words = z.array(line(120)).max(50);
const text = (max: number) => z.string().max(max, { error: 'too_long' });
const optional = {
  external_id: line(200).nullable(),
  locale: z.enum(locales, choice),
  audience: z.enum(audiences, choice),
  state: z.enum(document_states, choice),
  product_id: id.nullable(),
  module_id: id.nullable(),
  routine_id: id.nullable(),
  codes: words,
  keywords: words,
  summary: text(1000),
  source_url: z
    .url({ protocol: /^https?$/, error: 'invalid_choice' })
    .max(2000)
    .nullable(),
  review_on: day.nullable(),
  slug: document_slug,
  parent_id: id.nullable(),
  position: z.int().min(0).max(1_000_000),
  inherits_audience: z.boolean(),
  owner_id: id.nullable(),
  template: z.enum(templates, choice),
  release_from_id: id.nullable(),
  release_to_id: id.nullable(),
  publish_at: z.coerce.date({ error: 'invalid_date' }).nullable(),
  ends_on: day.nullable(),
};

/** What a program says of a new document; what it leaves out is empty, a draft, for the staff. */
export const new_document = z.strictObject({
  title: line(300),
  body: text(document_max),
  ...z.object(optional).partial().shape,
});

/** What a program changes of a document; what it leaves out stays. `version`: refused when the document is at another one. */
export const changed_document = z.strictObject({
  title: line(300).optional(),
  body: text(document_max).optional(),
  ...z.object(optional).partial().shape,
  version: z.int().min(1).optional(),
});

const common = {
  id,
  kind: z.enum(document_kinds),
  external_id: z.string().nullable(),
  slug: z.string(),
  url: z.string(),
  locale: z.enum(locales),
  audience: z.enum(audiences),
  state: z.enum(document_states),
  product_id: id.nullable(),
  module_id: id.nullable(),
  routine_id: id.nullable(),
  title: z.string(),
  summary: z.string(),
  updated_at: moment,
};

/** A document as a list shows it. */
export const listed_answer = z.object(common);

/** A document whole. */
export const document_answer = z.object({
  ...common,
  codes: z.array(z.string()),
  keywords: z.array(z.string()),
  body: z.string(),
  source_url: z.string().nullable(),
  review_on: day.nullable(),
  parent_id: id.nullable(),
  position: z.number(),
  inherits_audience: z.boolean(),
  translation_id: id.nullable(),
  owner_id: id.nullable(),
  template: z.enum(templates),
  release_from_id: id.nullable(),
  release_to_id: id.nullable(),
  publish_at: moment.nullable(),
  ends_on: day.nullable(),
  published_at: moment,
  revision: z.number(),
  version: z.number(),
});
