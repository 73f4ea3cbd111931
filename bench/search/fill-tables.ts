import type { Client } from 'pg';
import { slugOf } from '../../lib/html.ts';
import { newId } from '../../lib/tokens.ts';
import type { Line } from './corpus.ts';

const batch = 2_000;
const kinds: Record<string, string> = { download: 'package', article: 'kb' };

/** Whose requests the first organisation's are: Marina's company, so that she searches among as many as a customer has. */
const marina = `(select m.organization_id from memberships m join persons p on p.id = m.person_id where p.email = 'marina@tubraxel.exemplo.com.br' limit 1)`;
const caio = `(select id from persons where email = 'caio@orvalha.exemplo.com.br')`;
const open_queue = `(select id from queues where takes_the_rest)`;

type Places = { products: Map<string, string>; organizations: { organization_id: string; requester_id: string }[] };

/**
 * Puts lines straight into the tables of the demo, as its superuser: documents and, of 500 organisations, requests, all in one queue that
 * Caio works in. Nothing of the search is written. Out: how many.
 */
export async function fillTables(client: Client, lines: AsyncIterable<Line>): Promise<number> {
  const places = await makePlaces(client);
  let count = 0;
  let part: Line[] = [];
  const flush = async (): Promise<void> => {
    await makeProducts(client, places, part);
    await client.query('begin; set local session_replication_role = replica');
    await insertDocuments(
      client,
      places,
      part.filter(({ org }) => !org),
    );
    await insertTickets(
      client,
      places,
      part.filter(({ org }) => org),
    );
    await client.query('commit');
    count += part.length;
    part = [];
  };
  for await (const line of lines) {
    part.push(line);
    if (part.length === batch) await flush();
  }
  await flush();
  await client.query('vacuum analyze documents; '.trim());
  await client.query('vacuum analyze tickets');
  return count;
}

async function makePlaces(client: Client): Promise<Places> {
  await client.query(`
    insert into queue_members (queue_id, person_id) values (${open_queue}, ${caio}) on conflict do nothing`);
  await client.query(`
    with o as (insert into organizations (id, kind, name) select gen_random_uuid(), 'customer', 'Cliente da medida ' || n from generate_series(2, 500) n returning id)
    , p as (insert into persons (id, name, email) select o.id, 'Pessoa', 'medida-' || o.id || '@exemplo.com.br' from o)
    insert into memberships (person_id, organization_id, role) select id, id, 'requester' from o`);
  const { rows } = await client.query<Places['organizations'][number]>(`
    select ${marina} as organization_id, (select id from persons where email = 'marina@tubraxel.exemplo.com.br') as requester_id
    union all (select organization_id, person_id from memberships m join organizations o on o.id = m.organization_id where o.name like 'Cliente da medida %' order by o.name)`);
  return { products: new Map(), organizations: rows };
}

async function makeProducts(client: Client, { products }: Places, lines: readonly Line[]): Promise<void> {
  const unknown = [...new Set(lines.map(({ product }) => product))].filter((name) => !products.has(name));
  if (unknown.length === 0) return;
  const { rows } = await client.query<{ id: string; name: string }>(
    `insert into products (id, product_line_id, code, name) select gen_random_uuid(), (select id from product_lines limit 1), 'MEDIDA-' || upper(left(md5(n), 8)), n
     from unnest($1::text[]) n returning id, name`,
    [unknown],
  );
  for (const { id, name } of rows) products.set(name, id);
}

async function insertDocuments(client: Client, { products }: Places, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const headings = lines.map(({ heads }) =>
    JSON.stringify(heads.map((text) => ({ id: slugOf(text), text, level: 2 }))),
  );
  await client.query(
    `insert into documents (id, kind, external_id, slug, audience, product_id, codes, title, body, headings)
     select l.id, l.kind, l.external_id, 'medida-' || l.id, 'public', l.product_id, coalesce(array(select jsonb_array_elements_text(l.codes)), '{}'), l.title, l.body, l.headings
     from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::jsonb[], $6::text[], $7::text[], $8::jsonb[])
       l (id, kind, external_id, product_id, codes, title, body, headings)`,
    [
      lines.map(() => newId()),
      lines.map(({ kind }) => kinds[kind] ?? kind),
      lines.map(({ id }) => id),
      lines.map(({ product }) => products.get(product)),
      lines.map(({ codes }) => JSON.stringify([...new Set(codes)].slice(0, 50))),
      lines.map(({ title }) => title.slice(0, 300) || '-'),
      lines.map(({ body }) => body),
      headings,
    ],
  );
}

async function insertTickets(
  client: Client,
  { products, organizations }: Places,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  const whose = lines.map(({ org = 0 }) => organizations[org % organizations.length]);
  await client.query(
    `insert into tickets (id, chain_id, external_id, organization_id, requester_id, queue_id, product_id, subject, description, submission_id, status, closed_at, close_reason)
     select l.id, l.id, l.external_id, l.organization_id, l.requester_id, ${open_queue}, l.product_id, l.subject, l.description, l.id, 'closed', now(), 'administrative'
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[])
       l (id, external_id, organization_id, requester_id, product_id, subject, description)`,
    [
      lines.map(() => newId()),
      lines.map(({ id }) => id),
      whose.map((one) => one?.organization_id),
      whose.map((one) => one?.requester_id),
      lines.map(({ product }) => products.get(product)),
      lines.map(({ title }) => title.slice(0, 200) || '-'),
      lines.map(({ body }) => body || '-'),
    ],
  );
}
