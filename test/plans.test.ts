import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { askers } from '../bench/kit/askers.ts';
import { plansOf } from '../bench/kit/explain.ts';
import { fill } from '../bench/kit/fill.ts';
import { faultsOf } from '../bench/kit/plan.ts';
import { cloneDatabase, findTestCluster, type TestCluster, type TestDatabase } from './harness/cluster.ts';

// The same questions as `npm run bench plans` asks of five million requests; this size is the smallest at which a wrong plan shows.
const amount = { organizations: 3_000, persons: 12_000, tickets: 150_000, sessions: 3_000, messages: 150_000 };

let cluster: TestCluster;
let database: TestDatabase;
let client: Client;

before(async () => {
  cluster = await findTestCluster();
  database = await cloneDatabase(cluster.superuser);
  client = new Client({ ...database.superuser, options: '-c search_path=app' });
  await client.connect();
  await fill(client, amount);
});
after(async () => {
  await client.end();
  await database.drop();
  await cluster.stop();
});

async function faults(): Promise<string[]> {
  const found = new Set<string>();
  for await (const { page, plan } of plansOf(client, askers(60_000)))
    for (const fault of faultsOf(plan)) found.add(`${page}: ${fault}`);
  return [...found];
}

test('whoever asks, a list reads no more rows than it shows, by an index, under row level security', async () => {
  assert.deepEqual(await faults(), []);
});

test('the same look finds a policy that keeps PostgreSQL from its indexes', async () => {
  await client.query(`alter policy staff_reads on tickets using (queue_id in (select m.queue_id from queue_members m where m.person_id = app.person_id()));
    drop index tickets_by_requester, tickets_open_by_requester`);
  assert.ok((await faults()).length > 0);
});
