import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { startCluster, type Cluster } from '../adapters/postgres/embedded.ts';
import { bootstrap } from '../db/bootstrap.ts';
import type { Login, Logins } from '../db/login.ts';
import { migrate, readMigrations } from '../db/migrate.ts';
import { declareJob, declareSchedule, type Performer, type Schedule } from './jobs.ts';
import { newLog } from './log.ts';
import { newMetrics } from './metrics.ts';
import { startWorker } from './worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'worker-test-'));
let cluster: Cluster;
let logins: Logins;
let app: Kysely<unknown>;
let queue: pg.Pool;

// pool.end() does not wait for the sockets, so a connection may still be told of the cluster's end
const poolOf = (login: Login): pg.Pool =>
  new pg.Pool({ ...login, max: 4 }).on('error', () => {}).on('connect', (client) => client.on('error', () => {}));

before(async () => {
  cluster = await startCluster(join(folder, 'pg'), { superuser_password: 'super', ephemeral: true });
  const owner = await bootstrap(cluster.login, 'jobs', 'owner');
  logins = (await migrate(owner, readMigrations('db/migrations').slice(0, 1), (role) => role)).logins;
  app = new Kysely({ dialect: new PostgresDialect({ pool: poolOf(logins.app) }) });
  queue = poolOf(logins.worker);
});

after(async () => {
  await app.destroy();
  await queue.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Context = { seen: string[] };
type Row = { attempts: number; last_error: string | null; locked_by: string | null; run_at: Date };

const payload = z.strictObject({ mail_id: z.string() });
const remember = (name: string) =>
  declareJob(name, { schema: payload, run: async ({ seen }: Context, { mail_id }) => void seen.push(mail_id) });

const rows = async (name: string): Promise<Row[]> =>
  (await queue.query<Row>('select * from graphile_worker.jobs where task_identifier = $1 order by id', [name])).rows;

async function until(met: () => boolean | Promise<boolean>, patience_ms = 10_000): Promise<void> {
  const end = Date.now() + patience_ms;
  while (!(await met())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await sleep(20);
  }
}

async function work(t: TestContext, jobs: Performer<Context>[], schedules: Schedule<Context>[] = [], stop_ms = 5_000) {
  const [context, lines, metrics] = [{ seen: [] as string[] }, [] as string[], newMetrics()];
  const log = newLog({ level: 'debug', write: (line) => lines.push(line) });
  const worker = await startWorker({ login: logins.worker, jobs, schedules, context, log, metrics, stop_ms });
  t.after(() => worker.stop());
  return { worker, context, lines, metrics };
}

/** One transaction as a person of a customer, the least of the roles that enqueue. */
const asCustomer = <T>(doing: (tx: Kysely<unknown>) => Promise<T>): Promise<T> =>
  app.transaction().execute(async (tx) => {
    await sql`set local role arrimo_customer`.execute(tx);
    return doing(tx);
  });

test('a job runs after the commit, soon, with its payload', async (t) => {
  const job = remember('t1.commit');
  const { worker, context, metrics } = await work(t, [job]);
  assert.ok(worker.healthy());
  const committed = await asCustomer(async (tx) => {
    await job.later(tx, { mail_id: 'm-1' });
    await sleep(150);
    assert.deepEqual(context.seen, []);
    return performance.now();
  });
  await until(() => context.seen.length > 0);
  assert.ok(performance.now() - committed < 1_000, 'woken by NOTIFY, not by polling');
  assert.deepEqual(context.seen, ['m-1']);
  await until(async () => (await rows('t1.commit')).length === 0);
  assert.match((await metrics.exposition()).body, /jobs_total\{job="t1.commit",outcome="done"\} 1/);
});

test('a transaction that is taken back leaves no job', async (t) => {
  const job = remember('t2.rollback');
  const { context } = await work(t, [job]);
  const refused = asCustomer(async (tx) => {
    await job.later(tx, { mail_id: 'never' });
    throw new Error('refused');
  });
  await assert.rejects(refused, /refused/);
  await asCustomer((tx) => job.later(tx, { mail_id: 'after' }));
  await until(() => context.seen.length > 0);
  assert.deepEqual(context.seen, ['after']);
});

test('a person may add work but neither see nor change the queue', async () => {
  for (const statement of ['select from graphile_worker.jobs', 'delete from graphile_worker._private_jobs'])
    await assert.rejects(
      asCustomer((tx) => sql.raw(statement).execute(tx)),
      /permission denied/,
    );
});

test('a key replaces the waiting job, and run_at holds it back', async () => {
  const job = declareJob('t4.key', { schema: payload, max_attempts: 3, run: async () => {} });
  const soon = new Date(Date.now() + 60_000);
  const late = new Date(Date.now() + 3_600_000);
  await asCustomer((tx) => job.later(tx, { mail_id: 'a' }, { key: 'k', run_at: soon }));
  await asCustomer((tx) => job.later(tx, { mail_id: 'b' }, { key: 'k', run_at: late }));
  const found = await rows('t4.key');
  assert.equal(found.length, 1);
  assert.equal(found[0]?.run_at.getTime(), late.getTime());
});

test('a failing job is tried again, then kept as a dead letter, and neither log nor row quotes the error', async (t) => {
  const job = declareJob('t5.fails', {
    schema: payload,
    max_attempts: 2,
    run: async ({ seen }: Context, _payload, { number, last }) => {
      seen.push(`${number}${last ? ' last' : ''}`);
      throw Object.assign(new Error('maria@exemplo.com.br refused'), { code: 'EENVELOPE' });
    },
  });
  const { context, lines, metrics } = await work(t, [job]);
  await asCustomer((tx) => job.later(tx, { mail_id: 'm' }));
  await until(async () => (await rows('t5.fails'))[0]?.attempts === 1 && context.seen.length === 1);
  await until(() => context.seen.length === 2, 15_000);
  await until(async () => (await rows('t5.fails'))[0]?.locked_by === null);
  assert.deepEqual(context.seen, ['1', '2 last']);
  const [dead] = await rows('t5.fails');
  assert.deepEqual([dead?.attempts, dead?.last_error], [2, 'Error EENVELOPE']);
  assert.doesNotMatch(lines.join(), /maria/);
  assert.match(lines.join(), /"event":"job.failed".*"job":"t5.fails".*"attempt":1/);
  assert.match(lines.join(), /"level":"error".*"event":"job.dead".*"code":"EENVELOPE"/);
  const { body } = await metrics.exposition();
  for (const outcome of ['failed', 'dead'])
    assert.ok(body.includes(`jobs_total{job="t5.fails",outcome="${outcome}"} 1`));
});

test('stopping waits for the running job and gives the others back', async (t) => {
  const job = declareJob('t6.slow', {
    schema: payload,
    run: async ({ seen }: Context, { mail_id }) => {
      seen.push(`begin ${mail_id}`);
      await sleep(400);
      seen.push(`end ${mail_id}`);
    },
  });
  await asCustomer(async (tx) => {
    for (let n = 0; n < 12; n++) await job.later(tx, { mail_id: String(n) });
  });
  const { worker, context } = await work(t, [job]);
  await until(() => context.seen.length === 4);
  await worker.stop();
  assert.equal(worker.healthy(), false);
  assert.equal(context.seen.filter((line) => line.startsWith('end')).length, 4);
  const left = await rows('t6.slow');
  assert.equal(left.length, 8);
  assert.ok(
    left.every((row) => row.locked_by === null && row.attempts === 0),
    JSON.stringify(left),
  );
});

test('a job that does not end is given up when patience ends, and tried again later', async (t) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const job = declareJob('t7.stuck', { schema: payload, run: async ({ seen }: Context) => (seen.push('x'), held) });
  const { worker, context } = await work(t, [job], [], 300);
  await asCustomer((tx) => job.later(tx, { mail_id: 'm' }));
  await until(() => context.seen.length === 1);
  await worker.stop();
  const [row] = await rows('t7.stuck');
  assert.deepEqual([row?.locked_by, row?.attempts], [null, 1]);
  release();
});

test('jobs of a killed worker run again within seconds, those of a living one are left alone', async (t) => {
  const job = remember('t8.killed');
  await asCustomer((tx) => job.later(tx, { mail_id: 'dead' }));
  await asCustomer((tx) => job.later(tx, { mail_id: 'alive' }));
  const lock = `update graphile_worker._private_jobs set locked_at = now() - interval '11 seconds', locked_by = $2, attempts = 1 where payload->>'mail_id' = $1`;
  await queue.query(lock, ['dead', 'pool-dead']);
  await queue.query(lock, ['alive', 'pool-alive']);
  const other = new pg.Client({ ...logins.worker, application_name: 'pool-alive' });
  await other.connect();
  t.after(() => other.end());
  const { context } = await work(t, [job]);
  await until(() => context.seen.length > 0);
  await sleep(300);
  assert.deepEqual(context.seen, ['dead']);
});

test('a schedule runs its job by the clock, once for two workers, with a payload of its own', async (t) => {
  const job = declareJob('t9.sweep', {
    schema: z.strictObject({ kind: z.string() }),
    run: async ({ seen }: Context, { kind }) => void seen.push(kind),
  });
  const schedule = declareSchedule('t9.minutely', {
    cron: '* * * * *',
    job,
    payload: { kind: 'all' },
    backfill_ms: 120_000,
  });
  const made = `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('t9.minutely', now() - interval '1 hour', date_trunc('minute', now()) - interval '1 minute') returning last_execution`;
  const before = (await queue.query<{ last_execution: Date }>(made)).rows[0]?.last_execution;
  const [one, other] = await Promise.all([work(t, [job], [schedule]), work(t, [job], [schedule])]);
  await until(() => one.context.seen.length + other.context.seen.length > 0);
  await sleep(500);
  const seen = [...one.context.seen, ...other.context.seen];
  const ran = `select extract(epoch from last_execution - $1)::int / 60 as minutes
    from graphile_worker._private_known_crontabs where identifier = 't9.minutely'`;
  const minutes: number = (await queue.query<{ minutes: number }>(ran, [before])).rows[0]?.minutes ?? 0;
  assert.ok(
    minutes >= 1 && seen.length <= minutes && seen.every((kind) => kind === 'all'),
    `${minutes}: ${seen.join()}`,
  );
  assert.doesNotMatch([...one.lines, ...other.lines].join(), /job.failed/);
});

test('when its connections are cut the worker heals by itself', async (t) => {
  const job = remember('t10.heals');
  const { worker, context } = await work(t, [job]);
  await until(() => worker.healthy());
  const root = new pg.Client(cluster.login);
  await root.connect();
  await root.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'arrimo_worker'`);
  await root.end();
  await until(() => worker.healthy() === false, 2_000);
  await asCustomer((tx) => job.later(tx, { mail_id: 'm' }));
  await until(() => context.seen.length === 1 && worker.healthy());
});

test('two jobs of one name and a worker without a database are told at once', async (t) => {
  const job = declareJob('t11.twice', { schema: payload, run: async () => {} });
  await assert.rejects(work(t, [job, job]), /two jobs/);
  const nowhere = { login: { ...logins.worker, password: 'wrong' }, jobs: [], schedules: [], context: {} };
  await assert.rejects(
    startWorker({ ...nowhere, log: newLog({ level: 'silent' }), metrics: newMetrics() }),
    /password/,
  );
});
