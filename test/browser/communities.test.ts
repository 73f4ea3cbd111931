import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import readQr from 'jsqr';
import sharp from 'sharp';
import { marina, openStreet, phone, type Street } from './harness.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());

for (const colorScheme of ['light', 'dark'] as const)
  test(`a camera that is pointed at the page in ${colorScheme} reads the very link that the button opens`, async () => {
    const page = await street.visit(marina, { viewport: phone, colorScheme });
    for (const slug of ['livros-fiscais-no-whatsapp', 'financeiro-no-whatsapp', 'folha-e-ferias-no-whatsapp']) {
      await page.goto(`/communities/${slug}`);
      await page.locator('.qr').scrollIntoViewIfNeeded();
      const link = await page.locator('main a.button.main').getAttribute('href');
      // What the camera sees is the whole screen, not the code cut out.
      const { data, info } = await sharp(await page.screenshot())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      // The package is CommonJS: its function is the default of the default.
      const read = (readQr as unknown as { default: typeof readQr }).default ?? readQr;
      const code = (
        read as unknown as (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null
      )(new Uint8ClampedArray(data), info.width, info.height);
      assert.equal(code?.data, link);
    }
  });
