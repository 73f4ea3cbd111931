import type { ComponentChildren } from 'preact';

/** Labels and values; entries without a value are left out. */
export function Definitions({ items }: { items: readonly { label: string; value: ComponentChildren }[] }) {
  return (
    <dl class="definitions">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
