import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { listed } from './find-list.ts';
import { listingOf } from './filters.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());
const rosa = 'rosa@norvelta.exemplo.com.br';

test('sonda', async () => {
  const { rows } = await house.superuser.query('select id from persons where email=$1',[rosa]);
  for (const q of ['', 'status=new','turn=customer','kind=error','mine=on','q=nota','q=20.418','since=30','sort=active','sort=closing','show=ended&q=a','module=0197b3a0-0000-7000-8000-000000000000','sort=active&q=a&after='+Buffer.from(JSON.stringify(['9','1795000000000000'])).toString('base64url')])
    console.log(q, (await house.services.database.as({person_id: rows[0].id}, (tx) => listed(tx, listingOf(new URLSearchParams(q))))).rows.map(r=>[r.number,r.subject,r.status,r.unread]));
  assert.ok(true);
});
