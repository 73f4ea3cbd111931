import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';
import { Icon } from './icon.tsx';

const icons = { tip: 'lightbulb', attention: 'info', important: 'triangle-alert' } as const;

type Props = {
  t: Words;
  kind: 'tip' | 'attention' | 'important';
  /** Instead of the kind's own word. */ title?: string;
  children: ComponentChildren;
};

/** Something beside the text that must not be missed, and how much it matters. */
export function Callout({ t, kind, title, children }: Props) {
  const words = {
    tip: t.common.callout_tip,
    attention: t.common.callout_attention,
    important: t.common.callout_important,
  } as const;
  return (
    <div class={`callout ${kind}`} role="note">
      <Icon name={icons[kind]} size={20} />
      <div>
        <p class="callout-title">{title ?? words[kind]}</p>
        {children}
      </div>
    </div>
  );
}
