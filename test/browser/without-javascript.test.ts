import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { caio, helena, lia, marina, openStreet, paulo, phone, rosa, signIn, type Street } from './harness.ts';
import { send } from './send.ts';
import { mailedLink } from './tour.ts';

let street: Street;
const bare = { javaScriptEnabled: false };

before(async () => {
  street = await openStreet();
});
after(() => street.close());
afterEach(() => street.leave());

test('Lia signs in, asks from the home page, reads her request and signs out', async () => {
  const page = await street.visit(null, bare);
  await page.goto('/');
  await page.click('main a[href="/sign-in"]');
  await signIn(page, lia);
  await page.fill('#search-large', 'Boleto sai sem código de barras');
  await page.click('.search-box.large button');
  await page.click('main a[href^="/tickets/new"]');
  assert.equal(await page.inputValue('#subject'), 'Boleto sai sem código de barras');
  await page.fill('#description', 'Desde ontem.\n\nEm todas as contas.');
  await send(page, '/tickets');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  assert.equal(await page.textContent('h1'), 'Boleto sai sem código de barras');
  assert.deepEqual(await page.locator('.written > p').allTextContents(), ['Desde ontem.', 'Em todas as contas.']);
  await page.click('.account > summary');
  await page.click('form[action="/sign-out"] button');
  await page.goto('/tickets');
  assert.equal(new URL(page.url()).pathname, '/sign-in');
});

test('Lia comes in by the link in her mail', async () => {
  const page = await street.visit(null, bare);
  await page.goto(await mailedLink(street.house, '/sign-in'));
  await page.click('form[action^="/sign-in/link/"] button');
  await page.waitForURL('/');
  assert.match((await page.textContent('.account > summary')) ?? '', /Lia Prado/);
});

test('a refused request keeps what Marina typed, and the summary has the focus', async () => {
  const page = await street.visit(marina, bare);
  await page.goto('/tickets/new');
  await page.fill('#subject', 'DIFAL zerado');
  await page.fill('#description', '   ');
  await send(page, '/tickets');
  await page.waitForSelector('.error-summary:focus');
  assert.equal(await page.inputValue('#subject'), 'DIFAL zerado');
  await page.click('.error-summary a');
  assert.equal(new URL(page.url()).hash, '#description');
  await page.fill('#description', 'Na venda para o RJ.');
  await send(page, '/tickets');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
});

test('a button pressed twice opens one request', async () => {
  const page = await street.visit(marina, bare);
  await page.goto('/tickets/new');
  await page.fill('#subject', 'Enviada duas vezes');
  await page.fill('#description', 'Dois cliques.');
  await page.locator('form[action="/tickets"] .button.main').scrollIntoViewIfNeeded();
  const button = await page.locator('form[action="/tickets"] .button.main').boundingBox();
  assert.ok(button);
  const lock = await street.house.superuser.connect();
  try {
    await lock.query('begin; lock table tickets in share row exclusive mode');
    for (const sent of [1, 2]) {
      await page.mouse.click(button.x + 9, button.y + 9);
      await waitingFor(sent);
    }
  } finally {
    await lock.query('commit');
    lock.release();
  }
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  const { rows } = await street.house.superuser.query(
    `select number from tickets where subject = 'Enviada duas vezes'`,
  );
  assert.equal(rows.length, 1);
});

test('on a phone the menu opens and leads to the requests', async () => {
  const page = await street.visit(paulo, { ...bare, viewport: phone });
  await page.goto('/');
  const entry = page.locator('.site-menu a[href="/tickets"]');
  assert.equal(await entry.isVisible(), false);
  await page.click('.site-menu > summary');
  await entry.click();
  assert.equal(await page.textContent('h1'), 'Solicitações');
});

test('on a phone, or at four times the size, the desk has its menu too', async () => {
  for (const width of [phone.width, 320]) {
    const page = await street.visit(caio, { ...bare, viewport: { width, height: phone.height } });
    await page.goto('/desk');
    const entry = page.locator('.site-menu a[href="/desk/organizations"]');
    assert.equal(await entry.isVisible(), false);
    await page.click('.site-menu > summary');
    await entry.click();
    assert.equal(await page.textContent('h1'), 'Organizações');
  }
});

test('Rosa switches language and theme in the account menu and stays where she is', async () => {
  const page = await street.visit(rosa, bare);
  await page.goto('/tickets?show=ended');
  await page.click('.account > summary');
  await page.click('.account button[value="es"]');
  await page.waitForSelector('html[lang="es"]');
  assert.equal(new URL(page.url()).search, '?show=ended');
  await page.click('.account > summary');
  await page.click('.account button[value="dark"]');
  await page.waitForSelector('html[data-theme="dark"]');
});

test('a visitor switches the language at the foot of the page', async () => {
  const page = await street.visit(null, bare);
  await page.goto('/');
  await page.click('.site-footer button[value="en"]');
  await page.waitForSelector('html[lang="en"]');
  await page.goto('/sign-in');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
});

test('Helena walks the desk', async () => {
  const page = await street.visit(helena, bare);
  await page.goto('/desk');
  await page.click('a:has-text("CNPJ com letras")');
  assert.equal(await page.textContent('h1'), 'CNPJ com letras recusado na emissão');
  await page.click('nav a[href="/desk/organizations"]');
  await page.click('a:has-text("Plataforma Nimbrela")');
  assert.match((await page.textContent('main')) ?? '', /ZZ\.DEM\.001\/0001-09/);
});

/** Resolves when so many writers wait for the table of requests. */
async function waitingFor(writers: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await street.house.superuser.query<{ count: string }>(
      `select count(*) from pg_locks where not granted and relation = 'app.tickets'::regclass
        and database = (select oid from pg_database where datname = current_database())`,
    );
    if (Number(rows[0]?.count) === writers) return;
    await sleep(20);
  }
  assert.fail(`${writers} writers never came`);
}
