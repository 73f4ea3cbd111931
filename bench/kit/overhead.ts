import { Client } from 'pg';
import type { Login } from '../../db/login.ts';
import { enter, type Query } from './home-queries.ts';
import { alternate, median } from './numbers.ts';

/** Milliseconds of the home page's transaction: as a person lets in by app.enter under the policies, and as somebody whom no policy binds, with the same rows named outright. */
export type Overhead = { entered: number; bare: number };

const list = `
  select t.number, t.subject, t.status, t.opened_at, o.name as organization_name, p.name as requester_name, u.name as unit_name
  from app.tickets t join app.organizations o on o.id = t.organization_id join app.persons p on p.id = t.requester_id left join app.organizations u on u.id = t.unit_id
  where t.organization_id = $1 and t.requester_id = $2 and t.status not in ('closed', 'cancelled') order by t.number desc limit 16`;
const count = `
  select count(*) as count from
    (select from app.tickets where organization_id = $1 and requester_id = $2 and status not in ('closed', 'cancelled') limit 100) as counted`;

/** In: the logins, the hash of the person's session, the page's queries. Throws when both ways do not give the same rows. */
export async function measureOverhead(
  logins: { app: Login; superuser: Login },
  hash: Buffer,
  queries: readonly Query[],
): Promise<Overhead> {
  const app = await connected(logins.app, 'auto');
  const planning = await connected(logins.superuser, 'force_custom_plan');
  const planned = await connected(logins.superuser, 'force_generic_plan');
  const { rows } = await app.query(enter, [hash, false]);
  const { organization_id, person_id } = rows[0];
  const values = [organization_id, person_id];
  const transaction = (client: Client, asked: readonly (Query & { name: string })[]) => async () => {
    const began = performance.now();
    const [, ...answers] = await Promise.all(['begin read only', ...asked, 'commit'].map((each) => client.query(each)));
    return { took: performance.now() - began, rows: answers.slice(-3, -1).map((answer) => answer.rows) };
  };
  const entered = transaction(app, [
    { name: 'enter', text: enter, values: [hash, false] },
    ...queries.map((query, at) => ({ name: `home${at}`, ...query })),
  ]);
  // Both ways PostgreSQL has of planning them: the better one is the yardstick.
  const named = [
    { name: 'list', text: list, values },
    { name: 'count', text: count, values },
  ];
  const bare = [transaction(planning, named), transaction(planned, named)] as const;
  const same = async (ask: () => Promise<{ rows: { number?: number; count?: number }[][] }>): Promise<string> =>
    JSON.stringify((await ask()).rows.map((rows) => rows.map(({ number, count }) => Number(number ?? count))));
  if ((await same(entered)) !== (await same(bare[0])))
    throw new Error('the two ways gave different rows; bench/kit/overhead.ts has fallen behind app/home');
  const times: [number[], number[], number[]] = [[], [], []];
  const steps = [entered, ...bare].map((step, at) => async () => void times[at]?.push((await step()).took));
  await alternate(2_200, steps);
  await Promise.all([app, planning, planned].map((client) => client.end()));
  const [let_in, ...others] = times.map((each) => median(each.slice(200)));
  return { entered: let_in ?? NaN, bare: Math.min(...others) };
}

async function connected(login: Login, plan_cache_mode: string): Promise<Client> {
  const options = `-c search_path=app -c plan_cache_mode=${plan_cache_mode}`;
  const client = new Client({ ...login, pipeline: true, options });
  await client.connect();
  return client;
}
