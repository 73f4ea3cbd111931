import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { marina, openStreet, type Street } from './harness.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());

const pathOf = async (external_id: string): Promise<string> =>
  `/videos/${(await street.house.superuser.query('select slug from documents where external_id = $1', [external_id])).rows[0].slug}`;

/** What a page asks of others; nothing of theirs is let in. */
async function asked(page: Page): Promise<string[]> {
  const others: string[] = [];
  await page.route(
    (url) => !url.href.startsWith(street.origin),
    (route) => {
      others.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>player</title>' });
    },
  );
  return others;
}

for (const javaScriptEnabled of [true, false])
  test(`nothing is asked of YouTube before the click, and only its player after it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const page = await street.visit(null, { javaScriptEnabled });
    const others = await asked(page);
    await page.goto('/videos');
    await page.goto(await pathOf('video-06'));
    await page.waitForLoadState('networkidle');
    assert.deepEqual(others, []);
    await page.locator('[aria-labelledby="chapters"] a').nth(2).click();
    await page.locator('iframe').waitFor();
    await page.frameLocator('iframe').locator('title').waitFor({ state: 'attached' });
    assert.deepEqual(
      others.map((address) => `${new URL(address).origin}${new URL(address).pathname}`),
      ['https://www.youtube-nocookie.com/embed/demoOrvalha'],
    );
    assert.equal(new URL(others[0] ?? '').searchParams.get('start'), '74');
    assert.equal(
      await page.evaluate(() => document.querySelector('iframe')?.referrerPolicy).catch(() => null),
      'strict-origin-when-cross-origin',
    );
    await street.leave();
  });

test('a chapter moves the player in place, the line that is said is marked, and its captions can be read', async () => {
  const page = await street.visit(marina);
  const refusals: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  await page.goto(await pathOf('video-03'));
  const player = page.locator('video');
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
  assert.equal(Math.round(await player.evaluate((video: HTMLVideoElement) => video.duration)), 166);
  const before_it = page.url();
  await page.locator('[aria-labelledby="chapters"] a').nth(2).click();
  await page.waitForFunction(() => Math.abs((document.querySelector('video')?.currentTime ?? 0) - 72) < 3);
  assert.equal(page.url(), before_it);
  await page.locator('.transcript li[aria-current="true"]', { hasText: 'ocorrência sem correspondência' }).waitFor();
  const cues = () => document.querySelector('video')?.textTracks[0]?.cues?.length ?? 0;
  await page.waitForFunction(cues);
  assert.ok((await page.evaluate(cues)) > 10);
  assert.deepEqual(refusals, []);
});

test('a moment of a video has an address of its own', async () => {
  const page = await street.visit(marina);
  await page.goto(`${await pathOf('video-03')}?t=72`);
  await page.waitForFunction(() => Math.abs((document.querySelector('video')?.currentTime ?? 0) - 72) < 2);
});
