import { openStreet, marina } from './harness.ts';
const street = await openStreet();
const page = await street.visit(null);
page.on('console', (m) => console.log(m.type(), m.text()));
await page.goto('/sign-in');
await page.evaluate(() =>
  document.addEventListener('focusin', (e) => console.log('focus', (e.target as Element).outerHTML.slice(0, 120))),
);
await page.fill('#email', marina);
await page.fill('#password', 'nao nao nao');
await page.click('form[action="/sign-in"] .button.main');
await page.waitForSelector('.error-summary');
await page.waitForTimeout(500);
console.log(
  await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)),
  await page.evaluate(() => [...document.querySelectorAll('[autofocus]')].map((e) => e.outerHTML.slice(0, 90))),
);
console.log(await page.locator('form[action="/sign-in"]').first().innerHTML());
await street.close();
