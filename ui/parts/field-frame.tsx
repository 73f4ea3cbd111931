import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** What every form field takes. `id` defaults to `name`; give one when two forms of a page share a name. */
export type FieldProps = {
  name: string;
  label: string;
  id?: string | undefined;
  /** One line below the label: format, example, why it is asked. */
  hint?: string | undefined;
  /** Why the value was refused, and what to do. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** The word that marks a field one may leave empty: `t.common.optional`. */
  optional?: string | undefined;
  disabled?: boolean | undefined;
};

/** `aria-describedby`, `aria-invalid` and the like, equal for every kind of control. */
export function controlProps({ name, id = name, hint, error, required, disabled }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    name,
    required,
    disabled,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
}

export function Hint({ id, children }: { id: string; children: string | undefined }) {
  return children ? (
    <p class="hint" id={`${id}-hint`}>
      {children}
    </p>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  return children ? (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="circle-alert" /> {children}
    </p>
  ) : null;
}

/** Label, hint and error around one control. */
export function FieldFrame({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  const id = field.id ?? field.name;
  return (
    <div class="field">
      <label for={id}>
        {field.label} {field.optional && <span class="optional">{field.optional}</span>}
      </label>
      <Hint id={id}>{field.hint}</Hint>
      {children}
      <FieldError id={id}>{field.error}</FieldError>
    </div>
  );
}
