import type { Words } from '../../locales/index.ts';
import { Callout } from './callout.tsx';
import { Definitions } from './definitions.tsx';

/** What is stored now, beside a form that somebody else overtook: only the fields that differ from what was typed. */
export function StoredNow({
  t,
  stored,
  typed,
  labels,
}: {
  t: Words;
  /** By field, as the form would show it. Null: nobody overtook it. */
  stored: Readonly<Record<string, string | undefined>> | null;
  typed: Readonly<Record<string, string | undefined>>;
  labels: Readonly<Record<string, string>>;
}) {
  if (!stored) return null;
  const differing = Object.keys(labels).filter((field) => (stored[field] ?? '') !== (typed[field] ?? ''));
  if (differing.length === 0) return null;
  return (
    <Callout t={t} kind="attention" title={t.common.stored_now}>
      <Definitions
        items={differing.map((field) => ({
          label: labels[field] ?? field,
          value: <bdi>{valueText(t, stored[field])}</bdi>,
        }))}
      />
    </Callout>
  );
}

// A box that is ticked sends `on`.
const valueText = (t: Words, value: string | undefined): string =>
  value === 'on' ? t.common.ticked : value || t.common.left_empty;
