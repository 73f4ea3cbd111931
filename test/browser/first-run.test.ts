import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
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
  await waiting.waitForSelector('.site-header a[href="/sign-in"]');
  const late = await street.visit(null);
  assert.equal((await late.goto(setup))?.status(), 404);
});
