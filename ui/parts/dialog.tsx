import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';
import { Icon } from './icon.tsx';

/** A question or a short form over the page. `DialogLink` opens it; so does its address `#id` without JavaScript. */
export function Dialog({
  t,
  id,
  title,
  shortcut,
  children,
}: {
  t: Words;
  id: string;
  title: string;
  shortcut?: string;
  children: ComponentChildren;
}) {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`} data-shortcut={shortcut}>
      <div class="dialog-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <form method="dialog">
          <button class="icon-button">
            <Icon name="x" size={20} />
            <span class="hidden-text">{t.common.close}</span>
          </button>
        </form>
        <a class="dialog-leave" href="#content">
          {t.common.close}
        </a>
      </div>
      {children}
    </dialog>
  );
}

/** Opens the dialog with this id. */
export function DialogLink({
  dialog,
  children,
  look = 'plain',
}: {
  dialog: string;
  children: string;
  look?: 'plain' | 'main' | 'danger' | 'quiet';
}) {
  return (
    <a
      class={`button ${look}`}
      href={`#${dialog}`}
      role="button"
      aria-haspopup="dialog"
      data-controller="dialog"
      data-action="dialog#open"
      data-turbo="false"
    >
      {children}
    </a>
  );
}
