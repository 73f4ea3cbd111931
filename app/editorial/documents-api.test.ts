import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let nina: Browser;
let caio: Browser;
let marina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [nina, caio, marina, visitor] = await Promise.all([
    house.as('nina@orvalha.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

async function ask(who: Browser, method: string, path: string, body?: unknown) {
  const { status, html } = await who.call(method, `/api/v1${path}`, body);
  return { status, data: JSON.parse(html) };
}

test('a program of Nina writes an article, publishes it, and is told when somebody was faster', async () => {
  const made = await ask(nina, 'POST', '/articles', { title: 'Do programa', body: 'Um **texto**.', codes: ['PFI170'] });
  assert.equal(made.status, 201);
  const { id, version } = made.data;
  assert.deepEqual([made.data.state, made.data.audience, made.data.url], ['draft', 'staff', '/kb/do-programa']);
  assert.equal((await ask(visitor, 'GET', `/articles/${id}`)).status, 404);
  const shown = await ask(nina, 'PATCH', `/articles/${id}`, { state: 'published', audience: 'public', version });
  assert.deepEqual([shown.status, shown.data.version, shown.data.revision], [200, 2, 1]);
  const late = await ask(nina, 'PATCH', `/articles/${id}`, { title: 'Outro', version });
  assert.deepEqual([late.status, late.data.state], [409, 'published']);
  const wrong = await ask(nina, 'PATCH', `/articles/${id}`, { state: 'scheduled' });
  assert.equal(wrong.status, 409);
  const read = await ask(visitor, 'GET', `/articles/${id}`);
  assert.deepEqual([read.data.body, read.data.codes, read.data.owner_id], ['Um **texto**.', ['PFI170'], null]);
  assert.equal((await ask(visitor, 'GET', `/docs/${id}`)).status, 404);
});

test('what a program gets wrong is said field by field, and nothing is kept', async () => {
  assert.deepEqual((await ask(nina, 'POST', '/docs', { title: 'x', body: 'y', estranho: 1 })).status, 400);
  const empty = await ask(nina, 'POST', '/docs', { title: ' ', body: 'y' });
  assert.deepEqual([empty.status, empty.data.errors[0].field], [422, 'title']);
  const made = await ask(nina, 'POST', '/docs', { title: 'Sem pai', body: 'y', parent_id: crypto.randomUUID() });
  assert.deepEqual([made.status, made.data.errors[0].field], [422, 'parent_id']);
  const again = await ask(nina, 'POST', '/docs', { title: 'Sem pai', body: 'y', state: 'scheduled' });
  assert.deepEqual([again.status, again.data.errors[0].field], [422, 'publish_at']);
  const { rows } = await house.superuser.query(`select from documents where title = 'Sem pai'`);
  assert.equal(rows.length, 0);
});

test('only editors write by program; lists tell each what they may read, a page at a time', async () => {
  for (const who of [caio, marina])
    assert.equal((await ask(who, 'POST', '/articles', { title: 'x', body: 'y' })).status, 404);
  await ask(nina, 'POST', '/articles', { title: 'Da equipe', body: 'y', state: 'published', audience: 'staff' });
  const all = async (who: Browser) => {
    const titles: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { data }: { data: { data: { title: string }[]; next: string | null } } = await ask(
        who,
        'GET',
        `/articles?limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      titles.push(...data.data.map(({ title }) => title));
      cursor = data.next;
    }
    return titles;
  };
  const [staff, public_titles] = [await all(nina), await all(visitor)];
  assert.ok(staff.includes('Da equipe') && !public_titles.includes('Da equipe'));
  assert.equal(new Set(staff).size, staff.length);
  assert.ok(staff.length > public_titles.length && public_titles.length > 3);
});

test('an article of a megabyte comes through', async () => {
  const made = await ask(nina, 'POST', '/articles', { title: 'Grande', body: 'ção '.repeat(260_000) });
  assert.equal(made.status, 201);
  const longer = await ask(nina, 'POST', '/articles', { title: 'Maior', body: 'x'.repeat(1_048_577) });
  assert.deepEqual([longer.status, longer.data.errors[0].field], [422, 'body']);
});
