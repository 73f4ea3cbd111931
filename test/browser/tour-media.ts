import type { Page } from 'playwright-core';
import { marina, nina } from './harness.ts';
import { send } from './send.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);

const video = (routine: string, product: string, module: string) => async (page: Page) => {
  await page.goto(`/videos?product=${product}&module=${module}&routine=${routine}`);
  await page.locator('.film a').first().click();
  return page.waitForURL((url) => url.pathname.split('/').length === 3);
};

async function firstAtDesk(page: Page, path: string) {
  await page.goto(path);
  await page.locator('.table th a').last().click();
  return page.waitForURL((url) => url.pathname.split('/').length === 4);
}

async function refuseVideo(page: Page) {
  await page.goto('/desk/videos/new');
  await page.fill('[name="title"]', 'Vídeo sem nada');
  await page.fill('[name="youtube"]', 'https://exemplo.com.br/video');
  await send(page, '/desk/videos/new');
  return page.locator('.error-summary').waitFor();
}

async function openMenu(page: Page) {
  await page.goto('/');
  await page.locator('.site-nav summary').click();
  return page.locator('.site-nav .drop-panel').waitFor();
}

async function refuseNumber(page: Page) {
  await page.goto('/desk/communities/new');
  await page.fill('[name="title"]', 'Comunidade nova');
  await page.fill('[name="join_url"]', 'https://wa.me/5511999990000');
  await page.fill('[name="rules"]', 'Dúvidas: (11) 99999-0000');
  await send(page, '/desk/communities/new');
  return page.locator('.error-summary').waitFor();
}

/** Videos and communities, and whoever looks after them. */
export const media_stops: readonly Stop<object>[] = [
  { name: 'the open menu of Suporte', who: marina, come: openMenu },
  { name: 'the videos for a visitor', who: null, come: at('/videos') },
  { name: 'the videos of a routine', who: marina, come: at('/videos?product=PRUMO&module=FIS&routine=PFI170') },
  { name: 'a module without videos', who: null, come: at('/videos?product=PRUMO&module=ATF') },
  { name: 'a video of ours', who: marina, come: video('PFN430', 'PRUMO', 'FIN') },
  { name: 'a video of YouTube before the click', who: null, come: video('GPD100', 'GONDOLA', 'PDV') },
  { name: 'the videos at the desk', who: nina, come: at('/desk/videos') },
  { name: 'the new video', who: nina, come: at('/desk/videos/new') },
  { name: 'a video at the desk', who: nina, come: (page) => firstAtDesk(page, '/desk/videos') },
  { name: 'a refused video', who: nina, status: 422, come: refuseVideo },
  { name: 'the communities for a visitor', who: null, come: at('/communities') },
  { name: 'a community', who: marina, come: at('/communities/livros-fiscais-no-whatsapp') },
  { name: 'the communities at the desk', who: nina, come: at('/desk/communities') },
  { name: 'a community at the desk', who: nina, come: (page) => firstAtDesk(page, '/desk/communities') },
  { name: 'a refused community', who: nina, status: 422, come: refuseNumber },
];
