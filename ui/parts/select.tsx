import { controlProps, FieldFrame, type FieldProps } from './field-frame.tsx';

export type Choice = { value: string; label: string; hint?: string | undefined; group?: string | undefined };

type Props = FieldProps & {
  value?: string | null | undefined;
  options: readonly Choice[];
  /** Text of an empty first option: `t.common.choose`. */
  empty?: string | undefined;
  width?: 'short' | 'full';
  autocomplete?: string;
};

function Options({ options, value }: { options: readonly Choice[]; value: string | null | undefined }) {
  return options.map((option) => (
    <option value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  ));
}

/** One of a closed list; neighbouring options with the same `group` stand under it. */
export function Select({ value, options, empty, width = 'full', autocomplete, ...field }: Props) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <FieldFrame field={field}>
      <select {...controlProps(field)} class={`input ${width}`} autocomplete={autocomplete}>
        {empty !== undefined && <option value="">{empty}</option>}
        {groups.map((group) => {
          const held = options.filter((option) => option.group === group);
          return group === undefined ? (
            <Options options={held} value={value} />
          ) : (
            <optgroup label={group}>
              <Options options={held} value={value} />
            </optgroup>
          );
        })}
      </select>
    </FieldFrame>
  );
}
