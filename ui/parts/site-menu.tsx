import { currentEntry, type Chrome } from '../chrome.ts';
import { Icon } from './icon.tsx';

/** The entries of the menu, for the bar and for the panel that stands for it. */
export function MenuEntries({ chrome }: { chrome: Chrome }) {
  const current = currentEntry(chrome.menu, chrome.path);
  return chrome.menu.map(({ href, label }) => (
    <a href={href} aria-current={href === current ? 'page' : undefined}>
      {label}
    </a>
  ));
}

/** The menu where the window is too narrow for its bar. */
export function SiteMenu({ chrome }: { chrome: Chrome }) {
  const { t, menu } = chrome;
  // One entry is the brand's own link.
  if (menu.length < 2) return null;
  return (
    <details class="drop site-menu" name="frame-menu" data-controller="menu">
      <summary>
        <Icon name="menu" size={20} />
        <span class="hidden-text">{t.common.menu}</span>
      </summary>
      <nav class="drop-panel drop-list" aria-label={t.common.main_menu}>
        <MenuEntries chrome={chrome} />
      </nav>
    </details>
  );
}
