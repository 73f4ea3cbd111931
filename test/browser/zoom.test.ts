import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStreet, rosa, signIn, type Street } from './harness.ts';
import { overflowing } from './look.ts';
import { send } from './tour.ts';

let street: Street;

before(async () => {
  street = await openStreet();
});
after(() => street.close());

test('at four times the size, Rosa signs in, opens a request and finds it, scrolling only downwards', async () => {
  // 1280 by 1024 pixels at 400 % (WCAG 1.4.10).
  const page = await street.visit(null, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  const fits = async (what: string): Promise<void> => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${what} is ${wide} pixels too wide`);
  };
  await page.goto('/');
  await fits('home of a visitor');
  await page.click('main a[href="/sign-in"]');
  await page.waitForURL('/sign-in');
  await fits('sign-in');
  await signIn(page, rosa);
  await fits('home');
  await page.click('.primary-action');
  await page.waitForURL('/tickets/new');
  await fits('new request');
  await page.fill('#subject', 'Letra grande');
  await page.fill('#description', '   ');
  await send(page, '/tickets');
  await page.waitForSelector('.error-summary:focus');
  await fits('refused request');
  const summary = await page.locator('.error-summary').boundingBox();
  assert.ok(summary && summary.y < 256 && summary.y + summary.height > 0, 'the summary is outside the window');
  await page.fill('#description', 'Vejo tudo.');
  await send(page, '/tickets');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  await fits('request');
  await page.click('.site-menu > summary');
  await fits('open menu');
  await page.click('.site-menu a[href="/tickets"]');
  await page.waitForURL('/tickets');
  await page.click('a:has-text("Letra grande")');
  await page.waitForSelector('h1:has-text("Letra grande")');
});

test('text twice as large, by the reader’s own setting, still fits a phone', async () => {
  const page = await street.visit(rosa, { javaScriptEnabled: false });
  for (const path of ['/', '/tickets', '/tickets/new', '/organization', '/account', '/account/sessions']) {
    await page.goto(path);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    assert.deepEqual(await overflowing(page, 390), [], path);
  }
});
