import { json } from 'node:stream/consumers';
import { Client } from 'pg';
import type { Login } from '../../db/login.ts';
import { newId } from '../../lib/tokens.ts';

// The least that opening a request could be: one statement that writes request, message and event, committed durably, on bare connections.
const { login, connections, seconds, as } = (await json(process.stdin)) as {
  login: Login;
  connections: number;
  seconds: number;
  as: { organization_id: string; person_id: string; queue_id: string };
};
const insert = `
  with t as (insert into tickets (id, organization_id, requester_id, queue_id, subject, description, submission_id, chain_id)
      values ($1, $2, $3, $4, 'Medida', 'Acontece desde ontem.', $5, $1) returning number),
    m as (insert into ticket_messages (id, ticket_id, organization_id, kind, author_id, author_name, author_side, body, submission_id)
      values ($6, $1, $2, 'message', $3, 'Marina Alves', 'customer', 'Acontece desde ontem.', $5)),
    e as (insert into ticket_events (id, ticket_id, organization_id, event, actor_id, actor_name, actor_side, to_status, announced_at)
      values ($7, $1, $2, 'ticket_opened', $3, 'Marina Alves', 'customer', 'new', now()))
  select number from t`;
const end = performance.now() + seconds * 1000;
let made = 0;
await Promise.all(
  Array.from({ length: connections }, async () => {
    const client = new Client({ ...login, options: '-c search_path=app -c synchronous_commit=on' });
    await client.connect();
    while (performance.now() < end) {
      const { organization_id, person_id, queue_id } = as;
      const values = [newId(), organization_id, person_id, queue_id, newId(), newId(), newId()];
      await client.query({ name: 'insert', text: insert, values });
      made++;
    }
    await client.end();
  }),
);
console.log(made / seconds);
