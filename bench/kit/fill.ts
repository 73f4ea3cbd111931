import type { Client } from 'pg';

/** How much of each is added to the demo. A request that has messages has three, and the events they made. */
export type Amount = { organizations: number; persons: number; tickets: number; sessions: number; messages?: number };

/** Works where Marina works, asked for very little, and is in copy of two thousand requests. */
export const quiet_person = 'quieta@tubraxel.exemplo.com.br';

// Who has been told of the newest requests they have to do with, and of how many; a consultant of those of many customers.
const told = [
  quiet_person,
  'marina@tubraxel.exemplo.com.br',
  'davi@unidade-sul.exemplo.com.br',
  'sara@orvalha.exemplo.com.br',
];
const notices_of_each = 2_000;

/** Queues added beside the demo's; every tenth is confidential. */
const more_queues = 33;

// Ids in order of time, as uuid version 7 gives them; the fourth group tells the kinds apart.
const id = (kind: 'a000' | 'a001' | 'a002' | 'a003' | 'a004' | 'a005' | 'a006', number: string): string =>
  `('019a0000-0000-7000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const quiet = id('a001', '16777215');

/**
 * Fills the demo's database as its superuser. One request in fifty is of Marina's company, every second of those hers; one
 * in twelve is open; they spread over forty queues, the demo's Varejo taking one in two thousand. `client` needs the rights to set
 * aside foreign keys, which the rows keep by construction.
 */
export async function fill(client: Client, amount: Amount): Promise<void> {
  const { organizations, persons, tickets, sessions, messages = 0 } = amount;
  const every = messages > 0 ? Math.max(1, Math.round((tickets * 3) / messages)) : 0;
  const each = Math.floor(persons / organizations);
  const indexes = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
     where indrelid = 'app.tickets'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  await client.query(`
    begin;
    set local session_replication_role = replica;
    ${indexes.rows.map(({ name }) => `drop index ${name};`).join('\n')}
    insert into app.organizations (id, kind, name)
      select ${id('a000', 'i')}, 'customer', 'Cliente ' || md5(i::text) || ' (fictícia)' from generate_series(0, ${organizations - 1}) i;
    insert into app.persons (id, name, email)
      select ${id('a001', 'i')}, 'Pessoa ' || md5(i::text), 'pessoa' || i || '@exemplo.com.br' from generate_series(0, ${persons - 1}) i;
    insert into app.memberships (person_id, organization_id, role, visibility)
      select ${id('a001', 'i')}, ${id('a000', `i % ${organizations}`)}, case when i < ${organizations} then 'portal_admin' else 'requester' end,
        case when i < ${organizations} then 'company' else (array['own', 'own_and_copy', 'company'])[1 + i % 3] end
      from generate_series(0, ${persons - 1}) i;
    insert into app.persons (id, name, email) values (${quiet}, 'Pessoa Quieta', '${quiet_person}');
    insert into app.memberships (person_id, organization_id, role)
      select ${quiet}, m.organization_id, 'requester' from app.memberships m join app.persons p on p.id = m.person_id where p.email = 'marina@tubraxel.exemplo.com.br';
    insert into app.persons (id, name, email)
      select ${id('a001', `${persons} + j`)}, 'Colega ' || j, 'colega' || j || '@tubraxel.exemplo.com.br' from generate_series(0, 99) j;
    insert into app.memberships (person_id, organization_id, role)
      select ${id('a001', `${persons} + j`)}, m.organization_id, 'requester' from generate_series(0, 99) j, app.memberships m where m.person_id = ${quiet};
    insert into app.portfolios (id, unit_id, organization_id)
      select ${id('a005', 'i')}, (select id from app.organizations where cnpj = '99010001000184'), ${id('a000', 'i')} from generate_series(0, ${organizations - 1}, 4) i;
    insert into app.sessions (id, token_hash, person_id, organization_id, device, device_hash, network, idle_expires_at, expires_at)
      select ${id('a003', 'i')}, sha256(('session' || i)::bytea), ${id('a001', `i % ${persons}`)}, ${id('a000', `i % ${persons} % ${organizations}`)},
        'Firefox, Linux', sha256(('device' || i)::bytea), '192.0.2.0/24', now() + interval '1 day', now() + interval '7 days'
      from generate_series(0, ${sessions - 1}) i;
    insert into app.queues (id, name, confidential) select ${id('a004', 'i')}, 'Fila ' || i, i % 10 = 9 from generate_series(0, ${more_queues - 1}) i;
    insert into app.tickets (id, organization_id, requester_id, queue_id, subject, description, status, submission_id, opened_at, last_message_at, closes_at, chain_id, close_reason, closed_at)
      select ${id('a002', 'i')},
        case when i % 50 = 0 then m.organization_id else ${id('a000', `i % ${organizations}`)} end,
        case when i % 100 = 0 then m.person_id
          when i < 200 and i % 50 = 0 then ${quiet} when i % 50 = 0 then ${id('a001', `${persons} + i / 100 % 100`)} else ${id('a001', `i % ${organizations} + ${organizations} * (i / ${organizations} % ${each})`)} end,
        q.ids[case when i % 2000 = 7 then 1 else 2 + i / 50 % (cardinality(q.ids) - 1) end],
        'Nota ' || i || ' sai com valor diferente do simulador', repeat('Acontece com todos os usuários desde a atualização. ', 8),
        case when i / 100 % 12 > 0 then 'closed' else (array['new', 'in_progress', 'waiting_customer', 'customer_validation'])[1 + i / 1200 % 4] end,
        ${id('a002', 'i')}, now() - make_interval(mins => (${tickets} - i)), now() - make_interval(mins => (${tickets} - i) / 2),
        case when i / 100 % 12 = 0 and i / 1200 % 4 > 1 then now() + make_interval(mins => i) end, ${id('a002', 'i')},
        case when i / 100 % 12 > 0 then 'validated' end, case when i / 100 % 12 > 0 then now() - make_interval(mins => (${tickets} - i)) end
      from generate_series(0, ${tickets - 1}) i,
        (select m.person_id, m.organization_id from app.memberships m join app.persons p on p.id = m.person_id where p.email = 'marina@tubraxel.exemplo.com.br') m,
        (select array_agg(id order by name <> 'Varejo', id) as ids from app.queues) q;
    insert into app.ticket_copies (ticket_id, person_id, organization_id, number, ended)
      select t.id, ${quiet}, t.organization_id, t.number, t.status = 'closed' from app.tickets t
      where t.organization_id = (select organization_id from app.memberships where person_id = ${quiet}) and t.requester_id <> ${quiet} order by t.number desc limit 2000;
    insert into app.notices (id, person_id, ticket_id, organization_id, event, created_at, read_at)
      select ${id('a006', 'row_number() over ()')}, p.id, t.id, t.organization_id, 'answered', t.opened_at, case when t.number % 4 = 0 then t.opened_at end
      from (select id, email from app.persons where email in (${told.map((email) => `'${email}'`).join()})) p
        cross join lateral (select t.* from app.tickets t
          where p.email like 'davi@%' or t.organization_id in (select m.organization_id from app.memberships m where m.person_id = p.id)
            or t.queue_id in (select m.queue_id from app.queue_members m where m.person_id = p.id)
          order by t.number desc limit ${notices_of_each}) t;
    ${indexes.rows.map(({ definition }) => `${definition};`).join('\n')}
    ${every > 0 ? said(every) : ''}
    commit;
  `);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}

// What was said and happened in every so many requests: the customer asks, the agent answers, the customer replies.
const said = (every: number): string => `
    insert into app.ticket_messages (id, ticket_id, organization_id, kind, author_id, author_name, author_side, body, html, submission_id, created_at)
      select gen_random_uuid(), t.id, t.organization_id, 'message', case m when 2 then a.id else t.requester_id end, case m when 2 then a.name else 'Pessoa' end,
        case m when 2 then 'staff' else 'customer' end, b.body, '<p>' || b.body || '</p>', gen_random_uuid(), t.opened_at + make_interval(mins => 20 * m)
      from app.tickets t cross join generate_series(1, 3) m
        cross join (select id, name from app.persons where email = 'caio@orvalha.exemplo.com.br') a
        cross join (select repeat('O valor sai diferente quando a regra usa o perfil do participante. ', 4) as body) b
      where t.number % ${every} = 0 and t.id >= ${id('a002', '0')} and t.id < ${id('a003', '0')};
    insert into app.ticket_events (id, ticket_id, organization_id, event, actor_id, actor_name, actor_side, from_status, to_status, announced_at, created_at)
      select gen_random_uuid(), t.id, t.organization_id, (array['ticket_opened', 'ticket_replied', 'ticket_answered', 'ticket_replied'])[m + 1],
        case m when 2 then a.id else t.requester_id end, case m when 2 then a.name else 'Pessoa' end, case m when 2 then 'staff' else 'customer' end,
        null, case m when 0 then 'new' end, t.opened_at, t.opened_at + make_interval(mins => 20 * m)
      from app.tickets t cross join generate_series(0, 3) m
        cross join (select id, name from app.persons where email = 'caio@orvalha.exemplo.com.br') a
      where t.number % ${every} = 0 and t.id >= ${id('a002', '0')} and t.id < ${id('a003', '0')};
`;
