import type { Page } from 'playwright-core';
import { caio, marina } from './harness.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);

// The first of a list: its address depends on the content.
const firstOf = (path: string) => async (page: Page) => {
  await page.goto(path);
  await page.locator('main .row-title').first().click();
  return page.waitForURL((url) => url.pathname.split('/').length === 3);
};

/** What is published, and the search over everything. */
export const content_stops: readonly Stop<object>[] = [
  { name: 'the knowledge base for a visitor', who: null, come: at('/kb') },
  { name: 'the articles of a module', who: marina, come: at('/kb?product=PRUMO&module=FIS') },
  { name: 'the documentation', who: marina, come: at('/docs') },
  { name: 'an article for a visitor', who: null, come: firstOf('/kb?product=PRUMO&module=COM') },
  { name: 'an article that solved it', who: marina, come: sayItSolved },
  { name: 'a document at the desk', who: caio, come: firstOf('/docs') },
  { name: 'the empty search', who: null, come: at('/search') },
  { name: 'a search with results', who: marina, come: at('/search?q=documento') },
  { name: 'a search narrowed', who: caio, come: at('/search?q=nota&type=ticket') },
  { name: 'a search without results', who: marina, come: at('/search?q=quimera') },
  { name: 'the first results under the box', who: marina, come: typeInTheBox },
  { name: 'answers beside a subject, one of them open', who: marina, come: readBesideSubject },
];

async function sayItSolved(page: Page) {
  await firstOf('/kb?product=PRUMO&module=FIN')(page);
  await page.locator('button[name="solved"][value="yes"]').click();
  return page.waitForURL(/thanks=yes/);
}

async function typeInTheBox(page: Page) {
  await page.goto('/tickets');
  await page.locator('#search-compact').fill('nota');
  return page.locator('.instant-result').first().waitFor();
}

async function readBesideSubject(page: Page) {
  await page.goto('/tickets/new');
  await page.locator('[name="subject"]').pressSequentially('documento de entrada sem impostos');
  await page.locator('.suggestion summary').first().click();
  return page.locator('.suggestion[open] .written').waitFor();
}
