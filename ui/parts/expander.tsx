import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** Something most readers skip, one click away. */
export function Expander({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details class="expander" open={open}>
      <summary>
        <Icon name="chevron-right" /> {title}
      </summary>
      <div class="expander-body">{children}</div>
    </details>
  );
}
