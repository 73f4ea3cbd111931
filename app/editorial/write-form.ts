import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Person } from '../../lib/viewer.ts';
import type { DocumentFields } from '../content/document.ts';
import type { Whole } from '../content/find-document.ts';
import { keepDocument, type Kept } from '../content/keep-document.ts';
import { mayBecome } from './editorial.ts';
import { type Choices, namedDocument, routineByCode } from './find-choices.ts';
import { formError, momentIn, placeOf, type Typed } from './form.ts';
import { joinVariants } from './join-variants.ts';

type Context = { now: Date; choices: Choices; before: Whole | null };

const refused = (...errors: FieldError[]): Kept => ({ ok: false, reason: 'refused', errors });

/** Writes a document as its form says it. Out: its id; or what stands in the way, beside the fields of the form. */
export async function writeForm(tx: Tx, viewer: Person, typed: Typed, context: Context): Promise<Kept> {
  const { before } = context;
  const resolved = await resolve(tx, viewer, typed, context);
  if ('errors' in resolved) return refused(...resolved.errors);
  const at = before && { id: before.id, version: typed.version ?? 0 };
  const kept = await keepDocument(tx, viewer, at, resolved.fields);
  if (!kept.ok) return kept.reason === 'refused' ? refused(...kept.errors.map(formError)) : kept;
  if (resolved.variant_of) {
    const joined = await joinVariants(tx, viewer, kept.id, resolved.variant_of);
    if (!joined.ok && joined.reason === 'refused') return refused({ field: 'variant_of', code: 'taken' });
  }
  return kept;
}

type Resolved = { fields: DocumentFields; variant_of: string | null } | { errors: FieldError[] };

async function resolve(tx: Tx, viewer: Person, typed: Typed, { now, choices, before }: Context): Promise<Resolved> {
  const { place_id, routine, parent, variant_of, publish_at, slug, version: _version, summary, ...rest } = typed;
  const place = placeOf(choices, place_id);
  const errors: FieldError[] = [];
  const wrong = (field: string, code: FieldError['code']) => void errors.push({ field, code });
  if (!place) wrong('place_id', 'invalid_choice');
  const [parent_id, variant_id, found] = await Promise.all([
    parent && namedDocument(tx, 'doc', parent),
    variant_of && namedDocument(tx, rest.kind, variant_of),
    routine && place?.module_id ? routineByCode(tx, place.module_id, routine) : undefined,
  ]);
  if (routine && !found) wrong('routine', 'invalid_choice');
  if (parent_id === undefined) wrong('parent', 'invalid_choice');
  if (variant_id === undefined || (variant_id !== null && variant_id === before?.id))
    wrong('variant_of', 'invalid_choice');
  if (rest.audience === 'entitled' && !rest.inherits_audience && !place?.product_id) wrong('place_id', 'required');
  if (rest.inherits_audience && !parent) wrong('parent', 'required');
  if (before && before.kind !== rest.kind) wrong('kind', 'invalid_choice');
  if (!mayBecome(before?.state ?? 'draft', rest.state) && before) wrong('state', 'invalid_choice');
  const at = publish_at ? momentIn(publish_at, viewer.time_zone) : null;
  if (rest.state === 'scheduled') {
    if (!at) wrong('publish_at', 'required');
    else if (at <= now) wrong('publish_at', 'in_the_past');
  }
  for (const field of ['release_from_id', 'release_to_id'] as const) {
    const release = choices.releases.find(({ value }) => value === rest[field]);
    if (rest[field] && release?.product_id !== place?.product_id) wrong(field, 'invalid_choice');
  }
  if (rest.owner_id && !choices.owners.some(({ value }) => value === rest.owner_id))
    wrong('owner_id', 'invalid_choice');
  if (errors.length > 0 || !place) return { errors };
  return {
    fields: {
      ...rest,
      ...place,
      summary: summary ?? '',
      routine_id: found?.id ?? null,
      parent_id: parent_id ?? null,
      publish_at: at,
      external_id: before?.external_id ?? null,
      section: before?.section ?? null,
      ...(slug !== null && { slug }),
    },
    variant_of: variant_id ?? null,
  };
}
