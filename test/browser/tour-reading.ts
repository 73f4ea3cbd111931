import type { Page } from 'playwright-core';
import { lia, marina, nina } from './harness.ts';
import { send } from './send.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);
const article = '/kb/pfi170-calculo-do-difal-com-base-dupla';
const manual = '/docs/manual-do-instalador-do-prumo';

/** What readers do with what is published, and what editors see of it. */
export const reading_stops: readonly Stop<object>[] = [
  { name: 'the documentation of a product', who: null, come: at('/docs/PRUMO') },
  { name: 'the documentation of a module', who: marina, come: at('/docs/PRUMO/FIS') },
  { name: 'a page in the tree', who: null, come: at(manual) },
  { name: 'a page below another', who: marina, come: at('/docs/aplicar-a-atualizacao-continua') },
  {
    name: 'an article with a video of the portal',
    who: null,
    come: at('/kb/pfn430-retorno-bancario-nao-baixa-o-titulo'),
  },
  { name: 'a page with a video of elsewhere', who: null, come: at('/docs/pdv-venda-balcao-gpd100') },
  { name: 'an article that asks what was missing', who: marina, come: askWhy },
  { name: 'the vote of a visitor', who: null, come: at(`${article}?solved=ask`) },
  { name: 'the history of a page', who: marina, come: at(`${article}/history`) },
  { name: 'a refused comment', who: marina, status: 422, come: sendEmptyComment },
  { name: 'an article with Lia’s comment on it', who: lia, come: sendComment },
  { name: 'the comments that wait', who: nina, come: waitForComment },
  { name: 'the comments that were decided', who: nina, come: at('/desk/content/comments?show=decided') },
  { name: 'the figures of the content', who: nina, come: at('/desk/content/figures') },
  { name: 'the language of a visitor', who: null, come: at('/preferences?return_to=/kb') },
];

async function askWhy(page: Page) {
  await page.goto(article);
  await page.locator('.document-solved a').click();
  return page.locator('[name="reason"]').first().waitFor();
}

async function sendEmptyComment(page: Page) {
  await page.goto(article);
  await page.fill('#comments [name="body"]', '   ');
  await send(page, '/documents');
  return page.locator('.error-summary').waitFor();
}

async function sendComment(page: Page) {
  await page.goto(article);
  if ((await page.locator('#comments li').count()) > 0) return;
  await page.fill(
    '#comments [name="body"]',
    'Para quem usa **filial**: confira também o cadastro da filial de destino.',
  );
  await send(page, '/documents');
  return page.locator('#comments li').first().waitFor();
}

async function waitForComment(page: Page) {
  await page.goto('/desk/content/comments');
  return page.locator('main h2, main .empty').first().waitFor();
}
