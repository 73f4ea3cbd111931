import type { Page } from 'playwright-core';
import { admin, caio, marina } from './harness.ts';
import { send } from './send.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);

/** The mail about a proposal in the language of whoever reads the page. */
async function proposalText(page: Page): Promise<string> {
  await page.goto('/desk/settings/mails');
  const path = `/desk/settings/mails/proposed/${await page.getAttribute('html', 'lang')}`;
  await page.goto(path);
  return path;
}

/** Notices, what people want to hear of, and the texts of mails. What happened was told by the other stops' stories. */
export const notice_stops: readonly Stop[] = [
  { name: 'Marina’s notices', who: marina, come: at('/notices') },
  { name: 'Marina’s unread notices, none left', who: marina, come: readAll },
  { name: 'what Marina wants to hear of', who: marina, come: at('/account/notifications') },
  { name: 'Caio’s notices', who: caio, come: at('/desk/notices') },
  { name: 'what Caio wants to hear of', who: caio, come: at('/account/notifications') },
  { name: 'the texts of mails', who: admin, come: at('/desk/settings/mails') },
  { name: 'the text of a mail', who: admin, come: proposalText },
  { name: 'the refused text of a mail', who: admin, status: 422, come: refuseText },
  { name: 'the text of a mail with its versions', who: admin, come: changeText },
];

async function readAll(page: Page): Promise<void> {
  await page.goto('/notices');
  const mark = page.locator('form[action="/notices/read"] button');
  if ((await mark.count()) > 0) {
    await mark.click();
    await page.waitForURL(/marked/);
  }
  await page.goto('/notices?show=unread');
}

async function refuseText(page: Page): Promise<void> {
  const path = await proposalText(page);
  await page.fill('#body', '{x}');
  await send(page, path);
  await page.waitForSelector('.error-summary');
}

async function changeText(page: Page): Promise<void> {
  const path = await proposalText(page);
  await page.fill('#title', '{number}?');
  await send(page, path);
  await page.waitForURL(/saved/);
  await page.locator('.mail-versions .expander > summary').first().click();
}
