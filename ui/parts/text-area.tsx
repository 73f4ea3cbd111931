import { controlProps, FieldFrame, type FieldProps } from './field-frame.tsx';

type Props = FieldProps & {
  value?: string | undefined;
  rows?: number;
  maxlength?: number;
  placeholder?: string;
  autofocus?: boolean;
};

/** Text of several lines; grows with what is typed where the browser can. */
export function TextArea({ value, rows = 5, maxlength, placeholder, autofocus, ...field }: Props) {
  return (
    <FieldFrame field={field}>
      <textarea
        {...controlProps(field)}
        class="input full"
        rows={rows}
        maxlength={maxlength}
        placeholder={placeholder}
        autofocus={autofocus}
      >
        {value}
      </textarea>
    </FieldFrame>
  );
}
