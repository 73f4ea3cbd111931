import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { createToken, type NewToken } from '../app/programs/create-token.ts';
import { scopes, token_days } from '../app/programs/token.ts';
import { openDatabase, system } from '../lib/database.ts';
import { email } from '../lib/forms.ts';
import { plainError } from '../lib/plain-error.ts';
import { isStaff } from '../lib/viewer.ts';
import { bringUp } from './run/prepare.ts';
import { withOwner } from './run/with-owner.ts';

const usage = 'usage: arrimo token create --person EMAIL --scope read|write… [--days N] [--json]';

/**
 * `arrimo token create`: makes a bearer token that acts as a person, in the first of their organisations, and prints it once.
 * Works beside a running server.
 */
export async function run(args: string[]): Promise<number> {
  const wanted = readArguments(args);
  return withOwner(async (owner, secret, config) => {
    const { logins } = await bringUp(owner, secret);
    const database = openDatabase(logins, { max_connections: 1, time_zone: config.tz_default });
    try {
      const person = await database.as(system, (tx) =>
        tx
          .selectFrom('persons')
          .select('id')
          .where(sql`lower(email)`, '=', wanted.person)
          .where('disabled_at', 'is', null)
          .executeTakeFirst(),
      );
      if (!person) throw plainError(`nobody with the address ${wanted.person} may sign in`);
      const viewer = await database.as({ person_id: person.id }, async (_tx, found) => found);
      if (!isStaff(viewer) && !viewer.organization_id)
        throw plainError(`${wanted.person} has access to no organisation now, so a token would open nothing`);
      const made = await database.as(system, (tx) =>
        createToken(tx, viewer, { ...wanted, kind: 'person', name: 'arrimo token create' }, 'cli'),
      );
      console.log(wanted.json ? JSON.stringify(shown(made)) : `${made.token}\nuntil ${made.expires_at.toISOString()}`);
      return 0;
    } finally {
      await database.close();
    }
  });
}

const shown = ({ token, id, expires_at }: NewToken) => ({ token, id, expires_at });

function readArguments(args: string[]) {
  const option = { type: 'string' } as const;
  const options = {
    person: option,
    scope: { ...option, multiple: true },
    days: option,
    json: { type: 'boolean' },
  } as const;
  const { values, positionals } = parse(() => parseArgs({ args, options, allowPositionals: true }));
  if (positionals[0] !== 'create') throw plainError(usage);
  // `--scope read write` is as good as `--scope read --scope write` or `--scope read,write`.
  const given = [...(values.scope ?? []), ...positionals.slice(1)].flatMap((each) => each.split(','));
  return {
    person: check('person', email, values.person),
    scopes: [...new Set(check('scope', z.array(z.enum(scopes)).min(1), given))],
    days: check(
      'days',
      z.coerce.number().int().min(token_days.least).max(token_days.most),
      values.days ?? token_days.usual,
    ),
    json: values.json ?? false,
  };
}

function check<T>(option: string, schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw plainError(`--${option} is missing or not valid; ${usage}`);
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw plainError(error instanceof Error ? error.message : String(error), error);
  }
}
