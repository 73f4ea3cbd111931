import type { Words } from '../../../locales/index.ts';
import type { Views } from '../../../ui/desk-layout.tsx';

/** Addresses of the catalogue's pages. */
export const places = {
  catalog: '/desk/catalog',
  queues: '/desk/queues',
  calendars: '/desk/calendars',
  holidays: '/desk/calendars/holidays',
} as const;

/** The left column of every page of the catalogue. */
export function views(t: Words): Views[] {
  return [
    {
      title: t.catalog.catalog,
      entries: [
        { href: places.catalog, label: t.catalog.products },
        { href: places.queues, label: t.catalog.queues },
        { href: places.calendars, label: t.catalog.calendars },
        { href: places.holidays, label: t.catalog.holidays },
      ],
    },
  ];
}
