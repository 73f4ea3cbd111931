import type { Entrance, Visit } from '../lib/database.ts';
import { bestLanguage } from '../lib/language.ts';
import { csrfToken } from '../lib/tokens.ts';
import { isStaff, type Person } from '../lib/viewer.ts';
import { type Locale, locales, words } from '../locales/index.ts';
import type { Chrome } from '../ui/chrome.ts';
import type { Brand } from './brand.ts';
import type { Route } from './route.ts';
import type { House, Incoming } from './visit.tsx';

/** How much the reader has not read. Asked before anybody is known, it travels with app.enter; a stranger has no notices. */
export async function news(
  { features }: House,
  route: Route,
  { proof, params }: Incoming,
  { tx }: Visit,
): Promise<number> {
  if (route.headers !== 'page' || route.who === 'nobody' || !proof) return 0;
  const counts = await Promise.all(features.map(({ unread }) => unread?.(tx, params) ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The frame of a page for this viewer. */
export function drawChrome(
  house: House,
  incoming: Incoming,
  { viewer }: Entrance,
  brand: Brand,
  locale: Locale,
  unread = 0,
): Chrome {
  const t = words[locale];
  const { assets, config } = house.services;
  const staff = isStaff(viewer);
  const console = staff && (incoming.path === '/desk' || incoming.path.startsWith('/desk/'));
  const restricted = viewer.kind === 'person' && (viewer.visibility === 'none' || !viewer.organization_id);
  const menu = house.features
    .flatMap((feature) => (console ? feature.desk : feature.menu)?.(viewer, t) ?? [])
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return {
    t,
    locale,
    theme: viewer.kind === 'person' ? viewer.theme : 'system',
    brand: { name: brand.name, hue: brand.hue, radius: brand.radius, logo_path: brand.logo_path },
    path: incoming.path + incoming.search,
    viewer: viewer.kind === 'person' ? drawViewer(viewer, staff) : null,
    unread: viewer.kind === 'person' ? unread : 0,
    menu: grouped(menu),
    primary: staff || restricted ? null : { href: '/tickets/new', label: t.tickets.open_ticket },
    origin: house.origin,
    csrf: csrfToken(house.csrf_key, bindingOf(incoming)),
    assets: {
      css: brand.css.path,
      desk: assets.desk.path,
      js: assets.js.path,
      editor: assets.editor.path,
      font: assets.font.path,
    },
    demo: config.demo,
  };
}

type Entry = { href: string; label: string; within?: string };

// A group of one is no group.
function grouped(entries: readonly Entry[]): Chrome['menu'] {
  return [...Map.groupBy(entries, ({ within, href }) => within ?? href).values()].map((several) => {
    const [{ href, label, within = label }] = several as [Entry, ...Entry[]];
    return several.length === 1 ? { href, label } : { href, label: within, entries: several };
  });
}

const drawViewer = (viewer: Person, staff: boolean): Chrome['viewer'] => ({
  name: viewer.name,
  organization_name: viewer.organization_name,
  staff,
  may_switch: viewer.may_switch && !staff,
  acting: viewer.unit_id ? { unit_id: viewer.unit_id, unit_name: viewer.unit_name ?? '' } : null,
});

/** What a form is bound to: the session or, before there is one, the browser. */
export const bindingOf = (incoming: Incoming): string =>
  incoming.session_hash?.toString('base64url') ?? incoming.device;

/** The language of an answer. A program may speak for readers of another language than its person's, and then says so. */
export const localeOf = (incoming: Incoming, { viewer }: Entrance): Locale =>
  viewer.kind === 'person'
    ? ((incoming.bearer ? bestLanguage(incoming.header('accept-language'), locales) : null) ?? viewer.locale)
    : (locales.find((locale) => locale === incoming.cookies.locale) ??
      bestLanguage(incoming.header('accept-language'), locales) ??
      'pt-BR');
