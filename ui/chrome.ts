import type { Locale, Words } from '../locales/index.ts';

type Link = { href: string; label: string };

/** What every page needs to draw its frame; built once per request by `app/visit.tsx`. */
export type Chrome = {
  t: Words;
  locale: Locale;
  theme: 'system' | 'light' | 'dark';
  brand: { name: string; hue: number; radius: number; logo_path: string | null };
  /** Current path with its query, for `aria-current` and for coming back after a switch. */
  path: string;
  viewer: {
    name: string;
    organization_name: string | null;
    staff: boolean;
    may_switch: boolean;
    /** The unit whose consultant acts for the organisation now. */
    acting: { unit_id: string; unit_name: string } | null;
  } | null;
  /** Unread notices; the bell says no more than `most_unread`. */
  unread: number;
  /** `entries`: of a group; its `href` is that of the first. */
  menu: readonly (Link & { entries?: readonly Link[] })[];
  primary: { href: string; label: string } | null;
  /** Where this portal stands on the net, without a slash at the end. */
  origin: string;
  /** Value of the hidden field `csrf` of every form. */
  csrf: string;
  /** The page is one that visitors share: it has no forms, and no proof for one. */
  shared?: true;
  assets: { css: string; desk: string; js: string; editor: string; font: string };
  /** Shows the banner that says the data are fictitious. */
  demo: boolean;
};

/** Where the frame itself links and posts to. `preferences` takes `locale` or `theme`, `return_to` and `csrf`. */
export const frame_paths = {
  home: '/',
  help: '/help',
  desk: '/desk',
  profile: '/account',
  sessions: '/account/sessions',
  organization: '/organization',
  organizations: '/account/organizations',
  preferences: '/preferences',
  notices: '/notices',
  desk_notices: '/desk/notices',
  sign_in: '/sign-in',
  sign_out: '/sign-out',
} as const;

/** Past so many unread notices, the bell says "more". */
export const most_unread = 9;

/** Each language called by its own name. */
export const locale_names: Record<Locale, string> = { 'pt-BR': 'Português', en: 'English', es: 'Español' };

/** The menu entry that holds `path`: the longest `href` that is the path or a folder above it; `/` only for itself. */
export function currentEntry(menu: readonly Link[], path: string): string | null {
  const place = path.split(/[?#]/, 1)[0] ?? '/';
  const holds = (href: string) => place === href || (href !== '/' && place.startsWith(`${href}/`));
  const found = menu.filter(({ href }) => holds(href)).sort((a, b) => b.href.length - a.href.length)[0];
  return found?.href ?? null;
}
