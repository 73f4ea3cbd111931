import type { Page } from 'playwright-core';
import { caio, marina, nina } from './harness.ts';
import { send } from './send.ts';
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
  {
    name: 'an article with amounts in a table',
    who: marina,
    come: at('/kb/pfi170-calculo-do-difal-com-base-dupla'),
  },
  { name: 'an article that solved it', who: marina, come: sayItSolved },
  { name: 'a document at the desk', who: caio, come: firstOf('/docs') },
  { name: 'the empty search', who: null, come: at('/search') },
  { name: 'a search with results', who: marina, come: at('/search?q=documento') },
  { name: 'a search narrowed', who: caio, come: at('/search?q=nota&type=ticket') },
  { name: 'a search without results', who: marina, come: at('/search?q=quimera') },
  { name: 'a search of the staff with filters and a hint', who: caio, come: at('/search?q=nota+fila:xyz&status=new') },
  { name: 'a search with an endless word', who: caio, come: at(`/search?q=nota+${'A'.repeat(190)}`) },
  { name: 'a search for an endless word', who: marina, come: at(`/search?q=${'A'.repeat(190)}`) },
  { name: 'a refused name for a search', who: marina, status: 422, come: refuseName },
  { name: 'no saved searches yet', who: nina, come: at('/account/searches') },
  { name: 'Marina’s saved searches, one of them open', who: marina, come: openSaved },
  { name: 'the searches without answer', who: nina, come: at('/desk/search') },
  { name: 'the answers nobody opens', who: nina, come: at('/desk/search/unopened') },
  { name: 'the synonyms', who: nina, come: keepSynonyms },
  { name: 'a new synonym and its effect', who: nina, come: trySynonyms },
  { name: 'a refused synonym', who: nina, status: 422, come: refuseSynonyms },
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

async function saveAs(page: Page, name: string) {
  await page.goto('/search?q=documento&type=kb');
  const open = page.locator('.result-head summary');
  if ((await open.count()) === 0) return;
  await open.click();
  await page.locator('.save-search [name="name"]').fill(name);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator('.save-search button').click();
  await answered;
}

async function refuseName(page: Page) {
  await saveAs(page, '   ');
  return page.locator('.save-search .field-error').waitFor();
}

async function openSaved(page: Page) {
  await saveAs(page, 'Documentos da base');
  await page.goto('/account/searches');
  return page.locator('.expander summary').first().click();
}

async function typeSynonyms(page: Page, words: string) {
  await page.goto('/desk/search/synonyms/new');
  await page.fill('[name="words"]', words);
}

async function keepSynonyms(page: Page) {
  await page.goto('/desk/search/synonyms');
  if ((await page.locator('.table').count()) > 0) return;
  await typeSynonyms(page, 'holerite, contracheque, recibo de pagamento');
  await send(page, '/desk/search/synonyms');
  return page.locator('.table').waitFor();
}

async function trySynonyms(page: Page) {
  await typeSynonyms(page, 'marimba, documento');
  await page.fill('[name="sample"]', 'marimba');
  await page.locator('button[formaction*="/preview"]').click();
  return page.locator('.synonym-effect').waitFor();
}

async function refuseSynonyms(page: Page) {
  await typeSynonyms(page, 'uma');
  await send(page, '/desk/search/synonyms');
  return page.locator('.error-summary').waitFor();
}
