import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openStreet, phone, type Street } from './harness.ts';
import { barriers, listen, overflowing } from './look.ts';

// A product of the vendor's, elsewhere on the net, under a policy as strict as a product may have.
let street: Street;
let product: Server;
let product_origin: string;
let body = '';
before(async () => {
  street = await openStreet();
  product = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src ${street.origin}; connect-src ${street.origin}; frame-src ${street.origin}; style-src 'self'`,
    });
    response.end(`<!doctype html><html lang="pt-BR"><title>Produto</title><main><h1>Produto</h1>${body}</main></html>`);
  });
  await once(product.listen(0, '127.0.0.1'), 'listening');
  product_origin = `http://localhost:${(product.address() as AddressInfo).port}`;
});
after(async () => {
  product.close();
  product.closeAllConnections();
  await street.close();
});

const script = () => `<script src="${street.origin}/embed/arrimo-news.js"></script>`;

async function open(markup: string): Promise<{ page: Page; complaints: string[] }> {
  body = markup;
  const page = await street.visit(null);
  const complaints = listen(page);
  await page.goto(product_origin);
  return { page, complaints };
}

test('a page of another origin shows the news of a module, counts what is unread, and remembers what was opened', async () => {
  const { page, complaints } = await open(`${script()}<arrimo-news module="PRUMO/FIS"></arrimo-news>`);
  const items = page.locator('arrimo-news li');
  await items.first().waitFor();
  assert.equal(await items.count(), 5);
  const text = await page.locator('arrimo-news section').innerText();
  assert.match(text, /Nota técnica da reforma/);
  assert.match(text, /Manutenção do portal/, 'what concerns everybody');
  assert.doesNotMatch(text, /Documento de entrada mostra/, 'nothing of another module');
  assert.equal(await page.locator('arrimo-news [part=count]').innerText(), '5 não lidos');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), items.first().locator('a').click()]);
  assert.match(opened.url(), new RegExp(`^${street.origin}/news/`));
  await opened.close();
  await page.getByText('4 não lidos').waitFor();
  await page.reload();
  await page.getByText('4 não lidos').waitFor();
  const unread = await page.evaluate(
    () => (document.querySelector('arrimo-news') as HTMLElement & { unread: number }).unread,
  );
  assert.equal(unread, 4);
  await page.getByRole('button', { name: 'Marcar como lidos' }).click();
  assert.equal(await page.locator('arrimo-news [part=unread]').count(), 0);
  assert.deepEqual(complaints, []);
});

test('it is told by an event how much is unread, and takes colours and parts from the page around it', async () => {
  const { page } = await open(script());
  const found = await page.evaluate(async (origin) => {
    const element = document.createElement('arrimo-news');
    element.setAttribute('module', 'FIS');
    element.setAttribute('limit', '2');
    element.setAttribute('heading', 'Novidades do Fiscal');
    element.style.setProperty('--arrimo-news-link', 'rgb(1, 2, 3)');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('arrimo-news::part(title) { letter-spacing: 3px }');
    document.adoptedStyleSheets = [sheet];
    const told = new Promise<number>((resolve) =>
      document.addEventListener('arrimo-news-unread', (event) => resolve((event as CustomEvent).detail.unread)),
    );
    document.body.append(element);
    const unread = await told;
    const root = element.shadowRoot;
    const style = (part: string) => getComputedStyle(root?.querySelector(`[part=${part}]`) ?? document.body);
    return {
      unread,
      title: root?.querySelector('h2')?.textContent,
      spacing: style('title').letterSpacing,
      color: style('link').color,
      all: root?.querySelector<HTMLAnchorElement>('[part=all]')?.href === `${origin}/news`,
      globals: 'said' in window || 'origin_' in window,
    };
  }, street.origin);
  assert.deepEqual(found, {
    unread: 2,
    title: 'Novidades do Fiscal',
    spacing: '3px',
    color: 'rgb(1, 2, 3)',
    all: true,
    globals: false,
  });
});

test('it has no barrier, in three languages, light and dark, on a phone too', async () => {
  for (const lang of ['pt-BR', 'en', 'es']) {
    const { page } = await open(`${script()}<arrimo-news lang="${lang}"></arrimo-news>`);
    await page.locator('arrimo-news li').first().waitFor();
    await page.setViewportSize(phone);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await barriers(page), [], `${lang}, ${colorScheme}`);
    }
    assert.deepEqual(await overflowing(page, 320), []);
    await street.leave();
  }
});

test('an unknown module and a portal that does not answer leave a sentence, not an error', async () => {
  const { page } = await open(`${script()}<arrimo-news module="ZZZ"></arrimo-news>`);
  await page.getByText('Não foi possível carregar os comunicados.').waitFor();
});

test('what a title holds is shown as text: nothing of it runs', async () => {
  await street.house.superuser.query(
    `insert into documents (id, kind, slug, audience, title, summary, body) values (gen_random_uuid(), 'news', 'mau', 'public',
      '<img src=x onerror="document.title=1"><script>document.title=2</script>', '<b>negrito</b>', 'x')`,
  );
  const { page } = await open(`${script()}<arrimo-news></arrimo-news>`);
  await page.getByText('<b>negrito</b>').waitFor();
  assert.equal(await page.title(), 'Produto');
  assert.equal(await page.locator('arrimo-news img, arrimo-news script').count(), 0);
  await street.house.superuser.query(`delete from documents where slug = 'mau'`);
});

test('the frame shows the same to whoever has no scripts, and no other page of the portal can be framed', async () => {
  const { page } = await open(
    `<iframe src="${street.origin}/embed/news?module=FIS" title="Comunicados"></iframe><iframe src="${street.origin}/news" title="Portal"></iframe>`,
  );
  const frame = page.frameLocator('iframe[title="Comunicados"]');
  await frame.getByText('Nota técnica da reforma').waitFor();
  assert.equal(await frame.locator('script').count(), 0);
  assert.equal(await page.frameLocator('iframe[title="Portal"]').getByText('Comunicados').count(), 0);
  assert.equal((await page.context().cookies()).length, 0, 'no cookie for a third party');
});

test('the script is smaller than 6 kB compressed', async () => {
  const answer = await fetch(`${street.origin}/embed/arrimo-news.js`);
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  const bytes = brotliCompressSync(Buffer.from(await answer.arrayBuffer())).length;
  assert.ok(bytes < 6_000, `${bytes} bytes`);
});
