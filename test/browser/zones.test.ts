import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bruno, openStreet, paulo, type Street } from './harness.ts';
import { send } from './tour.ts';

let street: Street;

before(async () => {
  street = await openStreet();
});
after(() => street.close());

test('what Bruno and Paulo opened at the same instant is an hour earlier in Manaus than in São Paulo', async () => {
  const instant = new Date();
  instant.setUTCSeconds(0, 0);
  const hovered = new Map<string, string>();
  for (const who of [bruno, paulo]) {
    const page = await street.visit(who);
    street.house.setClock(instant);
    await page.goto('/tickets/new');
    await page.fill('#subject', 'Que horas são?');
    await page.fill('#description', 'A mesma hora para todos.');
    await send(page, '/tickets');
    await page.waitForURL(/\/tickets\/\d+\?opened/);
    const time = page.locator('.message time');
    assert.equal(await time.getAttribute('datetime'), instant.toISOString());
    hovered.set(who, (await time.getAttribute('title')) ?? '');
    street.house.setClock(null);
  }
  const written = (hours: number): string => {
    const [, year, month, day, time] =
      new Date(+instant - hours * 3_600_000).toISOString().match(/^(.{4})-(..)-(..)T(.{5})/) ?? [];
    return `${day}/${month}/${year} ${time}`;
  };
  assert.equal(hovered.get(bruno), written(4));
  assert.equal(hovered.get(paulo), written(3));
});

test('Bruno moves to Lisbon, and his dates with him', async () => {
  const page = await street.visit(bruno);
  await page.goto('/tickets');
  const there = await page.locator('main time').first().getAttribute('title');
  await page.goto('/account');
  await page.selectOption('#time_zone', 'Europe/Lisbon');
  await page.click('main .button.main');
  await page.waitForSelector('.notice');
  await page.goto('/tickets');
  assert.notEqual(await page.locator('main time').first().getAttribute('title'), there);
});
