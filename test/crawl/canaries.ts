import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Kind } from '../../app/route.ts';

/** What of organisation B a crawler may name without being allowed to see it. */
export type Foreign = Record<Kind, string>;

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
  const person = people.rows[0]?.id;
  await plantMore(pool, organization, person ?? '', mark);
  const id = async (table: string, where = 'organization_id = $1'): Promise<string> => {
    const { rows: found } = await pool.query<{ id: string }>(`select id from ${table} where ${where} limit 1`, [
      organization,
    ]);
    if (!found[0]) throw new Error(`Norvelta has nothing in ${table}`);
    return found[0].id;
  };
  const number = await pool.query<{ number: number }>('select number from tickets where organization_id = $1 limit 1', [
    organization,
  ]);
  const session = await id('sessions');
  const catalog = await id('products', '$1::uuid is not null');
  // Foreign to every customer: the staff's own.
  const document = crypto.randomUUID();
  await pool.query(
    `insert into documents (id, kind, slug, audience, title, body) values ($1, 'kb', $2, 'staff', $3, $4)`,
    [document, document, mark(), mark()],
  );
  const community = crypto.randomUUID();
  await pool.query(
    `insert into communities (id, slug, audience, title, rules, join_url) values ($1, $2, 'staff', $3, $4, 'https://chat.whatsapp.com/' || $5)`,
    [community, community, mark(), mark(), mark()],
  );
  const foreign: Foreign = {
    ticket: String(number.rows[0]?.number),
    attachment: await id('ticket_attachments'),
    draft: await id('ticket_drafts'),
    organization,
    person: person ?? '',
    session,
    token: randomBytes(32).toString('base64url'),
    asset: session,
    invitation: await id('invitations'),
    access_request: await id('access_requests'),
    api_token: await id('api_tokens'),
    branch: await id('branches'),
    entitlement: await id('entitlements'),
    portfolio: await id('portfolios'),
    import: await id('imports'),
    document,
    comment: await id('document_comments', `organization_id = $1 and state = 'pending'`),
    community,
    notice: await id('notices'),
    saved_search: await id('saved_searches', `$1::uuid is not null and name like 'canary%'`),
    catalog,
    listed: 'answered',
  };
  const unknown = Object.fromEntries(Object.keys(foreign).map((kind) => [kind, crypto.randomUUID()])) as Foreign;
  return {
    canaries,
    foreign,
    unknown: {
      ...unknown,
      ticket: '99999999',
      token: randomBytes(32).toString('base64url'),
      catalog,
      listed: foreign.listed,
    },
  };
}

// Something of Norvelta's in every table that holds what is one organisation's.
async function plantMore(pool: Pool, organization: string, person: string, mark: () => string): Promise<void> {
  await pool.query(
    `insert into ticket_attachments (id, organization_id, person_id, ticket_id, file_key, name, bytes, sha256)
     select gen_random_uuid(), $1, $2, id, gen_random_uuid(), $3, 1, sha256('f') from tickets where organization_id = $1`,
    [organization, person, mark()],
  );
  await pool.query(
    `insert into ticket_drafts (id, person_id, organization_id, kind, form) values (gen_random_uuid(), $2, $1, 'request', jsonb_build_object('subject', $3::text))`,
    [organization, person, mark()],
  );
  await pool.query(
    `insert into saved_searches (id, person_id, name, query) values (gen_random_uuid(), $1, $2, 'q=' || $3::text)`,
    [person, mark(), mark()],
  );
  const values = (count: number): unknown[] => [organization, ...Array.from({ length: count }, mark)];
  await pool.query(
    `update organizations set contract_number = left($2, 60), finance_email = $3 || '@x.com', municipality = $4 where id = $1`,
    values(3),
  );
  await pool.query(
    `insert into branches (id, organization_id, cnpj, name, municipality) values (gen_random_uuid(), $1, '99100002000200', $2, $3)`,
    values(2),
  );
  await pool.query(
    `insert into invitations (id, organization_id, name, email, role, visibility, token_hash, expires_at)
     values (gen_random_uuid(), $1, $2, $3 || '@x.com', 'requester', 'own', sha256(convert_to($2, 'utf8')), now() + interval '1 day')`,
    values(2),
  );
  await pool.query(
    `insert into access_requests (id, organization_id, name, email, cnpj, message, locale, confirmed_at, expires_at)
     values (gen_random_uuid(), $1, $2, $3 || '@x.com', '99100002000110', $4, 'pt-BR', now(), now() + interval '1 day')`,
    values(3),
  );
  await pool.query(
    `insert into api_tokens (id, organization_id, person_id, name, token_hash, hint, kind, scopes, expires_at)
     select gen_random_uuid(), $1, $3, $2, sha256(convert_to($2, 'utf8')), 'arr_', 'organization', '{read}', now() + interval '1 day'`,
    [organization, mark(), person],
  );
  await pool.query(
    `insert into portfolios (id, unit_id, organization_id) select gen_random_uuid(), id, $1 from organizations where cnpj = '99010002000129'`,
    [organization],
  );
  await pool.query(
    `with i as (insert into imports (id, kind, organization_id, person_id, file_name, bytes) values (gen_random_uuid(), 'people', $1, $3, $2, 1) returning id)
     insert into import_lines (import_id, line, data) select id, 1, jsonb_build_object('name', $4::text) from i`,
    [organization, mark(), person, mark()],
  );
  await pool.query(
    `insert into notices (id, person_id, ticket_id, organization_id, event) select gen_random_uuid(), $2, id, $1, 'answered' from tickets where organization_id = $1`,
    [organization, person],
  );
  await pool.query(
    `insert into document_comments (id, document_id, person_id, organization_id, author_name, body, submission_id)
     select gen_random_uuid(), (select id from documents where audience = 'public' and kind = 'kb' and state = 'published' order by id limit 1), $2, $1, $3, $4, gen_random_uuid()`,
    [organization, person, mark(), mark()],
  );
  await pool.query(
    `insert into ticket_copies (ticket_id, person_id, organization_id, number) select id, $2, $1, number from tickets where organization_id = $1`,
    [organization, person],
  );
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
       union all select to_jsonb(b)::text from branches b where organization_id = $1
       union all select to_jsonb(n)::text from entitlements n where organization_id = $1
       union all select to_jsonb(f)::text from portfolios f where organization_id = $1
       union all select to_jsonb(i)::text from invitations i where organization_id = $1
       union all select to_jsonb(r)::text from access_requests r where organization_id = $1
       union all select to_jsonb(a)::text from api_tokens a where organization_id = $1
       union all select to_jsonb(m)::text from imports m where organization_id = $1
       union all select to_jsonb(f)::text from ticket_attachments f where organization_id = $1
       union all select to_jsonb(d)::text from ticket_drafts d where organization_id = $1
       union all select to_jsonb(c)::text from ticket_copies c where organization_id = $1
       union all select to_jsonb(n)::text from notices n where organization_id = $1
       union all select to_jsonb(c)::text from document_comments c where organization_id = $1
     ) rows`,
    [organization],
  );
  return rows[0]?.hash ?? '';
}
