import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { saved_max } from './saved-search.ts';

let house: House;
let marina: Browser;
let lia: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [marina, lia] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
  ]);
});
after(() => house.close());

const idOf = async (name: string): Promise<string> =>
  (await house.superuser.query('select id from saved_searches where name = $1', [name])).rows[0]?.id ?? '';

test('Marina keeps a search with its filters, finds it on the page of searches and in her account, and Lia does not', async () => {
  const kept = await marina.post('/search/saved', { name: 'Notas da base', query: 'q=nota&type=kb&after=x' });
  assert.equal(kept.location, '/search?q=nota&type=kb&saved');
  for (const path of ['/search', '/search?q=nota', '/account/searches'])
    assert.match((await marina.get(path)).html, /href="\/search\?q=nota&amp;type=kb"/, path);
  assert.match((await marina.get('/search?q=nota&type=kb')).html, /Salva como “Notas da base”/);
  for (const path of ['/search', '/account/searches'])
    assert.doesNotMatch((await lia.get(path)).html, /Notas da base/, path);
  assert.equal((await marina.post('/search/saved', { name: 'notas da base', query: 'q=nota&type=kb' })).status, 303);
  const { rows } = await house.superuser.query(
    `select event, details::text from audit_events where event = 'search_saved'`,
  );
  assert.deepEqual(rows, [{ event: 'search_saved', details: '{}' }]);
});

test('a name that is taken, empty or one too many is refused with what was typed', async () => {
  const taken = await marina.post('/search/saved', { name: 'NOTAS DA BASE', query: 'q=guia' });
  assert.equal(taken.status, 422);
  assert.match(taken.html, /value="NOTAS DA BASE"/);
  assert.match(taken.html, /Já existe/);
  assert.equal((await marina.post('/search/saved', { name: '  ', query: 'q=guia' })).status, 422);
  assert.equal((await marina.post('/search/saved', { name: 'Nada', query: 'q=' })).status, 422);
  await house.superuser.query(
    `insert into saved_searches (id, person_id, name, query) select gen_random_uuid(), person_id, 'n' || n, 'q=n' from saved_searches, generate_series(2, $1) n`,
    [saved_max],
  );
  const full = await marina.post('/search/saved', { name: 'Mais uma', query: 'q=guia' });
  assert.equal(full.status, 422);
  assert.match(full.html, /Você já tem 50 buscas salvas/);
  await house.superuser.query(`delete from saved_searches where name like 'n%'`);
});

test('a search as long as a log is not offered to be saved, and not saved', async () => {
  const long = 'ç'.repeat(1_200);
  assert.doesNotMatch(
    (await marina.get(`/search?${new URLSearchParams({ q: long })}`)).html,
    /action="\/search\/saved"/,
  );
  const query = new URLSearchParams({ q: long }).toString();
  assert.equal((await marina.post('/search/saved', { name: 'Log', query })).status, 422);
});

test('she renames it and deletes it; to Lia it does not exist', async () => {
  const id = await idOf('Notas da base');
  assert.equal((await lia.post(`/account/searches/${id}`, { name: 'Minha' })).status, 404);
  assert.equal((await lia.post(`/account/searches/${id}/delete`, {})).status, 404);
  await marina.post('/search/saved', { name: 'Guias', query: 'q=guia' });
  const refused = await marina.post(`/account/searches/${id}`, { name: 'guias' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /value="guias"/);
  assert.equal((await marina.post(`/account/searches/${id}`, { name: 'Notas' })).location, '/account/searches?renamed');
  assert.equal((await marina.post(`/account/searches/${id}/delete`, {})).location, '/account/searches?deleted');
  assert.equal((await marina.post(`/account/searches/${id}/delete`, {})).status, 404);
  assert.deepEqual((await house.superuser.query('select name from saved_searches')).rows, [{ name: 'Guias' }]);
});
