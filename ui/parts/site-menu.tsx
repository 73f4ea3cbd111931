import { currentEntry, type Chrome } from '../chrome.ts';
import { Icon } from './icon.tsx';

/** The entries of the menu: for the bar, with groups that open; `flat`, for the panel that stands for it. */
export function MenuEntries({ chrome, flat = false }: { chrome: Chrome; flat?: boolean }) {
  const all = chrome.menu.flatMap((entry) => entry.entries ?? [entry]);
  const current = currentEntry(all, chrome.path);
  const link = ({ href, label }: { href: string; label: string }) => (
    <a href={href} aria-current={href === current ? 'page' : undefined}>
      {label}
    </a>
  );
  if (flat) return all.map(link);
  return chrome.menu.map(({ href, label, entries }) =>
    entries ? (
      <details class="drop" name="frame-menu" data-controller="menu">
        <summary class={entries.some((entry) => entry.href === current) ? 'current' : undefined}>
          {label} <Icon name="chevron-down" size={14} />
        </summary>
        <div class="drop-panel drop-list">{entries.map(link)}</div>
      </details>
    ) : (
      link({ href, label })
    ),
  );
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
        <MenuEntries chrome={chrome} flat />
      </nav>
    </details>
  );
}
