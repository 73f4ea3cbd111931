import { createHash } from 'node:crypto';
import type { Client, QueryConfig } from 'pg';
import { planned_with_values } from '../../lib/packet.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Asker } from './askers.ts';
import { enter, heard, homeQueries, type Query } from './home-queries.ts';
import { type Plan, readPlan } from './plan.ts';

const times = 12;

/** Every plan by which PostgreSQL answers what the pages of `askers` ask. `client`: a superuser on the filled database. */
export async function* plansOf(client: Client, askers: readonly Asker[]): AsyncGenerator<{ page: string; plan: Plan }> {
  await client.query(`
    load 'auto_explain';
    set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; set auto_explain.log_buffers = on;
    set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice; set auto_explain.log_timing = off`);
  for (const { what, email, pages } of askers) {
    const hash = createHash('sha256').update(email).digest();
    const viewer = await giveSession(client, email, hash);
    const asked: [string, Query[]][] = [['home', await homeQueries()]];
    for (const [page, ask] of Object.entries(pages)) asked.push([page, await heard((tx) => ask(tx, viewer))]);
    for (const [page, queries] of asked)
      for (const plan of await explain(client, hash, queries)) yield { page: `${what}: ${page}`, plan };
  }
}

/**
 * Asks as the login of requests, let in by app.enter. Prepared as in production and asked often enough that PostgreSQL may
 * settle for a plan that knows no values (plan_cache_mode): the last time counts. auto_explain tells every plan, those inside
 * functions too.
 */
async function explain(client: Client, hash: Buffer, queries: readonly Query[]): Promise<Plan[]> {
  const plans: Plan[] = [];
  const listen = ({ message }: { message?: string | undefined }): void => {
    const plan = readPlan(message ?? '');
    if (plan) plans.push(plan);
  };
  const asked: QueryConfig[] = [{ text: enter, values: [hash, false] }, ...queries];
  await client.query('discard plans; set session authorization arrimo_app');
  for (let time = 1; time <= times; time++) {
    await client.query('begin read only');
    if (time === times) client.on('notice', listen);
    for (const query of asked) await client.query({ ...nameOf(query.text), ...query });
    // The last plan comes when its portal is dropped, with the transaction.
    await client.query('rollback');
  }
  client.off('notice', listen);
  await client.query('reset session authorization');
  return plans;
}

// What is planned with its values has no name in production either.
const nameOf = (text: string): { name?: string } =>
  text.includes(planned_with_values) ? {} : { name: createHash('md5').update(text).digest('hex') };

async function giveSession(client: Client, email: string, hash: Buffer): Promise<Person> {
  const { rows } = await client.query<Person>(
    `insert into sessions (id, token_hash, person_id, device, device_hash, network, idle_expires_at, expires_at)
     select gen_random_uuid(), $2, id, 'bench', $2, '192.0.2.0/24', now() + interval '1 day', now() + interval '1 day' from persons where email = $1
     on conflict (token_hash) do update set device = excluded.device
     returning person_id, (select organization_id from memberships m where m.person_id = sessions.person_id)`,
    [email, hash],
  );
  const viewer = rows[0];
  if (!viewer) throw new Error(`nobody called ${email}`);
  return viewer;
}
