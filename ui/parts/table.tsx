import type { ComponentChild } from 'preact';
import { Icon } from './icon.tsx';

export type Column<Row> = {
  label: string;
  cell: (row: Row) => ComponentChild;
  /** Figures: right-aligned, tabular. */
  numeric?: boolean;
  /** The cell that names the row; it heads the card on a phone. */
  names?: boolean;
  /** Link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now: 'ascending' | 'descending' | null } | undefined;
};

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  key_of: (row: Row) => string | number;
  /** Shows the caption above the table. */ titled?: boolean;
};

/** Rows under sticky heads; each row becomes a card under 640 px. Say an empty list with `Empty`, not with a bare table. */
export function Table<Row>({ caption, columns, rows, key_of, titled = false }: Props<Row>) {
  return (
    <table class="table">
      <caption class={titled ? undefined : 'hidden-text'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric, sort }) => (
            <th scope="col" class={numeric ? 'numeric end' : undefined} aria-sort={sort?.now ?? undefined}>
              {sort ? (
                <a href={sort.href} class={sort.now ?? undefined}>
                  {label} <Icon name="chevron-down" size={14} />
                </a>
              ) : (
                label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={key_of(row)}>
            {columns.map(({ label, cell, numeric, names }) =>
              names ? (
                <th scope="row">{cell(row)}</th>
              ) : (
                <td data-label={label} class={numeric ? 'numeric end' : undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
