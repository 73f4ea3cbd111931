import type { Page } from 'playwright-core';
import { admin, caio, helena, otto } from './harness.ts';
import { send } from './send.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);

/** Goes to `path`, and on through links: by a name people gave, or by where they lead, whatever the language. */
const through =
  (path: string, ...links: (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    await page.goto(path);
    for (const link of links)
      await page.goto(
        (await (
          link instanceof RegExp
            ? page.locator('main').getByRole('link', { name: link })
            : page.locator(`main a[href*="${link}"]`)
        )
          .first()
          .getAttribute('href')) ?? '',
      );
  };

/** Sends the main form of a page with these fields filled in, which it refuses. */
const refused =
  (come: (page: Page) => Promise<unknown>, action: string, fields: Record<string, string>) =>
  async (page: Page): Promise<void> => {
    await come(page);
    for (const [field, value] of Object.entries(fields)) await page.fill(`[id="${field}"]`, value);
    await send(page, action);
    await page.waitForSelector('.error-summary');
  };

const new_release = through('/desk/catalog', /^Prumo$/, '/releases/new');

/** Pages of the catalogue, queues, calendars and holidays: as a reader, as who writes them, and refused. */
export const catalog_stops: readonly Stop[] = [
  { name: 'the catalogue as Caio reads it', who: caio, come: at('/desk/catalog') },
  { name: 'the catalogue', who: otto, come: at('/desk/catalog') },
  { name: 'a product', who: otto, come: through('/desk/catalog', /^Prumo$/) },
  { name: 'the form of a product', who: otto, come: through('/desk/catalog', /^Prumo$/, '/edit') },
  { name: 'the form of a new routine', who: otto, come: through('/desk/catalog', /^Prumo$/, '/routines/new') },
  {
    name: 'the refused new release',
    who: otto,
    status: 422,
    come: refused(new_release, '/desk/catalog/releases', {
      code: '29.1',
      launched_on: '2029-01-01',
      supported_until: '2028-01-01',
    }),
  },
  { name: 'the queues', who: helena, come: at('/desk/queues') },
  { name: 'the form of a queue', who: helena, come: through('/desk/queues', /^Fiscal$/) },
  {
    name: 'the refused new queue',
    who: helena,
    status: 422,
    come: refused(at('/desk/queues/new'), '/desk/queues', { name: 'Fiscal' }),
  },
  { name: 'the calendars', who: helena, come: at('/desk/calendars') },
  { name: 'the form of a calendar', who: helena, come: through('/desk/calendars', '/edit') },
  {
    name: 'the refused new calendar',
    who: helena,
    status: 422,
    come: refused(at('/desk/calendars/new'), '/desk/calendars', { name: 'Noite', 'hours.1': '8-12' }),
  },
  { name: 'the holidays', who: caio, come: at('/desk/calendars/holidays') },
  {
    name: 'the holidays of a city',
    who: admin,
    come: at('/desk/calendars/holidays?state=SP&municipality_code=3550308'),
  },
  { name: 'the form of a holiday', who: helena, come: through('/desk/calendars/holidays', /Aniversário de São Paulo/) },
  {
    name: 'the refused new holiday',
    who: helena,
    status: 422,
    come: refused(at('/desk/calendars/holidays/new'), '/desk/calendars/holidays', {
      name: 'Outro',
      day: '31',
      month: '2',
    }),
  },
];
