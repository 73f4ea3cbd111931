import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { safeHtml } from '../../lib/html.ts';
import { markdownHtml } from '../../lib/markdown.ts';
import { lifeIn } from '../harness/life.ts';
import { payloads } from '../harness/payloads.ts';
import { marina, openStreet, type Street } from './harness.ts';
import { touch, watch } from './watch.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());

test('with no policy at all, nothing of the corpus runs or calls home once it went through the writing', async () => {
  const page = await street.visit(null);
  const done = await watch(page, street.origin);
  const clean = payloads
    .flatMap((payload) => [markdownHtml(payload), safeHtml(payload)])
    .filter((html) => html !== null);
  assert.ok(clean.length > 500);
  await page.setContent(`<main>${clean.map((html) => `<div class="written">${html}</div>`).join('\n')}</main>`);
  await touch(page, 'main');
  assert.equal(await page.locator('main > .written').count(), clean.length, 'a text broke out of its place');
  assert.deepEqual(done, []);
  const links = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
  assert.ok(links.length > 10);
  assert.deepEqual(
    [...new Set(links)].filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol)),
    [],
  );
});

test('the watch sees what runs when the writing is left out', async () => {
  const page = await street.visit(null);
  const done = await watch(page, street.origin);
  await page.setContent('<main><img src=x onerror=ran()><img src="https://evil.example/p.png"></main>');
  await touch(page, 'main');
  assert.ok(done.includes('a payload ran'));
  assert.ok(done.some((what) => what.startsWith('asked https://evil.example')));
});

test('on the page of a request, under the policy of the portal, nothing runs, nothing calls home and no refusal is needed', async () => {
  const life = lifeIn(street.house);
  const page = await street.visit(marina);
  const done = await watch(page, street.origin);
  for (let from = 0; from < payloads.length; from += 180) {
    const ticket = await life.open({ subject: `Corpus ${from}`, description: payloads[from] ?? 'x' });
    const html = await Promise.all(payloads.slice(from, from + 180).map((payload) => markdownHtml(payload)));
    const bodies = payloads.slice(from, from + 180).map((payload) => payload.replaceAll('\0', ' '));
    await street.house.superuser.query(
      `insert into ticket_messages (id, ticket_id, organization_id, kind, author_name, author_side, body, html, submission_id)
       select gen_random_uuid(), $1, $2, 'message', '<script>ran()</script>', 'customer', b.body, b.html, gen_random_uuid() from unnest($3::text[], $4::text[]) b(body, html)`,
      [ticket.id, ticket.organization_id, bodies, html],
    );
    for (const path of ['', '/history']) {
      await page.goto(`/tickets/${ticket.number}${path}`);
      await touch(page, '.timeline');
      assert.equal(await page.locator('h1').count(), 1);
      assert.equal(await page.locator('.timeline > .message').count(), bodies.length + 1);
    }
  }
  assert.deepEqual(done, []);
});
