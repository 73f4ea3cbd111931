import type { ComponentChildren } from 'preact';
import type { Chrome } from './chrome.ts';
import { Brand } from './parts/brand.tsx';
import { DemoBanner } from './parts/demo-banner.tsx';
import { LanguageSwitch } from './parts/preferences.tsx';
import { Notice } from './parts/toast.tsx';
import { Shell } from './shell.tsx';

type Props = {
  chrome: Chrome;
  title: string;
  refused?: boolean;
  notice?: string | undefined;
  /** `narrow` for one form (sign-in), `wide` for several sections (first run). */
  width?: 'narrow' | 'wide';
  /** False where no form can be answered, as on the page kept for lost connections. */
  languages?: boolean;
  /** Below the card: where else to go. */
  footer?: ComponentChildren;
  children: ComponentChildren;
};

/** A page of one task and no menu: sign-in, first run, errors of the whole portal. */
export function BareLayout({
  chrome,
  title,
  refused = false,
  notice,
  width = 'narrow',
  languages = true,
  footer,
  children,
}: Props) {
  const { t } = chrome;
  return (
    <Shell chrome={chrome} title={title} kind="bare" refused={refused}>
      <a class="skip" href="#content" data-turbo="false">
        {t.common.skip_to_content}
      </a>
      {chrome.demo && <DemoBanner t={t} />}
      <div class={width === 'wide' ? 'bare-page wide' : 'bare-page'}>
        <header>
          <Brand brand={chrome.brand} />
        </header>
        <main id="content" tabindex={-1}>
          {notice && <Notice>{notice}</Notice>}
          <div class="card bare-card">{children}</div>
          {footer && <div class="bare-after small soft">{footer}</div>}
        </main>
        {languages && (
          <footer>
            <LanguageSwitch chrome={chrome} />
          </footer>
        )}
      </div>
    </Shell>
  );
}
