import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStreet, phone, type Street, wide } from './harness.ts';
import { barriers, listen, overflowing } from './look.ts';
import { type Places, placesOf, stops } from './tour.ts';

let street: Street;
let places: Places;

before(async () => {
  street = await openStreet();
  places = await placesOf(street.house);
});
after(() => street.close());

for (const { name, who, status, come } of stops)
  test(`${name} has no barrier in either theme, fits every width and leaves the console quiet`, async () => {
    const page = await street.revisit(who);
    const complaints = listen(page, status);
    await come(page, places);
    await judge(page);
    assert.deepEqual(complaints, []);
  });

test('axe finds the barrier that somebody builds', async () => {
  const page = await street.visit(null);
  await page.goto('/');
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
  assert.match((await barriers(page)).join(), /label/);
});

async function judge(page: Page): Promise<void> {
  assert.equal(await page.locator('h1').count(), 1, 'exactly one h1');
  for (const size of [wide, phone])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const found = await barriers(page, colorScheme === 'dark' ? 'colours' : 'everything');
      assert.deepEqual(found, [], `${size.width} pixels, ${colorScheme}`);
    }
  for (const width of [1280, 1024, 390, 320]) assert.deepEqual(await overflowing(page, width), [], `${width} pixels`);
}
