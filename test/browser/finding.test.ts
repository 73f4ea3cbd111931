import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { caio, marina, openStreet, type Street } from './harness.ts';
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
  const box = page.locator('#search-compact');
  await page.keyboard.type('férias falta');
  await page.locator('.instant-result').first().waitFor();
  assert.deepEqual([await box.getAttribute('role'), await box.getAttribute('aria-expanded')], ['combobox', 'true']);
  await page.keyboard.press('ArrowDown');
  const active = (await box.getAttribute('aria-activedescendant')) ?? '';
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowUp');
  assert.equal(await box.getAttribute('aria-activedescendant'), null);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.instant').isVisible(), false);
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search-compact');
  await page.keyboard.type(' abonada');
  await page.locator('.instant-result').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const chosen = await page.locator('.instant-result[aria-selected="true"] bdi').innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(?:kb|docs|tickets)\/[^/?]+$/);
  assert.equal(await page.locator('h1').innerText(), chosen);
  const counted = `select asked, opened from searched_words where words = 'ferias falta abonada'`;
  // Written after the answer.
  let rows: unknown[] = [];
  for (let tries = 0; rows.length === 0 && tries < 50; tries += 1) {
    await page.waitForTimeout(50);
    rows = (await street.house.superuser.query(counted)).rows;
  }
  assert.deepEqual(rows, [{ asked: 1, opened: 1 }]);
  await page.goBack();
  await page.waitForURL(/\/tickets$/);
  assert.deepEqual(complaints, []);
});

test('Marina reads an answer beside her subject without losing a letter; it solves it, and her draft is gone', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page);
  await page.goto('/tickets/new');
  await page.fill('#description', 'Já escrevi metade.');
  await page.locator('#subject').pressSequentially('documento de entrada sem impostos');
  const answer = page.locator('.suggestion', { hasText: 'sem impostos calculados' }).first();
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

test('Caio types an operator, sees the filter beside the box, saves the search and comes back to it', async () => {
  const page = await street.visit(caio);
  const complaints = listen(page);
  await page.goto('/desk/organizations');
  await page.keyboard.press('/');
  await page.keyboard.type('nota status:novo');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?/);
  await page.locator('.search-chips .pill', { hasText: 'Estado: Novo' }).waitFor();
  await page.locator('.result-head summary').click();
  await page.fill('.save-search [name="name"]', 'Notas novas');
  await page.locator('.save-search button').click();
  await page.getByText('Busca salva').first().waitFor();
  await page.goto('/account/searches');
  await page.getByRole('link', { name: 'Notas novas' }).click();
  await page.waitForURL(/q=nota\+status%3Anovo/);
  await page.locator('.search-chips .pill').first().click();
  await page.waitForURL(/\/search\?q=nota$/);
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
  await page.getByRole('link', { name: 'Não', exact: true }).click();
  await page.getByRole('button', { name: 'Enviar e abrir solicitação' }).click();
  await page.waitForURL(/\/tickets\/new\?article=/);
  await page.getByText('Você leu:').waitFor();
  await page.goto('/tickets/new?subject=documento+de+entrada');
  assert.ok((await page.locator('.suggestion').count()) > 0);
});

test('whoever types on while an answer is still arriving hears of nothing, and gets the next answer', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page);
  await page.goto('/tickets/new');
  await page.evaluate(() => {
    const real = window.fetch;
    let first = true;
    window.fetch = async (input, init) => {
      const answer = await real(input, init);
      if (!first || !answer.url.includes('subject=')) return answer;
      first = false;
      document.body.dataset['arriving'] = 'yes';
      // Its body comes for as long as nobody gives it up.
      const body = new ReadableStream({
        start: (stream) =>
          init?.signal?.addEventListener('abort', () => stream.error(new DOMException('given up', 'AbortError'))),
      });
      return new Response(body, answer);
    };
  });
  await page.locator('#subject').pressSequentially('documento');
  await page.locator('body[data-arriving]').waitFor();
  await page.locator('#subject').pressSequentially(' de entrada');
  await page.locator('.suggestion').first().waitFor();
  assert.deepEqual(complaints, []);
});
