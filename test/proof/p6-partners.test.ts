import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../harness/house.ts';
import { actAndCompare } from '../partners/act.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

test('P6: 4 units, 30 customers each, 20 consultants, 5,000 steps: every page shows what the model says', async (t) => {
  const seed = Date.now() % 2 ** 31;
  t.diagnostic(`seed ${seed}`);
  const compared = await actAndCompare(house, { units: 4, customers: 120, consultants: 20, steps: 5_000 }, seed);
  t.diagnostic(`${compared} pages compared`);
  assert.ok(compared >= 10_000);
});
