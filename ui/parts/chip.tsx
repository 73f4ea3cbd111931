import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';

/** `you`: the reader has to act (the only amber). `go`: under way or fine. `rest`: nothing to do. `bad`: late or failed. */
export type ChipTone = 'you' | 'go' | 'rest' | 'bad';

/** A state in one or two words; the dot only repeats what the word says. */
export function Chip({ tone = 'rest', children }: { tone?: ChipTone; children: ComponentChildren }) {
  return <span class={`chip ${tone}`}>{children}</span>;
}

export type Turn = 'customer' | 'support' | 'development';

/** Whose turn it is, in words; amber only when it is the reader's. `reader` is the side of who looks. */
export function WhoseTurn({ t, turn, reader }: { t: Words; turn: Turn; reader: 'customer' | 'staff' }) {
  const customer = reader === 'customer' ? t.common.turn_customer : t.common.turn_customer_other;
  const words = { customer, support: t.common.turn_support, development: t.common.turn_development } as const;
  const yours = (turn === 'customer') === (reader === 'customer') && turn !== 'development';
  return <span class={yours ? 'turn yours' : 'turn'}>{words[turn]}</span>;
}

/** Whose turn it is, large, on top of a request: what is asked, until when, and the buttons. Amber unless `yours` is false. */
export function YourTurn({
  title,
  yours = true,
  children,
  actions,
}: {
  title: string;
  yours?: boolean;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <section class={yours ? 'your-turn' : 'your-turn theirs'}>
      <div>
        <h2>{title}</h2>
        {children && <p>{children}</p>}
      </div>
      {actions && <div class="cluster">{actions}</div>}
    </section>
  );
}
