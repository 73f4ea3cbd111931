import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { words } from '../../locales/index.ts';
import { openStreet, phone, type Street, wide } from './harness.ts';
import { barriers, listen, overflowing } from './look.ts';
import { first_stops, setupPath } from './tour.ts';

let street: Street;
let setup: string;

before(async () => {
  street = await openStreet({ empty: true });
  setup = await setupPath(street.house);
});
after(() => street.close());
afterEach(() => street.leave());

for (const { name, who, status, come } of first_stops)
  test(`${name} has no barrier in either theme, fits every width and leaves the console quiet`, async () => {
    const page = await street.visit(who);
    const complaints = listen(page, status);
    await come(page, { setup });
    assert.equal(await page.locator('h1').count(), 1, 'exactly one h1');
    for (const size of [wide, phone])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await barriers(page), [], `${size.width} pixels, ${colorScheme}`);
      }
    for (const width of [390, 320]) assert.deepEqual(await overflowing(page, width), [], `${width} pixels`);
    assert.deepEqual(complaints, []);
  });

test('whoever waits before the first set-up comes in by itself once it is done, and the link is spent', async () => {
  const waiting = await street.visit(null);
  await waiting.goto('/');
  assert.equal(await waiting.textContent('h1'), words['pt-BR'].errors.preparing.title);
  const page = await street.visit(null);
  await page.goto(setup);
  await page.fill('#vendor_name', 'Orvalha');
  await page.fill('#name', 'Ana Souto');
  await page.fill('#email', 'ana@orvalha.exemplo.com.br');
  await page.fill('#password', 'uma frase só de Ana');
  await page.fill('#password_again', 'uma frase só de Ana');
  await page.click('main .button.main');
  await page.waitForURL('/desk/settings');
  await newcomer(page);
  await waiting.waitForSelector('.site-header a[href="/sign-in"]');
  const late = await street.visit(null);
  assert.equal((await late.goto(setup))?.status(), 404);
});

/** Whoever has just opened a portal is led from step to step, and sees the colour they choose before they save it. */
async function newcomer(page: Page): Promise<void> {
  assert.deepEqual(await barriers(page), []);
  for (const width of [1280, 390, 320]) assert.deepEqual(await overflowing(page, width), [], `${width} pixels`);
  await page.setViewportSize(wide);
  const accent = () =>
    page.locator('main .button.main').evaluate((button) => getComputedStyle(button).getPropertyValue('--hue').trim());
  await page.fill('#hue', '280');
  await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--hue') === '280');
  assert.equal(await accent(), '280');
  const steps = await page.locator('.first-steps a').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  assert.equal(steps.length, 5);
  for (const step of steps) {
    await page.goto('/desk/settings');
    await page.click(`.first-steps a[href="${step}"]`);
    await page.waitForURL(String(step));
    assert.equal(await page.locator('h1').count(), 1, String(step));
  }
  await page.goto('/desk/organizations');
  assert.match((await page.textContent('main')) ?? '', /Ainda não há organizações/);
  await page.goto('/desk/organizations?q=ninguém');
  assert.match((await page.textContent('main')) ?? '', /Nenhuma organização com estes filtros/);
}
