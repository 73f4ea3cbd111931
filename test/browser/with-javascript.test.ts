import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Dialog, Page } from 'playwright-core';
import { marina, openStreet, paulo, signIn, type Street } from './harness.ts';
import { listen } from './look.ts';
import { send } from './send.ts';

let street: Street;

before(async () => {
  street = await openStreet();
});
after(() => street.close());
afterEach(() => street.leave());

const opened = async (subject: string): Promise<number> => {
  const { rowCount } = await street.house.superuser.query('select from tickets where subject = $1', [subject]);
  return rowCount ?? 0;
};

async function write(page: Page, subject: string, description: string): Promise<void> {
  await page.fill('#subject', subject);
  await page.fill('#description', description);
}

test('after a refusal Marina’s text is there, and the page goes on without being loaded again', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page, 422);
  await page.goto('/tickets/new');
  await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));
  await write(page, 'Arredondamento do PIS', '   ');
  await send(page, '/tickets');
  await page.waitForSelector('.error-summary');
  assert.equal(await page.inputValue('#subject'), 'Arredondamento do PIS');
  await page.fill('#description', 'Um centavo a mais.');
  await send(page, '/tickets');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  await page.click('.site-nav a[href="/tickets"]');
  await page.waitForURL('/tickets');
  assert.equal(await page.getAttribute('html', 'data-kept'), '', 'Turbo went from page to page');
  assert.deepEqual(complaints, []);
});

test('a password can still be shown after it was refused, and is hidden again when it is sent', async () => {
  const page = await street.visit(null);
  await page.goto('/sign-in');
  await page.fill('#email', marina);
  await page.fill('#password', 'não é esta a senha');
  await page.click('.input-with-button button');
  assert.equal(await page.getAttribute('#password', 'type'), 'text');
  await send(page, '/sign-in');
  await page.waitForSelector('.error-summary');
  assert.equal(await page.getAttribute('#password', 'type'), 'password');
  await page.click('.input-with-button button');
  assert.equal(await page.getAttribute('#password', 'type'), 'text');
});

test('a button pressed twice sends one request', async () => {
  const page = await street.visit(marina);
  await page.goto('/tickets/new');
  await write(page, 'Dois cliques com script', 'Dois cliques.');
  await page.dblclick('form[action="/tickets"] .button.main');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  assert.equal(await opened('Dois cliques com script'), 1);
});

test('the theme changes at once, before the server has answered, and stays', async () => {
  const page = await street.visit(paulo);
  await page.goto('/');
  await page.route('**/preferences', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.click('.account > summary');
  await page.click('.account button[value="dark"]');
  await page.waitForSelector('html[data-theme="dark"]', { timeout: 1000 });
  await page.waitForSelector('button[value="dark"][aria-pressed="true"]', { state: 'attached' });
  await page.reload();
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
});

test('a lost connection is said, the text stays, and so is that it is back', async () => {
  const page = await street.visit(marina);
  await page.goto('/tickets/new');
  await write(page, 'Sem internet', 'No meio da frase');
  await page.context().setOffline(true);
  await page.waitForSelector('#toasts .toast:has-text("Sem conexão")');
  await page.click('form[action="/tickets"] .button.main');
  await page.waitForFunction(() => !document.querySelector('form[aria-busy]'));
  assert.equal(await page.inputValue('#description'), 'No meio da frase');
  await page.context().setOffline(false);
  await page.waitForSelector('#toasts .toast:has-text("A conexão voltou")');
  await send(page, '/tickets');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  assert.equal(await opened('Sem internet'), 1);
});

test('a page that cannot be reached is answered by the one kept for that, with its look', async () => {
  const page = await street.visit(null);
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => caches.match('/offline'));
  await page.reload();
  await page.context().setOffline(true);
  await page.goto('/sign-in');
  assert.equal(await page.textContent('h1'), 'Sem conexão com a internet');
  assert.notEqual(
    await page.evaluate(() => getComputedStyle(document.querySelector('.card') ?? document.body).borderRadius),
    '0px',
  );
  await page.context().setOffline(false);
  await page.click('main button');
  await page.waitForSelector('#password');
});

test('leaving a half-written request is asked about, also after it was refused', async () => {
  const page = await street.visit(marina);
  const asked: string[] = [];
  let answer: 'accept' | 'dismiss' = 'dismiss';
  page.on('dialog', async (dialog: Dialog) => {
    asked.push(dialog.message());
    await dialog[answer]();
  });
  await page.goto('/tickets/new');
  await write(page, 'Meia frase', '   ');
  await page.click('.site-nav a[href="/tickets"]');
  assert.match(asked.join(), /Há texto que ainda não foi enviado/);
  assert.equal(await page.inputValue('#subject'), 'Meia frase');
  await send(page, '/tickets');
  await page.waitForSelector('.error-summary');
  await page.click('.site-nav a[href="/tickets"]');
  assert.equal(asked.length, 2);
  answer = 'accept';
  await page.click('.site-nav a[href="/tickets"]');
  await page.waitForURL('/tickets');
  assert.equal(asked.length, 3);
});

test('signed out in one tab, the other keeps what was typed, writes nothing and leads to the sign-in', async () => {
  const one = await street.visit(null);
  await signIn(one, paulo);
  const other = await one.context().newPage();
  await other.goto('/tickets/new');
  await write(other, 'Da outra aba', 'Não deve chegar.');
  await signOut(one);
  await send(other, '/tickets');
  await other.waitForSelector('#toasts .toast:has-text("A sua sessão terminou")');
  assert.equal(await other.inputValue('#description'), 'Não deve chegar.');
  assert.equal(await opened('Da outra aba'), 0);
  const asked = other.waitForEvent('dialog').then((dialog) => dialog.accept());
  await other.click('.site-nav a[href="/tickets"]');
  await asked;
  await other.waitForURL(/\/sign-in\?next=%2Ftickets$/);
});

test('signed in again in another tab, Paulo’s text is still there and goes out', async () => {
  const one = await street.visit(null);
  await signIn(one, paulo);
  const other = await one.context().newPage();
  await other.goto('/tickets/new');
  await write(other, 'Guardada na aba', 'Continua aqui.');
  await signOut(one);
  await signIn(one, paulo);
  await send(other, '/tickets');
  await other.waitForSelector('#toasts .toast:has-text("foi renovado")');
  assert.equal(await opened('Guardada na aba'), 0);
  await send(other, '/tickets');
  await other.waitForURL(/\/tickets\/\d+\?opened/);
  assert.equal(await opened('Guardada na aba'), 1);
});

test('what Paulo wrote does not go out under Marina’s name', async () => {
  const one = await street.visit(null);
  await signIn(one, paulo);
  const other = await one.context().newPage();
  await other.goto('/tickets/new');
  await write(other, 'De quem é isto', 'De Paulo.');
  await signOut(one);
  await signIn(one, marina);
  for (const time of ['first', 'second']) {
    await send(other, '/tickets');
    await other.waitForSelector('#toasts .toast:has-text("A sua sessão terminou")');
    assert.equal(await opened('De quem é isto'), 0, time);
  }
});

test('after signing out, the back button shows nothing of Marina', async () => {
  const page = await street.visit(null);
  await signIn(page, marina);
  await page.click('.site-nav a[href="/tickets"]');
  await page.waitForURL('/tickets');
  await page.click('main .row a');
  await page.waitForURL(/\/tickets\/\d+/);
  assert.equal((await page.reload())?.headers()['cache-control'], 'no-store');
  await signOut(page);
  for (let steps = 0; steps < 3; steps++) {
    await page.goBack();
    await page.waitForLoadState();
    assert.doesNotMatch((await page.textContent('body')) ?? '', /Marina|Tubraxel|DIFAL/);
  }
});

async function signOut(page: Page): Promise<void> {
  await page.click('.account > summary');
  await page.click('form[action="/sign-out"] button');
  await page.waitForSelector('.site-header a[href="/sign-in"]');
}
