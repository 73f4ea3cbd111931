import { FieldError, Hint, type FieldProps } from './field-frame.tsx';
import type { Choice } from './select.tsx';

type Props = FieldProps & {
  value?: string | null | undefined;
  options: readonly Choice[];
  /** `cards` for a few choices that need a line of explanation each; `row` for short words. */
  look?: 'list' | 'cards' | 'row';
  /** Stimulus action of every radio, such as `theme-preview#choose`. */
  action?: string;
};

/** One of a few, all visible. The first radio has the field's id, so that the error summary can reach it. */
export function RadioGroup({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  disabled,
  value,
  options,
  look = 'list',
  action,
}: Props) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class={`field radios as-${look}`} aria-describedby={described || undefined} disabled={disabled}>
      <legend>
        {label} {optional && <span class="optional">{optional}</span>}
      </legend>
      <Hint id={id}>{hint}</Hint>
      <div class="radio-options">
        {options.map((option, index) => {
          const option_id = index === 0 ? id : `${id}-${index + 1}`;
          return (
            <label class="radio" for={option_id}>
              <input
                type="radio"
                id={option_id}
                name={name}
                value={option.value}
                checked={option.value === value}
                required={required}
                data-action={action}
              />
              <span>
                {option.label}
                {option.hint && <span class="hint">{option.hint}</span>}
              </span>
            </label>
          );
        })}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
