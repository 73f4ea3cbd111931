import type { Member } from '../../../lib/viewer.ts';
import type { Words } from '../../../locales/index.ts';
import { Field } from '../../../ui/parts/field.tsx';
import { FieldFrame, controlProps } from '../../../ui/parts/field-frame.tsx';
import { errorOf, type Refusal } from '../../../ui/parts/form.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import type { OfferedModule } from '../../catalog/find.ts';
import type { Served } from '../../people/served.ts';

export type Offered = {
  modules: readonly OfferedModule[];
  customers: readonly Served[];
  routines: readonly { code: string; name: string }[];
  releases: readonly {
    id: string;
    code: string;
    product_name: string;
    /** The day its support ended. */ expired_on: string | null;
  }[];
};

type Props = {
  t: Words;
  viewer: Pick<Member, 'organization_id' | 'organization_name' | 'unit_id'>;
  offered: Offered;
  typed: Record<string, string>;
  errors: readonly Refusal[];
};

/** Whom and what a new request is about: customer, module, routine, release. */
export function About({ t, viewer, offered: { modules, customers, routines, releases }, typed, errors }: Props) {
  const words = t.opening;
  const expired = releases.find(({ id, expired_on }) => id === typed['release_id'] && expired_on);
  const routine = {
    name: 'routine',
    label: words.routine,
    hint: words.routine_hint,
    optional: t.common.optional,
    error: errorOf(errors, 'routine'),
  };
  return (
    <>
      {customers.length > 0 && (
        <Select
          name="on_behalf_of"
          label={t.tickets.on_behalf_of}
          hint={t.tickets.on_behalf_of_hint}
          value={typed['on_behalf_of'] ?? viewer.organization_id}
          options={[
            ...(viewer.unit_id ? [] : [{ value: viewer.organization_id, label: viewer.organization_name ?? '' }]),
            ...customers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={errorOf(errors, 'on_behalf_of')}
        />
      )}
      {modules.length > 0 && (
        <Select
          name="module_id"
          label={t.tickets.about}
          hint={t.tickets.about_hint}
          optional={t.common.optional}
          empty={t.tickets.about_none}
          value={typed['module_id']}
          options={modules.map(({ id, code, name, product_name }) => ({
            value: id,
            label: `${name} (${code})`,
            group: product_name,
          }))}
          error={errorOf(errors, 'module_id')}
        />
      )}
      {routines.length > 0 ? (
        <FieldFrame field={routine}>
          <input
            {...controlProps(routine)}
            class="input short mono"
            list="routines"
            maxlength={60}
            value={typed['routine']}
            spellcheck={false}
            autocomplete="off"
          />
          <datalist id="routines">
            {routines.map(({ code, name }) => (
              <option value={code}>{name}</option>
            ))}
          </datalist>
        </FieldFrame>
      ) : (
        typed['routine'] && <Field {...routine} value={typed['routine']} />
      )}
      {releases.length > 0 && (
        <Select
          name="release_id"
          label={words.release}
          hint={expired?.expired_on ? words.release_notice(expired.code, expired.expired_on) : undefined}
          optional={t.common.optional}
          empty={words.release_none}
          value={typed['release_id']}
          options={releases.map(({ id, code, product_name, expired_on }) => ({
            value: id,
            label: expired_on ? words.release_expired(code) : code,
            group: product_name,
          }))}
          error={errorOf(errors, 'release_id')}
        />
      )}
    </>
  );
}
