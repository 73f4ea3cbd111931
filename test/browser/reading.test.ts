import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStreet, type Street } from './harness.ts';
import { listen } from './look.ts';

let street: Street;
before(async () => (street = await openStreet({ rate_limits: false })));
after(() => street.close());

const article = '/kb/pfi170-calculo-do-difal-com-base-dupla';

test('a visitor is asked in place what was missing, on a page that is kept for everybody, and nothing on it breaks the policy', async () => {
  const page = await street.visit(null);
  const complaints = listen(page);
  await page.goto(article);
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  assert.match(data ?? '', /"TechArticle"/);
  await page.locator('#solved').scrollIntoViewIfNeeded();
  await page.locator('#solved a.button').click();
  await page.locator('#solved [name="reason"][value="unclear"]').check();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, article);
  await page.fill('#solved [name="words"]', 'Falta o passo da filial.');
  await page.locator('#solved button[value="stay"]').click();
  await page.waitForURL(/thanks=no/);
  const { rows } = await street.house.superuser.query(
    'select reason, words, person_id from document_feedback where person_id is null',
  );
  assert.deepEqual(rows, [{ reason: 'unclear', words: 'Falta o passo da filial.', person_id: null }]);
  assert.deepEqual(complaints, []);
  await street.leave();
});

test('the same without JavaScript, and the language too', async () => {
  const page = await street.visit(null, { javaScriptEnabled: false });
  await page.goto(article);
  await page.click('#solved a');
  await page.click('#solved button[value="yes"]');
  await page.waitForURL(/thanks=yes/);
  await page.goto(article);
  await page.click('#language a');
  await page.click('button[value="en"]');
  assert.equal(new URL(page.url()).pathname, article);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await street.leave();
});
