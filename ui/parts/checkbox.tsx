import { controlProps, FieldError, Hint, type FieldProps } from './field-frame.tsx';

/** Yes or no. Sends `value` (default `on`) when ticked, nothing when not. */
export function Checkbox({
  checked = false,
  value,
  ...field
}: FieldProps & { checked?: boolean | undefined; value?: string }) {
  const id = field.id ?? field.name;
  return (
    <div class="field tick">
      <input type="checkbox" {...controlProps(field)} value={value} checked={checked} />
      <div>
        <label for={id}>{field.label}</label>
        <Hint id={id}>{field.hint}</Hint>
        <FieldError id={id}>{field.error}</FieldError>
      </div>
    </div>
  );
}
