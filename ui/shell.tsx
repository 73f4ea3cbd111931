import type { ComponentChildren } from 'preact';
import { tone } from './brand.ts';
import type { Chrome } from './chrome.ts';
import { hex } from './color.ts';
import { mark_path } from './parts/mark.tsx';
import { type PublicHead, PublicHeadTags } from './parts/public-head.tsx';

type Props = {
  chrome: Chrome;
  /** What the page is; the brand's name is added. */
  title: string;
  kind: 'portal' | 'desk' | 'bare';
  /** Marks the title when the page comes back with refused fields. */
  refused?: boolean;
  /** Of a page that anybody may read; search engines are asked to leave every other alone. */
  open?: PublicHead | undefined;
  children: ComponentChildren;
};

// A data: address spares the request that browsers make for /favicon.ico on a first visit.
function favicon(hue: number): string {
  const ground = hex(tone('accent', 'light', hue));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${ground}"/><path transform="translate(5 4)" d="${mark_path}" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function ThemeColor({ theme, hue }: { theme: Chrome['theme']; hue: number }) {
  const light = hex(tone('card', 'light', hue));
  const dark = hex(tone('card', 'dark', hue));
  if (theme !== 'system') return <meta name="theme-color" content={theme === 'dark' ? dark : light} />;
  return (
    <>
      <meta name="theme-color" content={light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

/** The `<html>` of every page: head, and a body that carries theme and kind of layout. */
export function Shell({ chrome, title, kind, refused = false, open, children }: Props) {
  const { t, brand, assets, theme, locale } = chrome;
  const named = t.common.title(title, brand.name);
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{refused ? t.common.error_title(named) : named}</title>
        {open ? <PublicHeadTags chrome={chrome} of={open} /> : <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <ThemeColor theme={theme} hue={brand.hue} />
        <meta name="turbo-refresh-method" content="morph" />
        <meta name="turbo-refresh-scroll" content="preserve" />
        <meta name="turbo-cache-control" content="no-preview" />
        <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
        {kind === 'desk' && <link rel="stylesheet" href={assets.desk} />}
        <link rel="icon" href={favicon(brand.hue)} />
        <script type="module" src={assets.js} data-turbo-track="reload" />
      </head>
      <body
        class={kind}
        data-theme={theme}
        data-controller="shortcut connection expired-form"
        data-connection-lost-value={t.common.offline_kept}
        data-connection-back-value={t.common.back_online}
        data-expired-form-renewed-value={t.common.form_renewed}
        data-expired-form-ended-value={t.common.session_ended}
      >
        {children}
        <div class="toasts" id="toasts" role="status" aria-live="polite" />
      </body>
    </html>
  );
}
