import { createHash } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';
import { organizations } from '../app/desk/find.ts';
import { membersOf, openSessions } from '../app/people/find.ts';
import { countOpen, staffTickets, tickets, wantedBy } from '../app/tickets/find.ts';
import type { Tx } from '../lib/database.ts';
import type { Person } from '../lib/viewer.ts';
import { fill, quiet_person } from './kit/fill.ts';
import { enter, heard, homeQueries, type Query } from './kit/home-queries.ts';
import { faultsOf, type Plan, readPlan } from './kit/plan.ts';
import { newFolder, type Portal, startPortal } from './kit/portal.ts';
import { tell, tellMachine } from './kit/report.ts';
import { marina } from './kit/sign-in.ts';

// How PostgreSQL answers the pages' questions on large tables, asked as the person they are asked for. Prints every plan; says which are wrong.
const amount = { organizations: 20_000, persons: 200_000, tickets: 5_000_000, sessions: 100_000 };
const deep = 2_000_000;
const times = 12;

type Asker = { what: string; email: string; pages: Record<string, (tx: Tx, viewer: Person) => Promise<unknown>> };

const list = (query: string) => (tx: Tx) => tickets(tx, wantedBy(new URLSearchParams(query)));
const desk = (query: string) => (tx: Tx) => staffTickets(tx, wantedBy(new URLSearchParams(query)));
const lists: Asker['pages'] = {
  'open, first page': list(''),
  'open, deep': list(`before=${deep}`),
  'ended, first page': list('show=ended'),
  'ended, deep': list(`show=ended&before=${deep}`),
  'count of open': (tx) => countOpen(tx, 99),
};
const desks: Asker['pages'] = {
  'open, first page': desk(''),
  'open, deep': desk(`before=${deep}`),
  'ended, first page': desk('show=ended'),
  'ended, deep': desk(`show=ended&before=${deep}`),
};
const own: Asker['pages'] = {
  sessions: (tx, viewer) => openSessions(tx, viewer),
  members: (tx, viewer) => membersOf(tx, viewer.organization_id ?? '', null),
};
const askers: readonly Asker[] = [
  { what: 'requester with many of her own', email: marina, pages: { ...lists, ...own } },
  { what: 'requester with few, in a company with many', email: quiet_person, pages: lists },
  { what: 'portal administrator of that company', email: 'paulo@tubraxel.exemplo.com.br', pages: { ...lists, ...own } },
  { what: 'requester of a small company', email: 'pessoa7000@exemplo.com.br', pages: { ...lists, ...own } },
  {
    what: 'agent of some queues',
    email: 'sara@orvalha.exemplo.com.br',
    pages: desks,
  },
  {
    what: 'lead',
    email: 'helena@orvalha.exemplo.com.br',
    pages: {
      ...desks,
      sessions: own['sessions'] ?? (async () => []),
      'organizations, first page': (tx) => organizations(tx, null),
      'organizations, deep': (tx) =>
        organizations(tx, { name: 'Cliente 9', id: '019a0000-0000-7000-a000-000000000000' }),
      'members of a small company': (tx) => membersOf(tx, '019a0000-0000-7000-a000-000000000777', null),
    },
  },
];

const { folder, remove } = newFolder();
try {
  const portal = await startPortal({ data_dir: folder });
  try {
    await measure(portal);
  } finally {
    await portal.stop();
  }
} finally {
  remove();
}
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const client = new Client({ ...portal.superuser, options: '-c search_path=app' });
  await client.connect();
  await fill(client, amount);
  await client.query(`
    load 'auto_explain';
    set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; set auto_explain.log_buffers = on;
    set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice; set auto_explain.log_timing = off`);
  const faults: string[] = [];
  for (const { what, email, pages } of askers) {
    const hash = createHash('sha256').update(email).digest();
    const viewer = await giveSession(client, email, hash);
    const asked: [string, Query[]][] = [['home', await homeQueries()]];
    for (const [page, ask] of Object.entries(pages)) asked.push([page, await heard((tx) => ask(tx, viewer))]);
    for (const [page, queries] of asked) {
      for (const plan of await explain(client, hash, queries)) {
        console.log(`\n--- ${what}: ${page}\n${plan.text}`);
        faults.push(...faultsOf(plan).map((fault) => `${what}: ${page}: ${fault}`));
      }
    }
  }
  await client.end();
  console.log('');
  for (const fault of new Set(faults)) console.log(`  FAIL ${fault}`);
  tell('questions answered the wrong way', new Set(faults).size);
  if (faults.length > 0) process.exitCode = 1;
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
    for (const query of asked)
      await client.query({ name: createHash('md5').update(query.text).digest('hex'), ...query });
    // The last plan comes when its portal is dropped, with the transaction.
    await client.query('rollback');
  }
  client.off('notice', listen);
  await client.query('reset session authorization');
  return plans;
}

async function giveSession(client: Client, email: string, hash: Buffer): Promise<Person> {
  const { rows } = await client.query<Person>(
    `insert into sessions (id, token_hash, person_id, device, device_hash, network, idle_expires_at, expires_at)
     select gen_random_uuid(), $2, id, 'bench', $2, '192.0.2.0/24', now() + interval '1 day', now() + interval '1 day' from persons where email = $1
     returning person_id, (select organization_id from memberships m where m.person_id = sessions.person_id)`,
    [email, hash],
  );
  const viewer = rows[0];
  if (!viewer) throw new Error(`nobody called ${email}`);
  return viewer;
}
