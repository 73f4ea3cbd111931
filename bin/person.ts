import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createPerson } from '../app/people/create-person.ts';
import { issueLink } from '../app/people/issue-link.ts';
import { person_name } from '../app/people/person.ts';
import { openDatabase, system } from '../lib/database.ts';
import { email } from '../lib/forms.ts';
import { plainError } from '../lib/plain-error.ts';
import type { StaffRole } from '../lib/viewer.ts';
import { bringUp } from './run/prepare.ts';
import { withOwner } from './run/with-owner.ts';

const known_roles = {
  system_admin: true,
  lead: true,
  agent: true,
  setup_specialist: true,
  developer: true,
  editor: true,
  catalog_manager: true,
  billing: true,
  privacy_officer: true,
} satisfies Record<StaffRole, true>;
const roles = z.array(z.enum(Object.keys(known_roles) as StaffRole[])).min(1);

/**
 * `arrimo person create`: makes a person of the vendor and prints a one-time link, valid for an hour, with which the
 * person chooses a password.
 */
export async function run(args: string[]): Promise<number> {
  const { person, json } = readArguments(args);
  return withOwner(async (owner, secret, config) => {
    const { logins } = await bringUp(owner, secret);
    const database = openDatabase(logins, { max_connections: 1, time_zone: config.tz_default });
    try {
      const { id, link } = await database.as(system, async (tx) => {
        const person_id = await createPerson(tx, { ...person, time_zone: config.tz_default }, 'cli');
        return {
          id: person_id,
          link: await issueLink(tx, config.public_url, { person_id, purpose: 'password_reset' }),
        };
      });
      console.log(
        json ? JSON.stringify({ id, link }) : `created ${person.email}; choose a password within an hour: ${link}`,
      );
      return 0;
    } catch (error) {
      if (error instanceof Error && 'constraint' in error && error.constraint === 'persons_by_email')
        throw plainError(`somebody with the address ${person.email} exists already`, error);
      throw error;
    } finally {
      await database.close();
    }
  });
}

type Wanted = { person: Parameters<typeof createPerson>[1]; json: boolean };

function readArguments(args: string[]): Wanted {
  const option = { type: 'string' } as const;
  const options = {
    name: option,
    email: option,
    role: { ...option, multiple: true },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals } = parse(() => parseArgs({ args, options, allowPositionals: true }));
  if (positionals.join(' ') !== 'create')
    throw plainError('usage: arrimo person create --name NAME --email EMAIL --role ROLE');
  const role = (values.role ?? []).flatMap((each) => each.split(','));
  return {
    person: {
      name: check('name', person_name, values.name),
      email: check('email', email, values.email),
      staff_roles: check('role', roles, role),
    },
    json: values.json ?? false,
  };
}

function check<T>(option: string, schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const known = option === 'role' ? `; roles: ${Object.keys(known_roles).join(', ')}` : '';
  throw plainError(`--${option} is missing or not valid${known}`);
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw plainError(error instanceof Error ? error.message : String(error), error);
  }
}
