import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

test('what Marina missed in a video and cannot be taken comes back on the video’s page, as typed, with the error beside the field', async () => {
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  const { rows } = await house.superuser.query<{ slug: string }>(
    `select d.slug from documents d join videos v on v.document_id = d.id where d.kind = 'video' and d.state = 'published' and d.audience = 'public' order by d.slug limit 1`,
  );
  const path = `/videos/${rows[0]?.slug}`;
  const { html } = await marina.get(`${path}?solved=no`);
  const action = /action="([^"]*\/feedback)"/.exec(html)?.[1] ?? '';
  const long = `Falta o fim. ${'x'.repeat(2_000)}`;
  const refused = await marina.post(action, { solved: 'no', reason: 'unclear', words: long, go_on: 'stay' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /id="player"/);
  assert.match(refused.html, /id="words-error"/);
  assert.match(refused.html, /Falta o fim\. x{2000}/);
  assert.match(refused.html, /value="unclear"[^>]*checked|checked[^>]*value="unclear"/);
  const taken = await marina.post(action, { solved: 'no', reason: 'unclear', words: 'Falta o fim.', go_on: 'stay' });
  assert.equal(taken.location, `${path}?thanks=no`);
  assert.equal((await marina.post('/videos/nenhum-com-este-nome/feedback', { solved: 'no' })).status, 404);
});
