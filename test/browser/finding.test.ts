import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { marina, openStreet, type Street } from './harness.ts';
import { listen } from './look.ts';

let street: Street;
before(async () => {
  street = await openStreet();
});
after(() => street.close());
afterEach(() => street.leave());

test('Marina reaches the box by /, sees first results, walks down to one by the arrows and opens it', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page);
  await page.goto('/tickets');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search-compact');
  await page.keyboard.type('férias falta');
  await page.locator('.instant-result').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const title = await page.locator('.instant-result').first().locator('bdi').innerText();
  assert.equal(await page.evaluate(() => document.activeElement?.querySelector('bdi')?.textContent), title);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.instant').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search-compact');
  await page.keyboard.type(' abonada');
  await page.locator('.instant-result').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const chosen = await page.evaluate(() => document.activeElement?.querySelector('bdi')?.textContent);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(?:kb|tickets)\/[^/]+$/);
  assert.equal(await page.locator('h1').innerText(), chosen);
  assert.deepEqual(complaints, []);
});

test('Marina reads an answer beside her subject without losing a letter; it solves it, and her draft is gone', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page);
  await page.goto('/tickets/new');
  await page.fill('#description', 'Já escrevi metade.');
  await page.locator('#subject').pressSequentially('documento de entrada sem impostos');
  const answer = page.locator('.suggestion', { hasText: 'sem impostos calculados' });
  await answer.locator('summary').click();
  await answer.locator('.written').waitFor();
  assert.equal(await page.inputValue('#description'), 'Já escrevi metade.');
  await page.waitForSelector('[data-draft-target="said"]:has-text("Rascunho salvo às")');
  await answer.getByRole('button', { name: 'Sim, não preciso mais da solicitação' }).click();
  await page.waitForURL(/\?solved/);
  await page.getByText('Que bom que resolveu').waitFor();
  await page.goto('/tickets/new');
  assert.equal(await page.getByText('Continuar: documento de entrada').count(), 0);
  assert.deepEqual(complaints, []);
});

test('without JavaScript the box, the facets and the answers for a subject are links and forms', async () => {
  const page = await street.visit(marina, { javaScriptEnabled: false });
  await page.goto('/tickets');
  await page.fill('#search-compact', 'documento de entrada');
  await page.locator('.search-box.compact button').click();
  await page.waitForURL(/\/search\?q=/);
  await page.locator('.facet a', { hasText: 'Base de conhecimento' }).click();
  await page.waitForURL(/type=kb/);
  await page.locator('.row-title').first().click();
  await page.waitForURL(/\/kb\//);
  await page.getByRole('button', { name: 'Não, abrir solicitação' }).click();
  await page.waitForURL(/\/tickets\/new\?article=/);
  await page.getByText('Você leu:').waitFor();
  await page.goto('/tickets/new?subject=documento+de+entrada');
  assert.ok((await page.locator('.suggestion').count()) > 0);
});
