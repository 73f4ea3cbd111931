import type { Page } from 'playwright-core';
import { caio, nina } from './harness.ts';
import type { Stop } from './tour.ts';

const at = (path: string) => (page: Page) => page.goto(path);

// The first of the list whose title says it.
const open = (q: string) => async (page: Page) => {
  await page.goto(`/desk/content?q=${encodeURIComponent(q)}`);
  await page.locator('main .table th[scope="row"] a').first().click();
  return page.locator('form.editing').waitFor();
};

/** Where the vendor's texts are written. */
export const editorial_stops: readonly Stop<object>[] = [
  { name: 'everything that is written', who: nina, come: at('/desk/content') },
  { name: 'everything that is written, for an agent', who: caio, come: at('/desk/content') },
  { name: 'content narrowed to nothing', who: nina, come: at('/desk/content?q=quimera&state=scheduled') },
  { name: 'the documentation tree, before a product is chosen', who: nina, come: at('/desk/content/tree') },
  { name: 'a level of the documentation tree', who: nina, come: levelOfTree },
  { name: 'a new article about an error', who: nina, come: at('/desk/content/new?kind=kb&template=error') },
  { name: 'a new document', who: nina, come: at('/desk/content/new?kind=doc&template=technical') },
  { name: 'a refused new article', who: nina, status: 422, come: refuse },
  { name: 'an article being written, with its preview', who: nina, come: preview },
  { name: 'an article being written where it is shown', who: nina, come: visual },
  { name: 'an article that somebody else has saved meanwhile', who: nina, status: 409, come: overtake },
  { name: 'the history of an article', who: nina, come: history },
];

async function refuse(page: Page) {
  await page.goto('/desk/content/new?kind=doc');
  await page.fill('[name="parent"]', 'nenhum lugar');
  await page.fill('[name="title"]', 'Sem lugar');
  await press(page, 'draft');
  return page.locator('.error-summary').waitFor();
}

async function press(page: Page, state: string) {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator(`.editing-end button[value="${state}"]`).first().click();
  return answered;
}

async function preview(page: Page) {
  await open('DIFAL')(page);
  await page.fill(
    '[name="body"]',
    ':::dica Antes de começar\nConfira a **vigência** da regra.\n:::\n\n:::tabs\n:::tab Windows\nAbra o menu.\n:::\n:::tab Linux\nUse o atalho.\n:::\n:::\n\n| Imposto | Valor |\n|---|--:|\n| DIFAL | 12,00 |\n\n:::expander Mais\nDetalhes.\n:::',
  );
  await page.locator('button[formaction$="/preview"]').click();
  return page.locator('#preview .callout').waitFor();
}

async function visual(page: Page) {
  await open('base dupla')(page);
  await page.locator('.editor-turn').click();
  return page.locator('.editor-blocks p').first().waitFor();
}

async function overtake(page: Page) {
  await open('base dupla')(page);
  const body = await page.inputValue('[name="body"]');
  const stale = await page.inputValue('[name="version"]');
  await page.fill('[name="body"]', `${body}\n\nUma linha de antes.`);
  await press(page, 'published');
  await page.locator('.notice').waitFor();
  await page.fill('[name="body"]', `${body}\n\nOutra linha, de agora.`);
  await page.evaluate((version) => {
    const field = document.querySelector<HTMLInputElement>('[name="version"]');
    if (field) field.value = version;
  }, stale);
  await press(page, 'published');
  return page.locator('.editing-meanwhile .diff').waitFor();
}

async function history(page: Page) {
  await open('base dupla')(page);
  await page.locator('a[href$="/revisions"]').click();
  return page.locator('.diff').first().waitFor();
}

async function levelOfTree(page: Page) {
  await page.goto('/desk/content/tree');
  await page.locator('main .table').getByRole('link', { name: 'Prumo', exact: true }).click();
  return page.locator('main .table button[value="down"]').first().waitFor();
}
