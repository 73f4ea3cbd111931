import type { Page } from 'playwright-core';
import { marina, nina } from './harness.ts';
import { send } from './send.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);

// Found by where links lead, whatever the language.
const itemFrom = (path: string) => async (page: Page) => {
  await page.goto(path);
  await page.locator('main .row-title').first().click();
  return page.waitForURL((url) => url.pathname.split('/').length === 3);
};

/** News, what is sent of them, and where they are written. */
export const news_stops: readonly Stop<object>[] = [
  { name: 'the news for a visitor', who: null, come: at('/news') },
  { name: 'Marina’s news, narrowed', who: marina, come: at('/news?category=legislation&module=PRUMO/FIS&mine=on') },
  { name: 'no news within a choice', who: marina, come: at('/news?module=GONDOLA/PDV') },
  { name: 'the news that are over', who: marina, come: itemFrom('/news?show=past') },
  { name: 'the legislation radar of a visitor', who: null, come: at('/news?view=legislation&state=SP') },
  { name: 'Marina’s legislation radar', who: marina, come: at('/news?view=legislation') },
  { name: 'a law that affects Marina', who: marina, come: itemFrom('/news?view=legislation') },
  { name: 'a news item of a visitor', who: null, come: itemFrom('/news?category=planned_delivery') },
  { name: 'when digests go out', who: nina, come: at('/desk/news/digest') },
  { name: 'the sign-up for news', who: null, come: at('/subscribe') },
  { name: 'the refused sign-up for news', who: null, status: 422, come: refuseSignUp },
  { name: 'the page that asks to confirm by mail', who: null, come: signUp },
  { name: 'a link of a sign-up that is none', who: null, status: 410, come: at('/subscribe/none') },
  { name: 'a link of a subscriber that is none', who: null, status: 404, come: at('/subscriptions/none') },
  { name: 'Marina’s choices of news', who: marina, come: at('/subscribe') },
  { name: 'the news in a frame', who: null, come: at('/embed/news?module=FIS') },
  { name: 'the news at the desk', who: nina, come: at('/desk/news') },
  { name: 'no unpublished news at the desk', who: nina, come: at('/desk/news?list=unpublished') },
  { name: 'a new news item', who: nina, come: at('/desk/news/new') },
  { name: 'the refused news item', who: nina, status: 422, come: refuseItem },
  { name: 'a news item being changed', who: nina, come: openItem },
  { name: 'a news item for groups', who: nina, come: openShort },
];

async function refuseSignUp(page: Page) {
  await page.goto('/subscribe');
  await page.fill('#email', 'rita@exemplo.com.br');
  await send(page, '/subscribe');
  return page.locator('.error-summary').waitFor();
}

async function signUp(page: Page) {
  await page.goto('/subscribe');
  await page.fill('#email', 'rita@exemplo.com.br');
  await page.check('[name="general"]');
  await send(page, '/subscribe');
  return page.locator('.bare-card h1').waitFor();
}

async function refuseItem(page: Page) {
  await page.goto('/desk/news/new');
  await page.fill('#title', 'Sem texto');
  await page.fill('#body', 'Texto.');
  await page.selectOption('#category', 'legislation');
  await send(page, '/desk/news');
  return page.locator('.error-summary').waitFor();
}

async function openItem(page: Page) {
  await page.goto('/desk/news');
  await page.locator('.table th a[href^="/desk/news/"]').nth(1).click();
  return page.locator('#body').waitFor();
}

async function openShort(page: Page) {
  await page.goto('/desk/news');
  await page.locator('.table td a[href$="/short"]').nth(1).click();
  return page.locator('#place').waitFor();
}
