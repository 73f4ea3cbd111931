import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** What would be here, and the first thing to do about it. */
export function Empty({
  icon = 'inbox',
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <Icon name={icon} size={24} />
      <p class="empty-title">{title}</p>
      {children && <p class="soft small">{children}</p>}
      {action}
    </div>
  );
}
