import type { ComponentChildren } from 'preact';
import { currentEntry, frame_paths, type Chrome } from './chrome.ts';
import { AccountMenu } from './parts/account-menu.tsx';
import { Bell } from './parts/bell.tsx';
import { Brand } from './parts/brand.tsx';
import { DemoBanner } from './parts/demo-banner.tsx';
import { MenuEntries, SiteMenu } from './parts/site-menu.tsx';
import { SearchBox } from './parts/search-box.tsx';
import { Notice } from './parts/toast.tsx';
import { Shell } from './shell.tsx';

/** One entry of the left column. `hot`: something there is late. */
export type View = {
  href: string;
  label: string;
  count?: number | string | undefined;
  hot?: boolean;
  current?: boolean;
};
export type Views = { title: string | null; entries: readonly View[] };

type Props = {
  chrome: Chrome;
  title: string;
  refused?: boolean;
  notice?: string | undefined;
  /** Groups of the left column; empty leaves the column out. */
  views?: readonly Views[];
  /** `flush`: the page fills the main area to its edges, as lists and threads do. */
  fit?: 'padded' | 'flush';
  children: ComponentChildren;
};

function Left({ chrome, views }: { chrome: Chrome; views: readonly Views[] }) {
  const all = views.flatMap(({ entries }) => entries);
  // Views differ by their query, so the whole address counts before its path does.
  const current =
    all.find((entry) => entry.current)?.href ??
    all.find(({ href }) => href === chrome.path)?.href ??
    currentEntry(all, chrome.path);
  return views.map(({ title, entries }) => (
    <div class="desk-group">
      {title && <h2>{title}</h2>}
      <ul class="desk-list">
        {entries.map(({ href, label, count, hot }) => (
          <li>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              <span>{label}</span>
              {count !== undefined && <span class={hot ? 'count hot' : 'count'}>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The console's page: bar with the menu, a column of views, and a main area as wide as the screen. */
export function DeskLayout({ chrome, title, refused = false, notice, views = [], fit = 'padded', children }: Props) {
  const { t } = chrome;
  return (
    <Shell chrome={chrome} title={title} kind="desk" refused={refused}>
      <a class="skip" href="#content" data-turbo="false">
        {t.common.skip_to_content}
      </a>
      {chrome.demo && <DemoBanner t={t} />}
      <header class="desk-bar">
        <Brand
          brand={chrome.brand}
          href={frame_paths.desk}
          suffix={t.common.console.toLocaleLowerCase(chrome.locale)}
        />
        <nav class="site-nav" aria-label={t.common.main_menu}>
          <MenuEntries chrome={chrome} />
        </nav>
        <SearchBox t={t} size="compact" />
        <div class="site-actions">
          {chrome.primary && (
            <a class="button small" href={chrome.primary.href}>
              {chrome.primary.label}
            </a>
          )}
          <Bell chrome={chrome} place="desk" />
          <AccountMenu chrome={chrome} place="desk" />
          <SiteMenu chrome={chrome} />
        </div>
      </header>
      <div class={views.length > 0 ? 'desk-frame' : 'desk-frame plain'}>
        {views.length > 0 && (
          <nav class="desk-views" aria-label={t.common.views}>
            <Left chrome={chrome} views={views} />
          </nav>
        )}
        <main id="content" tabindex={-1} class={`desk-main ${fit}`}>
          {notice && <Notice>{notice}</Notice>}
          {children}
        </main>
      </div>
    </Shell>
  );
}
