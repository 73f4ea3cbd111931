import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../bin/chromium.ts';
import { newFolder, startPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { marina, signIn } from './kit/sign-in.ts';

// What a browser fetches that has never been here, except for the cookie: the signed-in home page, cold.
type Part = { name: string; ending: RegExp; most: number };

const parts: readonly Part[] = [
  { name: 'HTML', ending: /\/$/, most: 14 },
  { name: 'JavaScript', ending: /\.js$/, most: 44 },
  { name: 'CSS', ending: /\.css$/, most: 10 },
  { name: 'font', ending: /\.woff2$/, most: 32 },
];

const { folder, remove } = newFolder();
try {
  const portal = await startPortal({ data_dir: folder });
  try {
    await measure(portal.url, await signIn(portal.url, marina));
  } finally {
    await portal.stop();
  }
} finally {
  remove();
}
tellMachine();

async function measure(url: string, cookie: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ locale: 'pt-BR' });
    const cookies = cookie.split('; ').map((pair) => pair.split('='));
    const [name = '', value = ''] = cookies.find(([key]) => key === 'sid') ?? [];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const seen = await fetched(page, url);
    for (const { path, body } of seen) tell(path, body, 'bytes');
    for (const { name: part, ending, most } of parts) {
      const bytes = seen.filter(({ path }) => ending.test(path)).reduce((sum, { body }) => sum + body, 0);
      judge(part, bytes / 1000, 'kB', { most });
    }
    judge('requests', seen.length, '', { most: 8 });
    judge('everything, compressed, without headers', seen.reduce((sum, { body }) => sum + body, 0) / 1000, 'kB', {
      most: 100,
    });
    tell(
      'and with the headers of the answers',
      seen.reduce((sum, { body, head }) => sum + body + head, 0) / 1000,
      'kB',
    );
  } finally {
    await browser.close();
  }
}

/** Every request of the page until the network is quiet, those of its service worker included. */
async function fetched(page: Page, url: string): Promise<{ path: string; body: number; head: number }[]> {
  const reading: Promise<{ path: string; body: number; head: number }>[] = [];
  page.context().on('requestfinished', (request) => {
    reading.push(
      request.sizes().then((sizes) => ({
        path: new URL(request.url()).pathname,
        body: sizes.responseBodySize,
        head: sizes.responseHeadersSize,
      })),
    );
  });
  page.context().on('requestfailed', (request) => console.log(`  failed: ${request.url()}`));
  await page.goto(url, { waitUntil: 'networkidle' });
  if (!(await page.locator('.account').count())) throw new Error('the home page is not signed in');
  // What came from the browser's own cache has no size of its own.
  return (await Promise.all(reading)).filter(({ body }) => body >= 0);
}
