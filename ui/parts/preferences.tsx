import { locales } from '../../locales/index.ts';
import { frame_paths, locale_names, type Chrome } from '../chrome.ts';
import { Frame } from './frame.tsx';

function Hidden({ chrome }: { chrome: Chrome }) {
  return (
    <>
      <input type="hidden" name="csrf" value={chrome.csrf} />
      <input type="hidden" name="return_to" value={chrome.path} />
    </>
  );
}

/** One button a language; a form and not a link, because a GET changes nothing. */
export function LanguageSwitch({ chrome }: { chrome: Chrome }) {
  // A page that visitors share has no forms: this one is fetched when somebody gets there.
  if (chrome.shared) {
    const src = `${frame_paths.preferences}?${new URLSearchParams({ return_to: chrome.path })}`;
    return (
      <Frame id="language" src={src}>
        <a href={src}>{chrome.t.common.language}</a>
      </Frame>
    );
  }
  return (
    <form method="post" action={frame_paths.preferences} class="switch" aria-label={chrome.t.common.language}>
      <Hidden chrome={chrome} />
      {locales.map((locale) => (
        <button name="locale" value={locale} lang={locale} aria-pressed={locale === chrome.locale}>
          {locale_names[locale]}
        </button>
      ))}
    </form>
  );
}

/** System, light or dark; `theme-preview` shows the choice before the answer comes. */
export function ThemeSwitch({ chrome }: { chrome: Chrome }) {
  const { t, theme } = chrome;
  const names = { system: t.common.theme_system, light: t.common.theme_light, dark: t.common.theme_dark } as const;
  return (
    <form
      method="post"
      action={frame_paths.preferences}
      class="switch"
      aria-label={t.common.theme}
      data-controller="theme-preview"
    >
      <Hidden chrome={chrome} />
      {(['system', 'light', 'dark'] as const).map((choice) => (
        <button name="theme" value={choice} aria-pressed={choice === theme} data-action="theme-preview#show">
          {names[choice]}
        </button>
      ))}
    </form>
  );
}
