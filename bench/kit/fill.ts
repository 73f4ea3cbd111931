import type { Client } from 'pg';

/** How much of each is added to the demo. */
export type Amount = { organizations: number; persons: number; tickets: number; sessions: number };

/** Works where Marina works and asked for very little. */
export const quiet_person = 'quieta@tubraxel.exemplo.com.br';

// Ids in order of time, as uuid version 7 gives them; the fourth group tells the kinds apart.
const id = (kind: 'a000' | 'a001' | 'a002' | 'a003', number: string): string =>
  `('019a0000-0000-7000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const quiet = id('a001', '16777215');

/**
 * Fills the demo's database as its superuser. One request in fifty is of Marina's company, every second of those hers; one
 * in twelve is open. `client` needs the rights to set aside foreign keys, which the rows keep by construction.
 */
export async function fill(client: Client, amount: Amount): Promise<void> {
  const { organizations, persons, tickets, sessions } = amount;
  const each = Math.floor(persons / organizations);
  await client.query(`
    begin;
    set local session_replication_role = replica;
    insert into app.organizations (id, kind, name)
      select ${id('a000', 'i')}, 'customer', 'Cliente ' || md5(i::text) || ' (fictícia)' from generate_series(0, ${organizations - 1}) i;
    insert into app.persons (id, name, email)
      select ${id('a001', 'i')}, 'Pessoa ' || md5(i::text), 'pessoa' || i || '@exemplo.com.br' from generate_series(0, ${persons - 1}) i;
    insert into app.memberships (person_id, organization_id, role)
      select ${id('a001', 'i')}, ${id('a000', `i % ${organizations}`)}, case when i < ${organizations} then 'portal_admin' else 'requester' end
      from generate_series(0, ${persons - 1}) i;
    insert into app.persons (id, name, email) values (${quiet}, 'Pessoa Quieta', '${quiet_person}');
    insert into app.memberships (person_id, organization_id, role)
      select ${quiet}, m.organization_id, 'requester' from app.memberships m join app.persons p on p.id = m.person_id where p.email = 'marina@tubraxel.exemplo.com.br';
    insert into app.sessions (id, token_hash, person_id, organization_id, device, device_hash, network, idle_expires_at, expires_at)
      select ${id('a003', 'i')}, sha256(('session' || i)::bytea), ${id('a001', `i % ${persons}`)}, ${id('a000', `i % ${persons} % ${organizations}`)},
        'Firefox, Linux', sha256(('device' || i)::bytea), '192.0.2.0/24', now() + interval '1 day', now() + interval '7 days'
      from generate_series(0, ${sessions - 1}) i;
    insert into app.tickets (id, organization_id, requester_id, subject, description, status, submission_id, opened_at)
      select ${id('a002', 'i')},
        case when i % 50 = 0 then m.organization_id else ${id('a000', `i % ${organizations}`)} end,
        case when i % 100 = 0 then m.person_id
          when i < 200 and i % 50 = 0 then ${quiet} else ${id('a001', `i % ${organizations} + ${organizations} * (i / ${organizations} % ${each})`)} end,
        'Nota ' || i || ' sai com valor diferente do simulador', repeat('Acontece com todos os usuários desde a atualização. ', 8),
        case when i / 100 % 12 > 0 then 'closed' else (array['new', 'in_progress', 'waiting_customer', 'customer_validation'])[1 + i / 1200 % 4] end,
        ${id('a002', 'i')}, now() - make_interval(mins => (${tickets} - i))
      from generate_series(0, ${tickets - 1}) i,
        (select m.person_id, m.organization_id from app.memberships m join app.persons p on p.id = m.person_id where p.email = 'marina@tubraxel.exemplo.com.br') m;
    commit;
  `);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}
