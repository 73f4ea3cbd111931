import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { describeSchema, describeTables } from '../db/describe.ts';
import type { Login } from '../db/login.ts';
import { root } from './root.ts';
import { bringUp } from './run/prepare.ts';
import { withOwner } from './run/with-owner.ts';

/** `arrimo migrate`: applies what is missing, beside a running server or without one. `--write` also describes the result in db/. */
export async function run(args: string[]): Promise<number> {
  const { applied } = await withOwner(async (owner, secret) => {
    const brought = await bringUp(owner, secret);
    if (args.includes('--write')) await describe(owner);
    return brought;
  });
  if (args.includes('--json')) console.log(JSON.stringify({ applied }));
  else console.log(applied.length ? applied.map((name) => `applied ${name}`).join('\n') : 'nothing to apply');
  return 0;
}

async function describe(owner: Login): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    writeFileSync(path.join(root, 'db/tables.ts'), await describeTables(client));
    writeFileSync(path.join(root, 'db/schema.sql'), await describeSchema(client));
  } finally {
    await client.end();
  }
}
