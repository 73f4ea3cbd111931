import { Client } from 'pg';
import { askers } from './kit/askers.ts';
import { plansOf } from './kit/explain.ts';
import { fill } from './kit/fill.ts';
import { faultsOf } from './kit/plan.ts';
import { type Portal, withPortal } from './kit/portal.ts';
import { tell, tellMachine } from './kit/report.ts';

// How PostgreSQL answers the pages' questions on large tables, asked as the person they are asked for. Prints every plan; says which are wrong.
const amount = { organizations: 20_000, persons: 200_000, tickets: 5_000_000, sessions: 100_000, messages: 1_500_000 };
const deep = 2_000_000;

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const client = new Client({ ...portal.superuser, options: '-c search_path=app' });
  await client.connect();
  await fill(client, amount);
  const faults: string[] = [];
  for await (const { page, plan } of plansOf(client, askers(deep))) {
    console.log(`\n--- ${page}\n${plan.text}`);
    faults.push(...faultsOf(plan).map((fault) => `${page}: ${fault}`));
  }
  await client.end();
  console.log('');
  for (const fault of new Set(faults)) console.log(`  FAIL ${fault}`);
  tell('questions answered the wrong way', new Set(faults).size);
  if (faults.length > 0) process.exitCode = 1;
}
