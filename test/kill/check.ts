import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Client as Postgres } from 'pg';
import { openFileStore } from '../../adapters/file-store/index.ts';
import { storeKey } from '../../app/uploads.ts';
import type { Login } from '../../db/login.ts';
import type { Acknowledged } from './life.ts';

// What must hold of every request at every moment, told of or not: nothing is half there.
const halves = {
  'a request without exactly one opening': `
    select t.number from tickets t where 1 <> (select count(*) from ticket_events e where e.ticket_id = t.id and e.event = 'ticket_opened')`,
  'messages and the events they made differ': `
    select t.number from tickets t where (select count(*) from ticket_messages m where m.ticket_id = t.id)
      <> (select count(*) from ticket_events e where e.ticket_id = t.id and e.event in ('ticket_replied', 'ticket_answered', 'ticket_proposed'))`,
  'closed without exactly one closing, or not closed with one': `
    select t.number from tickets t where (t.status = 'closed')::int <> (select count(*) from ticket_events e where e.ticket_id = t.id and e.event = 'ticket_closed')`,
  'where it stands is not where its events lead': `
    select t.number from tickets t where t.status <> (select e.to_status from ticket_events e where e.ticket_id = t.id and e.to_status is not null order by e.created_at desc, e.id desc limit 1)`,
  'events and the audit trail differ': `
    select t.number from tickets t where (select count(*) from ticket_events e where e.ticket_id = t.id) <> (select count(*) from audit_events a where a.subject_id = t.id)`,
  'an act of which nobody has been told, without the job that tells them': `
    select e.event from ticket_events e where e.announced_at is null
      and not exists (select from graphile_worker._private_jobs j where j.payload ->> 'event_id' = e.id::text)`,
  'a key without its answer': `select key_hash from idempotency_keys where status is null`,
};

/** Looks behind the portal: everything that was acknowledged is there exactly once, nothing is half there, the bytes of files are whole. */
export async function check(superuser: Login, data_dir: string, first: number, acknowledged: readonly Acknowledged[]) {
  const client = new Postgres({ ...superuser, options: '-c search_path=app' });
  await client.connect();
  try {
    for (const [half, query] of Object.entries(halves)) {
      const { rows } = await client.query(
        query.replace('from tickets t', `from (select * from tickets where number > ${first}) t`),
      );
      assert.deepEqual(rows, [], half);
    }
    const of = <What extends Acknowledged['what']>(what: What) =>
      acknowledged.filter((one): one is Extract<Acknowledged, { what: What }> => one.what === what);
    const lost = async (query: string, told: readonly unknown[]): Promise<unknown[]> =>
      (
        await client.query(
          `select * from json_to_recordset($1) as a(number int, marker text, name text, sha256 text) where 1 <> (${query})`,
          [JSON.stringify(told)],
        )
      ).rows;
    assert.deepEqual(
      await lost('select count(*) from tickets t where t.subject = a.marker and t.number = a.number', of('opened')),
      [],
      'opened exactly once',
    );
    const message =
      'select count(*) from ticket_messages m join tickets t on t.id = m.ticket_id where m.body = a.marker and t.number = a.number';
    assert.deepEqual(await lost(message, of('said')), [], 'said exactly once');
    const closed = `select count(*) from tickets t where t.number = a.number and t.status = 'closed' and t.close_reason = 'validated'`;
    assert.deepEqual(await lost(closed, of('closed')), [], 'closed');
    const attached = `select count(*) from ticket_attachments f join tickets t on t.id = f.ticket_id where f.name = a.name and t.number = a.number and encode(f.sha256, 'hex') = a.sha256`;
    assert.deepEqual(await lost(attached, of('file')), [], 'attached exactly once');
    const twice = `select subject from tickets where number > ${first} group by subject having count(*) > 1 union select body from ticket_messages where body like 'Mensagem %' or body like 'Resposta %' group by body having count(*) > 1`;
    assert.deepEqual((await client.query(twice)).rows, [], 'nothing twice, told of or not');
    await bytes(client, data_dir, first);
  } finally {
    await client.end();
  }
}

const whole = new Set<string>();

/** Every row of a file, told of or not, has all its bytes. */
async function bytes(client: Postgres, data_dir: string, first: number): Promise<void> {
  const store = openFileStore({ kind: 'file', dir: path.join(data_dir, 'files') });
  const { rows } = await client.query<{ file_key: string; hash: string }>(
    `select f.file_key, encode(f.sha256, 'hex') as hash from ticket_attachments f join tickets t on t.id = f.ticket_id where t.number > ${first}`,
  );
  for (const { file_key, hash } of rows) {
    if (whole.has(file_key)) continue;
    const stream = await store.read(storeKey(file_key));
    assert.ok(stream, 'the bytes of a row are there');
    const found = createHash('sha256').update(Buffer.concat(await stream.toArray()));
    assert.equal(found.digest('hex'), hash, 'the bytes of a row are whole');
    whole.add(file_key);
  }
}
