import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Look = 'main' | 'plain' | 'quiet' | 'danger';
type Common = {
  look?: Look;
  size?: 'small' | 'normal' | 'large';
  icon?: IconName | undefined;
  class?: string;
  children: ComponentChildren;
};

function classes({ look = 'plain', size = 'normal', class: extra }: Omit<Common, 'children'>): string {
  return ['button', look, size, extra].filter((name) => name && name !== 'plain' && name !== 'normal').join(' ');
}

type ButtonProps = Common & {
  /** What a form sends when several buttons end it. */
  name?: string;
  value?: string;
  type?: 'submit' | 'button';
  disabled?: boolean;
  autofocus?: boolean | undefined;
  formaction?: string;
  /** Skips the browser's own checks, for "save draft" or "back". */
  formnovalidate?: boolean;
};

/** A verb. Submits its form unless `type="button"`. */
export function Button({ children, icon, look, size, class: extra, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      class={classes({ ...(look && { look }), ...(size && { size }), ...(extra && { class: extra }) })}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      <span class="button-text">{children}</span>
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  children,
  icon,
  look,
  size,
  class: extra,
  href,
  download,
}: Common & { href: string; download?: boolean }) {
  return (
    <a
      href={href}
      download={download}
      class={classes({ ...(look && { look }), ...(size && { size }), ...(extra && { class: extra }) })}
    >
      {icon && <Icon name={icon} />}
      <span class="button-text">{children}</span>
    </a>
  );
}
