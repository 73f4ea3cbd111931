import type { Words } from '../../locales/index.ts';
import { Icon } from './icon.tsx';
import { controlProps, FieldFrame, type FieldProps } from './field-frame.tsx';

type Props = FieldProps & {
  type?:
    'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | 'file';
  value?: string | number | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search';
  minlength?: number;
  maxlength?: number;
  min?: number | string;
  max?: number | string;
  step?: number | string;
  pattern?: string;
  accept?: string;
  placeholder?: string;
  /** Id of a `<datalist>` of what is usual here. */
  list?: string;
  autofocus?: boolean | undefined;
  /** About how many characters are expected; the box is that wide. */
  width?: 'code' | 'short' | 'full';
  /** Codes such as CNPJ: monospace figures, no spelling help. */
  code?: boolean;
  /** The key that goes here. */
  'data-shortcut'?: string;
};

/** One line of text, with label, hint and error. */
export function Field(props: Props) {
  const {
    name,
    label,
    id = name,
    hint,
    error,
    required,
    optional,
    disabled,
    width = 'full',
    code = false,
    type = 'text',
    ...rest
  } = props;
  const field: FieldProps = { name, label, id, hint, error, required, optional, disabled };
  return (
    <FieldFrame field={field}>
      <input
        {...controlProps(field)}
        {...rest}
        // Preact types each kind of input apart and cannot choose among them by a variable.
        type={type as 'text'}
        class={`input ${width}${code ? ' mono' : ''}`}
        spellcheck={code || type === 'email' ? false : undefined}
        autocapitalize={code || type === 'email' ? 'none' : undefined}
      />
    </FieldFrame>
  );
}

type PasswordProps = FieldProps & {
  t: Words;
  autocomplete: 'current-password' | 'new-password';
  minlength?: number;
  maxlength?: number;
  autofocus?: boolean;
};

/** A password with a button that shows it; the button only exists where it works. */
export function PasswordField({ t, autocomplete, minlength, maxlength, autofocus, ...field }: PasswordProps) {
  return (
    <FieldFrame field={field}>
      <div
        class="input-with-button"
        data-controller="password-peek"
        data-password-peek-show-value={t.common.show_password}
        data-password-peek-hide-value={t.common.hide_password}
      >
        <input
          {...controlProps(field)}
          type="password"
          class="input full"
          autocomplete={autocomplete}
          minlength={minlength}
          maxlength={maxlength}
          autofocus={autofocus}
          spellcheck={false}
          autocapitalize="none"
          data-password-peek-target="input"
        />
        <button type="button" hidden data-password-peek-target="button" data-action="password-peek#toggle">
          <Icon name="eye" size={20} />
          <span class="hidden-text" data-password-peek-target="label">
            {t.common.show_password}
          </span>
        </button>
      </div>
    </FieldFrame>
  );
}
