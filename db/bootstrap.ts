import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Login } from './login.ts';

/**
 * Makes, in a cluster of our own, the owner role (CREATEROLE, no superuser) and the database; bears repetition.
 * In: the superuser's login, the database's name, the owner's password. Out: the owner's login.
 */
export async function bootstrap(superuser: Login, database: string, owner_password: string): Promise<Login> {
  const client = new Client({ ...superuser, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select from pg_roles where rolname = $1', ['arrimo_owner']);
    const verb = found.rowCount ? 'alter' : 'create';
    await client.query(`${verb} role arrimo_owner login createrole password ${escapeLiteral(owner_password)}`);
    const exists = await client.query('select from pg_database where datname = $1', [database]);
    if (!exists.rowCount) await client.query(`create database ${escapeIdentifier(database)} owner arrimo_owner`);
  } finally {
    await client.end();
  }
  return { ...superuser, user: 'arrimo_owner', password: owner_password, database };
}
