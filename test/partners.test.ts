import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from './harness/house.ts';
import { actAndCompare } from './partners/act.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

test('P6: through 250 random grants, revocations, departures and suspensions every consultant sees what the model says, at once', async (t) => {
  const seed = Date.now() % 2 ** 31;
  t.diagnostic(`seed ${seed}`);
  const compared = await actAndCompare(house, { units: 3, customers: 6, consultants: 6, steps: 250 }, seed);
  assert.ok(compared >= 500);
});
