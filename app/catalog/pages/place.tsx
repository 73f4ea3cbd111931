import type { Words } from '../../../locales/index.ts';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, type Refusal } from '../../../ui/parts/form.tsx';
import type { Place } from '../calendar.ts';

/** The narrowest part of a place that is known, as people write it. */
export function placeText(t: Words, { country, state, municipality_code }: Place): string {
  if (municipality_code) return state ? `${municipality_code} (${state})` : municipality_code;
  return state ? `${state} (${country})` : t.catalog.whole_country(country);
}

/** Country, state and municipality: each left empty makes the place wider. */
export function PlaceFields({
  t,
  typed,
  errors,
}: {
  t: Words;
  typed: Readonly<Record<string, string | undefined>>;
  errors: readonly Refusal[];
}) {
  return (
    <div class="field-row">
      <Field
        name="country"
        label={t.catalog.country}
        hint={t.catalog.country_hint}
        value={typed['country']}
        error={errorOf(errors, 'country')}
        width="code"
        code
        required
        maxlength={2}
      />
      <Field
        name="state"
        label={t.catalog.federal_state}
        hint={t.catalog.federal_state_hint}
        value={typed['state']}
        error={errorOf(errors, 'state')}
        optional={t.common.optional}
        width="code"
        code
        maxlength={3}
      />
      <Field
        name="municipality_code"
        label={t.catalog.municipality_code}
        hint={t.catalog.municipality_hint}
        value={typed['municipality_code']}
        error={errorOf(errors, 'municipality_code')}
        optional={t.common.optional}
        inputmode="numeric"
        width="short"
        code
        maxlength={7}
      />
    </div>
  );
}
