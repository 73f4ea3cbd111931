import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

test('what Marina only has to validate stands before what closes sooner, each with its day; what waits for others comes below', async () => {
  const { html } = await (await house.as('marina@tubraxel.exemplo.com.br')).get('/');
  const waiting = html.slice(html.indexOf('Aguardando você'), html.indexOf('Em andamento'));
  const states = [...waiting.matchAll(/class="chip[^"]*">([^<]+)</g)].map(([, state]) => state);
  assert.deepEqual(states, ['Validação Cliente', 'Aguardando cliente']);
  assert.equal(waiting.match(/responda até/g)?.length, 2);
  assert.ok(!html.slice(html.indexOf('Em andamento')).includes('Validação Cliente'));
});

test('whoever has no requests at all reads what will be there, and a visitor reads what is public and how to come in', async () => {
  const edus = await (await house.as('edu@tubraxel.exemplo.com.br')).get('/');
  assert.match(edus.html, /Nenhuma solicitação em andamento/);
  const visitors = await house.visitor().get('/');
  assert.match(visitors.html, /href="\/sign-in"/);
  assert.match(visitors.html, /href="\/kb\/[^"]+"/);
  assert.doesNotMatch(visitors.html, /href="\/tickets\/\d+"/);
});
