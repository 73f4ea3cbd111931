import { Icon } from './icon.tsx';

/** A line at the top of the page after something was done. Stays until the next page. */
export function Notice({ children, tone = 'done' }: { children: string; tone?: 'done' | 'failed' }) {
  return (
    <p class={`notice ${tone}`} role="status" data-turbo-temporary>
      <Icon name={tone === 'done' ? 'circle-check' : 'circle-alert'} /> {children}
    </p>
  );
}

/** A short message in the polite region at the foot of the page; behaviours add these, the server may too. */
export function Toast({ children }: { children: string }) {
  return <p class="toast">{children}</p>;
}
