import { after, before, test } from 'node:test';
import { openStreet, type Street } from './browser/harness.ts';
import { reading_stops } from './browser/tour-reading.ts';
let street: Street;
before(async () => (street = await openStreet({ rate_limits: false })));
after(() => street.close());
test('shots', { timeout: 280_000 }, async () => {
  const only = process.env['SHOTS'] ? new RegExp(process.env['SHOTS']) : /./;
  for (const { name, who, come } of reading_stops) {
    if (!only.test(name)) continue;
    const page = await street.revisit(who);
    try { await come(page, {}); } catch (e) { console.log(name, String(e).slice(0, 200)); }
    for (const [width, theme] of [[1280, 'light'], [390, 'dark']] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: `/tmp/reader/shots/${name.replaceAll(/\W+/g, '-')}-${width}.png`, fullPage: true });
    }
  }
});
