import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { planned_with_values } from '../../lib/packet.ts';

/** How many lines of a batch became what. */
export type Outcomes = { created: number; updated: number; unchanged: number; refused: number };

/** Which list, and who sent it. */
export type Writing = { id: string; organization_id: string | null; person_id: string };

// What a line may change; an empty cell leaves what is stored. The kind of an organisation that exists is not a list's to change.
const kept = [
  'municipality',
  'municipality_code',
  'state',
  'country',
  'time_zone',
  'contract_number',
  'contract_from',
  'contract_until',
  'finance_email',
] as const;
const each = (write: (column: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(kept.map((column) => write(sql.ref(column))));

/** Makes and updates the organisations of these lines, by CNPJ, in one statement; each change leaves its audit event. */
export async function writeOrganizations(
  tx: Tx,
  { id, person_id }: Writing,
  lines: readonly number[],
): Promise<Outcomes> {
  const ids = lines.map(() => newId());
  const event_ids = lines.map(() => newId());
  // What becomes of a line is decided once, in `decided`: joins between the parts of a statement would be guessed at and walked through
  // row by row. A CNPJ that somebody else stores meanwhile breaks the batch off, and the next try finds it there.
  const { rows } = await sql<{ outcome: keyof Outcomes; count: number }>`
    with given as materialized (
      select l.line, n.id, n.event_id, d.*
      from unnest(${lines}::integer[], ${ids}::uuid[], ${event_ids}::uuid[]) n(line, id, event_id)
      join import_lines l on l.import_id = ${id} and l.line = n.line and ${within(lines)}
      cross join lateral jsonb_to_record(l.data) d(name text, cnpj text, kind text, municipality text, municipality_code text, state text, country text,
        time_zone text, contract_number text, contract_from date, contract_until date, finance_email text)
      where l.errors is null
    ), merged as (
      select g.line, g.id, g.event_id, o.id as known_id, g.name, g.cnpj, coalesce(g.kind, 'customer') as kind,
        ${each((column) => sql`coalesce(g.${column}, o.${column}) as ${column}`)},
        (o.name, ${each((column) => sql`o.${column}`)}) is distinct from (g.name, ${each((column) => sql`coalesce(g.${column}, o.${column})`)}) as differs,
        exists (select from branches b where b.cnpj = g.cnpj) as of_branch,
        coalesce(coalesce(g.contract_from, o.contract_from) > coalesce(g.contract_until, o.contract_until), false) as backwards
      from given g left join organizations o on o.cnpj = g.cnpj
    ), decided as materialized (
      select m.*, coalesce(m.known_id, m.id) as organization_id,
        case when m.of_branch or m.backwards then 'refused' when m.known_id is null then 'created' when m.differs then 'updated' else 'unchanged' end as outcome
      from merged m
    ), changed as (
      update organizations o set name = m.name, ${each((column) => sql`${column} = m.${column}`)}, version = o.version + 1
      from decided m where o.id = m.known_id and m.outcome = 'updated'
    ), made as (
      insert into organizations (id, name, cnpj, kind, country, time_zone, municipality, municipality_code, state, contract_number, contract_from, contract_until, finance_email)
      select m.id, m.name, m.cnpj, m.kind, coalesce(m.country, 'BR'), coalesce(m.time_zone, 'America/Sao_Paulo'),
        m.municipality, m.municipality_code, m.state, m.contract_number, m.contract_from, m.contract_until, m.finance_email
      from decided m where m.outcome = 'created'
    ), noted as (
      insert into audit_events (id, actor_id, organization_id, event, subject_id, channel, details)
      select m.event_id, ${person_id}::uuid, m.organization_id, case m.outcome when 'created' then 'organization_created' else 'organization_changed' end,
        m.organization_id, 'job', jsonb_build_object('import_id', ${id}::text)
      from decided m where m.outcome in ('created', 'updated')
    ), settled as (
      update import_lines l set outcome = m.outcome,
        errors = case when m.of_branch then '[{"field": "cnpj", "code": "cnpj_taken"}]'::jsonb when m.backwards then '[{"field": "contract_until", "code": "out_of_order"}]'::jsonb end
      from decided m where l.import_id = ${id} and l.line = m.line and ${within(lines)}
    )
    select outcome, count(*) as count from decided group by outcome ${sql.raw(planned_with_values)}`.execute(tx);
  return counted(rows);
}

/** The lines of a batch once more, as a range: nobody has counted a list just kept, and PostgreSQL might read all of it for each batch. */
export const within = (lines: readonly number[]): RawBuilder<unknown> =>
  sql`l.line between ${lines[0] ?? 0}::integer and ${lines.at(-1) ?? 0}::integer`;

/** The figures of a batch, nothing left out. */
export function counted(rows: readonly { outcome: keyof Outcomes; count: number }[]): Outcomes {
  const of = (outcome: keyof Outcomes): number => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return { created: of('created'), updated: of('updated'), unchanged: of('unchanged'), refused: of('refused') };
}
