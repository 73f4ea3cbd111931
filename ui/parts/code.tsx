import type { Words } from '../../locales/index.ts';
import { Icon } from './icon.tsx';

/** Code, an error text or an id, as it was, with a button that copies it. */
export function CodeBlock({
  t,
  text,
  label,
}: {
  t: Words;
  text: string;
  /** What it is, for screen readers: "Mensagem de erro". */ label?: string;
}) {
  return (
    <div
      class="code-block"
      data-controller="copy"
      data-copy-copied-value={t.common.copied}
      role={label ? 'group' : undefined}
      aria-label={label}
    >
      <pre>
        <code data-copy-target="source">{text}</code>
      </pre>
      <button type="button" class="button small" hidden data-copy-target="button" data-action="copy#copy">
        <Icon name="copy" size={14} />{' '}
        <span data-copy-target="label" aria-live="polite">
          {t.common.copy}
        </span>
      </button>
    </div>
  );
}
