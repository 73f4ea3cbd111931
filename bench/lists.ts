import { Client } from 'pg';
import { fill } from './kit/fill.ts';
import { load, type Target } from './kit/load.ts';
import { alternate, median } from './kit/numbers.ts';
import { type Portal, withPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { signIn } from './kit/sign-in.ts';

// The console's lists among 20,000 organisations and 200,000 people: narrowed and paged, each against the plain list in the same run.
const rounds = 3;
const seconds = 2;
const pages: Record<string, string> = {
  'organisations, plain': '/desk/organizations',
  'organisations, rare part of a name': '/desk/organizations?q=00a1f',
  'organisations, common part of a name': '/desk/organizations?q=client',
  'organisations, CNPJ of a branch': '/desk/organizations?q=99.100.001%2F0002-56',
  'organisations, units': '/desk/organizations?kind=unit',
  'organisations, deep': `/desk/organizations?after=${Buffer.from(JSON.stringify(['Cliente 9', '019a0000-0000-7000-a000-000000000000'])).toString('base64url')}`,
  'people, plain': '/desk/people',
  'people, rare part of a name': '/desk/people?q=00a1f',
  'people, common part of a name': '/desk/people?q=pessoa',
};

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const client = new Client(portal.superuser);
  await client.connect();
  await fill(client, { organizations: 20_000, persons: 200_000, tickets: 10_000, sessions: 1_000 });
  await client.end();
  const cookie = await signIn(portal.url, 'admin@orvalha.exemplo.com.br');
  const seen = new Map<string, { p50: number; p95: number }[]>();
  const steps = Object.entries(pages).map(([what, path]) => async () => {
    const target: Target = { url: portal.url + path, pid: portal.pid, headers: { cookie } };
    seen.set(what, [...(seen.get(what) ?? []), await load(target, 1, seconds)]);
  });
  await alternate(rounds, steps);
  const middle = (what: string, figure: 'p50' | 'p95'): number =>
    median((seen.get(what) ?? []).map((each) => each[figure]));
  for (const what of Object.keys(pages)) {
    judge(`${what}: p95`, middle(what, 'p95'), 'ms', { most: 10 });
    const plain = `${what.split(',')[0]}, plain`;
    if (what !== plain)
      tell(`${what}: median, of the plain list's`, (100 * middle(what, 'p50')) / middle(plain, 'p50'), '%');
  }
}
