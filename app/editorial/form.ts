import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { day, type FieldError, line, orNone, ticked, version } from '../../lib/forms.ts';
import { document_max } from '../../lib/markdown.ts';
import { locales } from '../../locales/index.ts';
import { targetOf } from '../content/dialect.ts';
import {
  audiences,
  document_kinds,
  document_slug,
  document_states,
  type DocumentKind,
  templates,
} from '../content/document.ts';
import type { Whole } from '../content/find-document.ts';
import type { Choices } from './find-choices.ts';

const choice = { error: 'invalid_choice' };
const uuid = z.uuid(choice);

/** Text of Markdown as it was typed: only line ends and what stands around it are put in order. */
const body = z
  .string()
  .max(document_max * 2, { error: 'too_long' })
  .transform((text) =>
    text
      .replaceAll(/\r\n?/g, '\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd(),
  )
  .pipe(z.string().max(document_max))
  // eslint-disable-next-line no-control-regex
  .refine((text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f]/.test(text), { error: 'control_characters' });

/** Words separated by commas or lines, each once. */
const listed = z
  .string()
  .max(8_000, { error: 'too_long' })
  .transform((text) => [
    ...new Set(
      text
        .split(/[,;\n]/)
        .map((word) => word.normalize('NFC').trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string().max(120)).max(50));

/** Another document: its title with its address behind it, as the list of found ones writes it, or either alone. */
export type Named = { kind: DocumentKind; slug: string } | { title: string };
const behind = /\((\/[a-z]+\/[a-z0-9-]+)\)$/;
const named = z
  .string()
  .max(2_000, { error: 'too_long' })
  .transform((text): Named => {
    const trimmed = text.trim();
    // Whoever copies an address from the browser brings the rest along.
    const path = URL.canParse(trimmed) ? new URL(trimmed).pathname : trimmed.replace(/[#?].*$/, '');
    return targetOf(behind.exec(trimmed)?.[1] ?? path) ?? { title: trimmed };
  });

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/, { error: 'invalid_date' });

/** What the form of a document sends. */
export const document_form = z.strictObject({
  kind: z.enum(document_kinds, choice),
  locale: z.enum(locales, choice),
  template: z.enum(templates, choice),
  state: z.enum(document_states, choice),
  title: line(300),
  summary: orNone(line(1000)),
  body,
  place_id: orNone(uuid),
  routine: orNone(line(60)),
  codes: listed,
  keywords: listed,
  release_from_id: orNone(uuid),
  release_to_id: orNone(uuid),
  parent: orNone(named),
  audience: z.enum(audiences, choice),
  inherits_audience: ticked,
  variant_of: orNone(named),
  slug: orNone(document_slug),
  owner_id: orNone(uuid),
  review_on: orNone(day),
  ends_on: orNone(day),
  publish_at: orNone(moment),
  source_url: orNone(z.url({ protocol: /^https?$/, error: 'invalid_choice' }).max(2000)),
  version: version.optional(),
});
export type Typed = z.output<typeof document_form>;

/** A document as its form has it. `parent`, `variant`: as `namedOf` writes them. */
export function typedOf(
  whole: Whole,
  { parent, variant, routine, time_zone }: { parent: string; variant: string; routine: string; time_zone: string },
): Record<string, string> {
  const text = (value: string | null | undefined): string => value ?? '';
  return {
    kind: whole.kind,
    locale: whole.locale,
    template: whole.template ?? 'none',
    state: whole.state,
    title: whole.title,
    summary: whole.summary,
    body: whole.body,
    place_id: text(whole.module_id ?? whole.product_id),
    routine,
    codes: whole.codes.join(', '),
    keywords: whole.keywords.join(', '),
    release_from_id: text(whole.release_from_id),
    release_to_id: text(whole.release_to_id),
    parent,
    audience: whole.audience,
    inherits_audience: whole.inherits_audience ? 'on' : '',
    variant_of: variant,
    slug: whole.slug,
    owner_id: text(whole.owner_id),
    review_on: text(whole.review_on),
    ends_on: text(whole.ends_on),
    publish_at: whole.publish_at ? localMoment(whole.publish_at, time_zone) : '',
    source_url: text(whole.source_url),
    version: String(whole.version),
  };
}

/** A moment as a field of date and time shows it where the writer is. */
export const localMoment = (at: Date, time_zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(time_zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** The moment a field of date and time means where the writer is. */
export const momentIn = (local: string, time_zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(time_zone).epochMilliseconds);

/** The product and module that a choice of the form means; null: no such place. */
export function placeOf(
  choices: Choices,
  place_id: string | null,
): { product_id: string | null; module_id: string | null } | null {
  if (place_id === null) return { product_id: null, module_id: null };
  const place = choices.places.find(({ value }) => value === place_id);
  return place ? { product_id: place.product_id, module_id: place.module_id } : null;
}

/** Fields of the form where what PostgreSQL refuses of a column stands. */
const field_of: Record<string, string> = {
  product_id: 'place_id',
  module_id: 'place_id',
  routine_id: 'routine',
  parent_id: 'parent',
  external_id: '',
};

export const formError = (error: FieldError): FieldError => ({ ...error, field: field_of[error.field] ?? error.field });
