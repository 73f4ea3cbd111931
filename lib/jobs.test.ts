import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { z } from 'zod';
import { declareJob, declareSchedule } from './jobs.ts';

const asked: { sql: string; parameters: readonly unknown[] }[] = [];
const tx = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  log: ({ query }) => void asked.push(query),
});
const now = { number: 1, last: false, signal: AbortSignal.timeout(60_000) };
const schema = z.strictObject({ mail_id: z.string(), kinds: z.array(z.string()).default([]) });

test('later asks the database once, in the transaction it is given', async () => {
  asked.length = 0;
  const job = declareJob('mail.send', { schema, max_attempts: 3, run: async () => {} });
  const run_at = new Date('2026-11-24T12:00:00Z');
  await job.later(tx, { mail_id: 'm-1' });
  await job.later(tx, { mail_id: 'm-1' }, { run_at, key: 'mail:m-1' });
  assert.match(asked[0]?.sql ?? '', /^select app\.add_job\(/);
  assert.deepEqual(
    asked.map((query) => query.parameters),
    [
      ['mail.send', '{"mail_id":"m-1"}', null, null, 3],
      ['mail.send', '{"mail_id":"m-1"}', run_at, 'mail:m-1', 3],
    ],
  );
});

test('a payload that names a person or holds a text is refused when it is enqueued', async () => {
  asked.length = 0;
  const job = declareJob('free', { schema: z.object({ to: z.unknown() }), run: async () => {} });
  for (const to of ['maria@exemplo.com.br', 'Maria da Silva', 'João', { deep: ['a b'] }, 'x'.repeat(129)])
    await assert.rejects(job.later(tx, { to }), /more than ids/);
  assert.equal(asked.length, 0);
  for (const to of ['019aa000-0000-7000-8000-000000000001', '2026-11-24T12:00:00.000Z', 42, true, null, ['a', 'b'], {}])
    await job.later(tx, { to });
  assert.equal(asked.length, 7);
});

test('a payload that does not fit its schema is refused, at the door and when it is run', async () => {
  const seen: string[] = [];
  const job = declareJob('strict', { schema, run: async (names: string[], { mail_id }) => void names.push(mail_id) });
  const wrong: { mail_id: string } = JSON.parse('{"mail_id":"m","more":1}');
  await assert.rejects(job.later(tx, wrong), z.ZodError);
  await assert.rejects(job.perform(seen, wrong, now), z.ZodError);
  await assert.rejects(job.perform(seen, null, now), z.ZodError);
  await job.perform(seen, { mail_id: 'm' }, now);
  assert.deepEqual(seen, ['m']);
});

test('names are short words, and a schedule carries its job', () => {
  for (const name of ['', 'Not A Name', '1st', 'x'.repeat(62)])
    assert.throws(() => declareJob(name, { schema, run: async () => {} }), /not a job name/);
  const job = declareJob('sweep', { schema, run: async () => {} });
  const schedule = declareSchedule('nightly', { cron: '17 4 * * *', job, payload: { mail_id: 'all' } });
  assert.deepEqual([schedule.job.name, schedule.backfill_ms], ['sweep', 0]);
});
