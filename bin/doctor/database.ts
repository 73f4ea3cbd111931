import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { findCluster, startCluster } from '../../adapters/postgres/embedded.ts';
import type { Config } from '../../config.ts';
import { parseLogin, type Login } from '../../db/login.ts';
import { missingMigrations } from '../../db/migrate.ts';
import { derivePassword } from '../../lib/secrets.ts';
import { clusterFolder } from '../run/data-folder.ts';
import { migrationsOfThisVersion, reason, superuserPassword } from '../run/prepare.ts';
import { fail, ok, warn, type Finding } from './finding.ts';
import { examineSearch } from './search.ts';

const most_skew_ms = 2_000;

/** Looks at the database: reachable, new enough, durable, migrated, and whether its clock agrees with ours. */
export async function examineDatabase(config: Config, secret: Buffer): Promise<Finding[]> {
  if (config.database_url) return examine(config, secret, parseLogin(config.database_url), 'see DATABASE_URL');
  const folder = clusterFolder(config);
  if (!existsSync(folder) && !existsSync(`${folder}.path`))
    return [warn('database', 'there is none yet', 'the first npm start makes it')];
  const superuser_password = superuserPassword(secret);
  const owner = (login: Login): Login => {
    return { ...login, user: 'arrimo_owner', password: derivePassword(secret, 'arrimo_owner'), database: 'arrimo' };
  };
  const running = findCluster(folder, superuser_password);
  if (running) return examine(config, secret, owner(running), `see ${folder}.log`);
  const cluster = await startCluster(folder, { superuser_password }).catch(reason);
  if (typeof cluster === 'string') return [fail('database', cluster, `see ${folder}.log`)];
  try {
    return await examine(config, secret, owner(cluster.login), `see ${folder}.log`);
  } finally {
    await cluster.stop();
  }
}

async function examine(config: Config, secret: Buffer, login: Login, hint: string): Promise<Finding[]> {
  const client = new Client({ ...login, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const migrated = await examineMigrations(client);
    const search = migrated.status === 'ok' ? await examineSearch(config, login, secret) : [];
    return [...(await examineServer(client)), migrated, ...search, await examineClock(client)];
  } catch (error) {
    return [fail('database', reason(error), hint)];
  } finally {
    await client.end().catch(() => {});
  }
}

async function examineServer(client: Client): Promise<Finding[]> {
  const names = ['server_version', 'server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit'];
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [names],
  );
  const set = new Map(rows.map(({ name, setting }) => [name, setting]));
  const version = set.get('server_version') ?? '';
  const old = Number(set.get('server_version_num')) < 160_000;
  const careless = ['fsync', 'full_page_writes', 'synchronous_commit'].filter((name) => set.get(name) === 'off');
  return [
    old
      ? fail('database', `PostgreSQL ${version}`, 'use PostgreSQL 16 or newer')
      : ok('database', `PostgreSQL ${version}`),
    careless.length
      ? fail('durability', `${careless.join(', ')} off`, 'switch them on in PostgreSQL: a power cut would lose data')
      : ok('durability', 'what is committed stays'),
  ];
}

async function examineMigrations(client: Client): Promise<Finding> {
  const migrations = migrationsOfThisVersion();
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('app.migrations') is not null as there`);
  const missing = rows[0]?.there ? await missingMigrations(client, migrations) : migrations.map(({ name }) => name);
  if (missing.length === 0) return ok('migrations', `all ${migrations.length} applied`);
  return fail('migrations', `${missing.length} missing, first ${missing[0]}`, 'run npm run arrimo -- migrate');
}

async function examineClock(client: Client): Promise<Finding> {
  const asked = Date.now();
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const answered = Date.now();
  const skew = Math.round(Number(rows[0]?.now) - (asked + answered) / 2);
  if (Math.abs(skew) <= most_skew_ms) return ok('clock', `database and portal agree (${skew} ms)`);
  return fail('clock', `the database is ${skew} ms off`, 'let both machines keep time by NTP');
}
