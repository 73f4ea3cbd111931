import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type House, openHouse } from '../test/harness/house.ts';
import { changedOnce, compiledOnce } from './compiled.ts';
import { system } from './database.ts';

let house: House;
before(async () => {
  house = await openHouse({ empty: true });
});
after(() => house.close());

test('a query that is kept is filled in with what is given each time, wherever it stands', async () => {
  const asked = (one: number, other: string | null) =>
    house.services.database.as(system, (tx) =>
      compiledOnce(
        tx,
        'test filled in',
        { one, other },
        (_db, given) =>
          sql<object>`select ${given.other}::text as other, ${given.one}::int as one, ${given.one}::int + ${1}::int as more`,
      ),
    );
  assert.deepEqual({ ...(await asked(1, 'a'))[0] }, { other: 'a', one: 1, more: 2 });
  assert.deepEqual({ ...(await asked(7, null))[0] }, { other: null, one: 7, more: 8 });
});

test('a change says how many rows it changed', async () => {
  const changed = await house.services.database.as(system, (tx) =>
    changedOnce(tx, 'test changed', { none: '00000000-0000-0000-0000-000000000000' }, (db, given) =>
      db.deleteFrom('ticket_drafts').where('id', '=', given.none),
    ),
  );
  assert.equal(changed, 0);
});

test('in tests, a shape that says too little is found out: by its text, and by a value that was frozen into it', async () => {
  const asked = (order: 'asc' | 'desc', fixed: number) =>
    house.services.database.as(system, (tx) =>
      compiledOnce(tx, 'test too little', {}, () => sql`select ${fixed}::int as n order by 1 ${sql.raw(order)}`),
    );
  await asked('asc', 1);
  await assert.rejects(asked('desc', 1), /two queries are of one shape: test too little/);
  await assert.rejects(asked('asc', 2), /two queries are of one shape: test too little/);
});
