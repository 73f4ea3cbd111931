import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { storeKey } from '../app/uploads.ts';
import { type House, openHouse } from './harness/house.ts';

let house: House;
before(async () => void (house = await openHouse()));
after(() => house.close());

const all = async <Row>(query: string): Promise<Row[]> => (await house.superuser.query(query)).rows as Row[];

test('the demo has at least 32 requests of five kinds, in every state and ended for every reason', async () => {
  const told = await all<{ status: string; close_reason: string | null; kind: string }>(
    'select distinct status, close_reason, kind from tickets',
  );
  const [count] = await all<{ requests: number }>('select count(*)::int as requests from tickets');
  assert.ok(count && count.requests >= 32, `${count?.requests} requests`);
  const every = (field: 'status' | 'close_reason' | 'kind') => [...new Set(told.map((row) => row[field]))].toSorted();
  for (const status of [
    'new',
    'in_progress',
    'waiting_customer',
    'waiting_issue',
    'customer_validation',
    'closed',
    'cancelled',
  ])
    assert.ok(every('status').includes(status), status);
  for (const reason of ['validated', 'validation_expired', 'no_answer', 'administrative', 'withdrawn', 'duplicate'])
    assert.ok(every('close_reason').includes(reason), reason);
  assert.deepEqual(every('kind'), ['access', 'error', 'improvement', 'legislation', 'question']);
});

test('its numbers follow time, nothing lies in the future, and nothing is due that the jobs would still have to do', async () => {
  const [wrong] = await all<Record<string, number>>(`
    select count(*) filter (where opened_at < before)::int as out_of_order, count(*) filter (where opened_at > now() or closed_at > now())::int as ahead,
      count(*) filter (where closes_at < now() or reminds_at < now())::int as due
    from (select *, lag(opened_at) over (order by number) as before from tickets) t`);
  assert.deepEqual(wrong, { out_of_order: 0, ahead: 0, due: 0 });
});

test('a chain of three follows one another, and notes, copies, files and a consultant’s requests are there', async () => {
  const [found] = await all<Record<string, number>>(`
    select (select max(links) from (select count(*)::int as links from tickets group by chain_id) c) as longest,
      (select count(*)::int from ticket_messages where kind = 'note') as notes,
      (select count(*)::int from ticket_copies) as copies,
      (select count(*)::int from tickets where unit_id is not null) as on_behalf,
      (select count(distinct organization_id)::int from tickets) as organizations`);
  assert.ok(found && found['longest'] === 3, 'a chain of three');
  for (const [what, least] of Object.entries({ notes: 4, copies: 3, on_behalf: 3, organizations: 8 }))
    assert.ok((found[what] ?? 0) >= least, `${what}: ${found[what]}`);
});

test('every file of the story is in the store, byte for byte', async () => {
  const files = await all<{ file_key: string; name: string; bytes: number; hash: string }>(
    `select file_key, name, bytes::int, encode(sha256, 'hex') as hash from ticket_attachments`,
  );
  assert.ok(files.length >= 6);
  for (const { file_key, name, bytes, hash } of files) {
    const stream = await house.services.files.read(storeKey(file_key));
    assert.ok(stream, name);
    const content = Buffer.concat(await stream.toArray());
    assert.deepEqual([content.length, createHash('sha256').update(content).digest('hex')], [bytes, hash], name);
  }
});
