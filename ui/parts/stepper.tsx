import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';

export type Step = {
  label: string;
  note?: ComponentChildren;
  state: 'done' | 'now' | 'later';
  /** The current step waits for the reader. */ yours?: boolean;
};

/** How far a request or a set-up has come. */
export function Stepper({ t, steps }: { t: Words; steps: readonly Step[] }) {
  const words = { done: t.common.step_done, now: t.common.step_now, later: t.common.step_later } as const;
  return (
    <ol class="stepper" aria-label={t.common.progress}>
      {steps.map(({ label, note, state, yours }) => (
        <li class={yours ? `${state} yours` : state} aria-current={state === 'now' ? 'step' : undefined}>
          <span>{label}</span>
          {note && <span class="step-note"> · {note}</span>}
          <span class="hidden-text"> ({words[state]})</span>
        </li>
      ))}
    </ol>
  );
}
