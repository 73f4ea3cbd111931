import { escapeIdentifier, escapeLiteral, type Client } from 'pg';
import type { Logins } from './login.ts';

const groups = ['arrimo_customer', 'arrimo_staff', 'arrimo_door'] as const;

/**
 * Creates the roles of the house and sets the logins' passwords; bears repetition and needs CREATEROLE only.
 * `inherit false` keeps the policies of customer and staff from leaking to the login that may become them.
 */
export async function ensureRoles(owner: Client, logins: Logins): Promise<void> {
  const { rows } = await owner.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'arrimo\\_%'`,
  );
  const existing = new Set(rows.map((row) => row.rolname));
  for (const group of groups) if (!existing.has(group)) await owner.query(`create role ${group} nologin`);
  for (const login of [logins.app, logins.worker, logins.search]) {
    const verb = existing.has(login.user) ? 'alter' : 'create';
    await owner.query(`${verb} role ${login.user} login password ${escapeLiteral(login.password)}`);
  }
  const me = escapeIdentifier(logins.owner.user);
  const database = escapeIdentifier(logins.owner.database);
  await owner.query(`
    grant arrimo_door, arrimo_worker, arrimo_search to ${me} with inherit false, set true;
    grant arrimo_customer, arrimo_staff to arrimo_app, arrimo_worker with inherit false, set true;
    revoke all on database ${database} from public;
    grant connect on database ${database} to arrimo_app, arrimo_worker, arrimo_search;
    revoke all on schema public from public;
  `);
}
