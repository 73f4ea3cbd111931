import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';

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
  const good = sql`not m.of_branch and not m.backwards`;
  const { rows } = await sql<{ outcome: keyof Outcomes; count: number }>`
    with given as materialized (
      select l.line, n.id, n.event_id, d.*
      from import_lines l join unnest(${lines}::integer[], ${ids}::uuid[], ${event_ids}::uuid[]) n(line, id, event_id) on n.line = l.line
      cross join lateral jsonb_to_record(l.data) d(name text, cnpj text, kind text, municipality text, municipality_code text, state text, country text,
        time_zone text, contract_number text, contract_from date, contract_until date, finance_email text)
      where l.import_id = ${id} and l.errors is null
    ), merged as materialized (
      select g.line, g.id, g.event_id, o.id as known_id, g.name, g.cnpj, coalesce(g.kind, 'customer') as kind,
        ${each((column) => sql`coalesce(g.${column}, o.${column}) as ${column}`)},
        exists (select from branches b where b.cnpj = g.cnpj) as of_branch,
        coalesce(coalesce(g.contract_from, o.contract_from) > coalesce(g.contract_until, o.contract_until), false) as backwards
      from given g left join organizations o on o.cnpj = g.cnpj
    ), changed as (
      update organizations o set name = m.name, ${each((column) => sql`${column} = m.${column}`)}, version = o.version + 1
      from merged m
      where o.id = m.known_id and ${good} and (o.name, ${each((column) => sql`o.${column}`)}) is distinct from (m.name, ${each((column) => sql`m.${column}`)})
      returning o.id, m.line, m.event_id
    ), made as (
      insert into organizations (id, name, cnpj, kind, country, time_zone, municipality, municipality_code, state, contract_number, contract_from, contract_until, finance_email)
      select m.id, m.name, m.cnpj, m.kind, coalesce(m.country, 'BR'), coalesce(m.time_zone, 'America/Sao_Paulo'),
        m.municipality, m.municipality_code, m.state, m.contract_number, m.contract_from, m.contract_until, m.finance_email
      from merged m where m.known_id is null and ${good}
      on conflict (cnpj) do nothing
      returning id
    ), noted as (
      insert into audit_events (id, actor_id, organization_id, event, subject_id, channel, details)
      select c.event_id, ${person_id}::uuid, c.id, 'organization_changed', c.id, 'job', jsonb_build_object('import_id', ${id}::text) from changed c
      union all
      select m.event_id, ${person_id}::uuid, m.id, 'organization_created', m.id, 'job', jsonb_build_object('import_id', ${id}::text) from made d join merged m on m.id = d.id
    ), settled as (
      update import_lines l set
        outcome = case when ${sql`m.of_branch or m.backwards`} then 'refused' when d.id is not null then 'created' when c.id is not null then 'updated' else 'unchanged' end,
        errors = case when m.of_branch then '[{"field": "cnpj", "code": "cnpj_taken"}]'::jsonb when m.backwards then '[{"field": "contract_until", "code": "out_of_order"}]'::jsonb end
      from merged m left join made d on d.id = m.id left join changed c on c.line = m.line
      where l.import_id = ${id} and l.line = m.line
      returning l.outcome
    )
    select outcome, count(*) as count from settled group by outcome`.execute(tx);
  return counted(rows);
}

/** The figures of a batch, nothing left out. */
export function counted(rows: readonly { outcome: keyof Outcomes; count: number }[]): Outcomes {
  const of = (outcome: keyof Outcomes): number => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return { created: of('created'), updated: of('updated'), unchanged: of('unchanged'), refused: of('refused') };
}
