import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** What of organisation B a crawler may name without being allowed to see it. */
export type Foreign = Record<'ticket' | 'organization' | 'session' | 'token' | 'asset', string>;

export type Planted = { canaries: string[]; foreign: Foreign; unknown: Foreign };

/** Fills every text of Norvelta's rows with a marker of 128 bits, and names the rows. */
export async function plantCanaries(pool: Pool): Promise<Planted> {
  const canaries: string[] = [];
  const mark = (): string => {
    const canary = `canary${randomBytes(16).toString('hex')}`;
    canaries.push(canary);
    return canary;
  };
  const { rows } = await pool.query<{ id: string }>(`select id from organizations where name like '%Norvelta%'`);
  const organization = rows[0]?.id;
  if (!organization) throw new Error('Norvelta is missing from the story');
  await pool.query('update organizations set name = $2 where id = $1', [organization, mark()]);
  const people = await pool.query<{ id: string }>(
    'select person_id as id from memberships where organization_id = $1',
    [organization],
  );
  for (const { id } of people.rows) {
    await pool.query('update persons set name = $2, email = $3 where id = $1', [
      id,
      mark(),
      `${mark()}@norvelta.exemplo.com.br`,
    ]);
    await pool.query(
      `insert into sessions (id, token_hash, person_id, organization_id, device, device_hash, network, idle_expires_at, expires_at)
       values (gen_random_uuid(), sha256(convert_to($1, 'utf8')), $2, $3, $1, sha256('d'), $4, now() + interval '1 hour', now() + interval '1 hour')`,
      [mark(), id, organization, mark()],
    );
    await pool.query(
      `insert into outbox_mails (id, person_id, recipient, subject, text_body, html_body) values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
      [id, `${mark()}@norvelta.exemplo.com.br`, mark(), mark(), mark()],
    );
    await pool.query(
      `insert into audit_events (id, actor_id, organization_id, event, channel, details) values (gen_random_uuid(), $1, $2, 'profile_changed', 'seed', jsonb_build_object('x', $3::text))`,
      [id, organization, mark()],
    );
  }
  const tickets = await pool.query<{ id: string }>('select id from tickets where organization_id = $1', [organization]);
  for (const { id } of tickets.rows)
    await pool.query('update tickets set subject = $2, description = $3 where id = $1', [id, mark(), mark()]);
  const found = await pool.query<{ number: string; session: string }>(
    `select (select number from tickets where organization_id = $1 limit 1) as number, (select id from sessions where organization_id = $1 limit 1) as session`,
    [organization],
  );
  const { number, session } = found.rows[0] ?? {};
  if (!number || !session) throw new Error('Norvelta has no request or no session');
  const token = randomBytes(32).toString('base64url');
  return {
    canaries,
    foreign: { ticket: String(number), organization, session, token, asset: session },
    unknown: {
      ticket: '99999999',
      organization: crypto.randomUUID(),
      session: crypto.randomUUID(),
      token: randomBytes(32).toString('base64url'),
      asset: crypto.randomUUID(),
    },
  };
}

/** One hash over all rows of Norvelta, to see that nothing of it was changed. */
export async function fingerprint(pool: Pool, organization: string): Promise<string> {
  const { rows } = await pool.query<{ hash: string }>(
    `with p as (select person_id as id from memberships where organization_id = $1)
     select md5(string_agg(line, E'\\n' order by line)) as hash from (
       select to_jsonb(o)::text as line from organizations o where id = $1
       union all select to_jsonb(t)::text from tickets t where organization_id = $1
       union all select to_jsonb(s)::text from sessions s where organization_id = $1
       union all select to_jsonb(e)::text from persons e where id in (select id from p)
       union all select to_jsonb(m)::text from memberships m where organization_id = $1
       union all select to_jsonb(w)::text from passwords w where person_id in (select id from p)
       union all select to_jsonb(k)::text from sign_in_tokens k where person_id in (select id from p)
     ) rows`,
    [organization],
  );
  return rows[0]?.hash ?? '';
}
