import { icons } from './icons.ts';

export type IconName = keyof typeof icons;

/** A Lucide icon. Always hidden from screen readers: the word stands beside it or in a `hidden-text` span. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 14 | 16 | 20 | 24 }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  );
}
