import type { ComponentChildren } from 'preact';
import { frame_paths, type Chrome } from './chrome.ts';
import { Acting } from './parts/acting.tsx';
import { AccountMenu } from './parts/account-menu.tsx';
import { Bell } from './parts/bell.tsx';
import { Brand } from './parts/brand.tsx';
import { LinkButton } from './parts/button.tsx';
import { DemoBanner } from './parts/demo-banner.tsx';
import { SearchBox } from './parts/search-box.tsx';
import { MenuEntries, SiteMenu } from './parts/site-menu.tsx';
import { Notice } from './parts/toast.tsx';
import { LanguageSwitch } from './parts/preferences.tsx';
import type { PublicHead } from './parts/public-head.tsx';
import { Shell } from './shell.tsx';

type Props = {
  chrome: Chrome;
  title: string;
  /** The page came back with refused fields. */
  refused?: boolean;
  /** One line said once, after something was done: "Alterações salvas". */
  notice?: string | undefined;
  /** `full`: the page places its own `.wrap`s, as the home page does. */
  width?: 'wrap' | 'full';
  /** False: the page has a box of its own in its middle. */
  search?: boolean;
  /** Of a page that anybody may read. */
  open?: PublicHead | undefined;
  children: ComponentChildren;
};

function Header({ chrome, search }: { chrome: Chrome; search: boolean }) {
  const { t, primary, viewer } = chrome;
  return (
    <header class="site-header">
      <div class="wrap">
        <Brand brand={chrome.brand} />
        {chrome.menu.length > 0 && (
          <nav class="site-nav" aria-label={t.common.main_menu}>
            <MenuEntries chrome={chrome} />
          </nav>
        )}
        {search && <SearchBox t={t} size="compact" />}
        <div class="site-actions">
          {primary && (
            <LinkButton href={primary.href} look="main" size="small" class="primary-action" icon="plus">
              {primary.label}
            </LinkButton>
          )}
          {!viewer && (
            <LinkButton href={frame_paths.sign_in} size="small" look={primary ? 'plain' : 'main'}>
              {t.common.sign_in}
            </LinkButton>
          )}
          <Bell chrome={chrome} place="portal" />
          <AccountMenu chrome={chrome} place="portal" />
          <SiteMenu chrome={chrome} />
        </div>
      </div>
    </header>
  );
}

/** The portal's page: header, one `main`, footer. Pages bring their own `h1`. */
export function Layout({
  chrome,
  title,
  refused = false,
  notice,
  width = 'wrap',
  search = true,
  open,
  children,
}: Props) {
  const { t } = chrome;
  return (
    <Shell chrome={chrome} title={title} kind="portal" refused={refused} open={open}>
      <a class="skip" href="#content" data-turbo="false">
        {t.common.skip_to_content}
      </a>
      {chrome.demo && <DemoBanner t={t} />}
      <Header chrome={chrome} search={search} />
      <Acting chrome={chrome} />
      <main id="content" tabindex={-1} class={width === 'wrap' ? 'wrap page' : 'page'}>
        {notice && <Notice>{notice}</Notice>}
        {children}
      </main>
      <footer class="site-footer">
        <div class="wrap">
          <span>
            {chrome.brand.name} · {t.common.portal}
          </span>
          <a href={frame_paths.help}>{t.common.help}</a>
          {!chrome.viewer && <LanguageSwitch chrome={chrome} />}
        </div>
      </footer>
    </Shell>
  );
}
