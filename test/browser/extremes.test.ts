import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  bruno,
  caio,
  davi,
  helena,
  lia,
  marina,
  openStreet,
  paulo,
  phone,
  rosa,
  signIn,
  type Street,
} from './harness.ts';
import { listen, overflowing } from './look.ts';
import { send } from './send.ts';

let street: Street;

before(async () => {
  street = await openStreet();
});
after(() => street.close());
afterEach(() => street.leave());

const script = '<script>window.hacked = 1</script>';
const image = '"><img src=x onerror="window.hacked = 1">';

async function rename(page: Page, name: string): Promise<void> {
  await page.goto('/account');
  await page.fill('#name', name);
  await send(page, '/account');
}

async function openRequest(page: Page, subject: string, description: string): Promise<number> {
  await page.goto('/tickets/new');
  await page.fill('#subject', subject);
  await page.fill('#description', description);
  await send(page, '/tickets');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  return Number(new URL(page.url()).pathname.split('/').at(-1));
}

test('markup that Marina types is text to everybody who reads it', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page);
  await rename(page, image);
  await page.waitForSelector('.notice');
  const number = await openRequest(page, script, `${image}\n${script}`);
  const reader = await street.visit(caio);
  const paths = ['/', '/tickets', `/tickets/${number}`, '/organization', '/account', '/account/sessions'];
  const reads = [
    ...paths.map((path) => [page, path] as const),
    [reader, '/desk'] as const,
    [reader, `/desk/tickets/${number}`] as const,
  ];
  for (const [who, path] of reads) {
    await who.goto(path);
    assert.ok((await who.textContent('body'))?.includes(path === '/desk' ? script : image), path);
    assert.equal(await who.locator('body script, main img, header img').count(), 0, path);
    assert.equal(await who.evaluate(() => 'hacked' in window), false, path);
  }
  await page.goto(`/tickets/new?subject=${encodeURIComponent(image)}`);
  assert.equal(await page.inputValue('#subject'), image);
  assert.equal(await page.evaluate(() => 'hacked' in window), false);
  assert.deepEqual(complaints, []);
});

test('a name that reads otherwise than it is written is refused, with what was typed', async () => {
  const page = await street.visit(paulo);
  await rename(page, 'Paulo \u202Eexe.iren');
  await page.waitForSelector('.error-summary:has-text("caracteres invisíveis")');
  assert.equal(await page.inputValue('#name'), 'Paulo \u202Eexe.iren');
  await page.goto('/organization');
  assert.match((await page.textContent('main')) ?? '', /Paulo Neri/);
});

test('a name in Arabic with an emoji stands apart from the words around it', async () => {
  const name = 'ليا برادو 🦋';
  const page = await street.visit(lia);
  await rename(page, name);
  await page.waitForSelector('.notice');
  const number = await openRequest(page, 'Título em português', 'Texto em português.');
  for (const path of ['/', '/tickets', `/tickets/${number}`, '/organization']) {
    await page.goto(path);
    const loose = await page.evaluate(apart, name);
    assert.deepEqual(loose, { apart: true, bare: [] }, path);
  }
  const desk = await street.visit(helena);
  await desk.goto('/desk');
  assert.deepEqual(await desk.evaluate(apart, name), { apart: true, bare: [] });
});

/** Whether a name is shown, and wherever it stands without its own direction. */
function apart(name: string): { apart: boolean; bare: string[] } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const holders: Element[] = [];
  while (walker.nextNode())
    if (walker.currentNode.textContent?.includes(name) && walker.currentNode.parentElement)
      holders.push(walker.currentNode.parentElement);
  const bare = holders.filter((element) => !element.closest('bdi, [dir="auto"]')).map(({ outerHTML }) => outerHTML);
  return { apart: holders.length > 0, bare };
}

test('a name and a subject as long as they may be break no page on a phone', async () => {
  const page = await street.visit(rosa, { viewport: phone });
  await rename(page, 'W'.repeat(300));
  await page.waitForSelector('.notice');
  const number = await openRequest(page, 'M'.repeat(200), 'i'.repeat(3000));
  for (const path of [
    '/',
    '/tickets',
    `/tickets/${number}`,
    '/tickets/new',
    '/organization',
    '/account',
    '/account/sessions',
  ]) {
    await page.goto(path);
    assert.deepEqual(await overflowing(page, 390), [], path);
    await page.click('.account > summary');
    assert.deepEqual(await overflowing(page, 390), [], `${path}, menu open`);
  }
  const desk = await street.visit(caio, { viewport: phone });
  for (const path of ['/desk', `/desk/tickets/${number}`]) {
    await desk.goto(path);
    for (const width of [390, 1280]) assert.deepEqual(await overflowing(desk, width), [], `${path}, ${width}`);
  }
});

test('one letter more than a name may have is refused, not cut', async () => {
  const page = await street.visit(davi);
  await page.goto('/account');
  await page.evaluate(() => document.querySelector('#name')?.removeAttribute('maxlength'));
  await page.fill('#name', 'D'.repeat(301));
  await send(page, '/account');
  await page.waitForSelector('.error-summary:has-text("300")');
  assert.equal((await page.inputValue('#name')).length, 301);
});

test('at four times the size, Bruno signs in, opens a request and finds it, scrolling only downwards', async () => {
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
  await signIn(page, bruno);
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
  const page = await street.visit(bruno, { javaScriptEnabled: false });
  for (const path of ['/', '/tickets', '/tickets/new', '/organization', '/account', '/account/sessions']) {
    await page.goto(path);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    assert.deepEqual(await overflowing(page, 390), [], path);
  }
});
