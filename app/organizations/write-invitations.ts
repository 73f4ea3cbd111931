import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { planned_with_values } from '../../lib/packet.ts';
import { invitation_days } from '../people/invitation.ts';
import { sendInvitation } from '../people/send-invitation.ts';
import { counted, type Outcomes, within, type Writing } from './write-organizations.ts';

/** Invites the people of these lines; who belongs to the organisation or has been asked already is left as it is. */
export async function writeInvitations(
  tx: Tx,
  { id, organization_id, person_id }: Writing,
  lines: readonly number[],
): Promise<Outcomes> {
  const ids = lines.map(() => newId());
  const event_ids = lines.map(() => newId());
  const { rows } = await sql<{ id: string | null; outcome: 'created' | 'unchanged' }>`
    with given as materialized (
      select l.line, n.id, n.event_id, d.*
      from import_lines l join unnest(${lines}::integer[], ${ids}::uuid[], ${event_ids}::uuid[]) n(line, id, event_id) on n.line = l.line and ${within(lines)}
      cross join lateral jsonb_to_record(l.data) d(name text, email text, role text, visibility text, may_accept_services boolean, downloads_blocked boolean,
        it_admin boolean, finance boolean, locale text)
      where l.import_id = ${id} and l.errors is null
    ), made as (
      insert into invitations (id, organization_id, name, email, role, visibility, may_accept_services, downloads_blocked, it_admin, finance, locale, invited_by, expires_at)
      select g.id, ${organization_id}::uuid, g.name, g.email, g.role, g.visibility, g.may_accept_services, g.downloads_blocked, g.it_admin, g.finance,
        coalesce(g.locale, p.locale, 'pt-BR'), ${person_id}::uuid, app.now() + make_interval(days => ${sql.lit(invitation_days)})
      from given g left join persons p on p.id = ${person_id}::uuid
      where not exists (select from persons q join memberships m on m.person_id = q.id where lower(q.email) = g.email and m.organization_id = ${organization_id}::uuid and m.ended_at is null)
      on conflict (organization_id, lower(email)) where accepted_at is null and revoked_at is null do nothing
      returning id
    ), noted as (
      insert into audit_events (id, actor_id, organization_id, event, subject_id, channel, details)
      select g.event_id, ${person_id}::uuid, ${organization_id}::uuid, 'person_invited', g.id, 'job', jsonb_build_object('import_id', ${id}::text) from made d join given g on g.id = d.id
    )
    update import_lines l set outcome = case when d.id is not null then 'created' else 'unchanged' end
    from given g left join made d on d.id = g.id
    where l.import_id = ${id} and l.line = g.line and ${within(lines)}
    returning d.id, l.outcome ${sql.raw(planned_with_values)}`.execute(tx);
  const invited = rows.flatMap((row) => (row.id ? [row.id] : []));
  await Promise.all(invited.map((invitation_id) => sendInvitation.later(tx, { invitation_id })));
  return counted([
    { outcome: 'created', count: invited.length },
    { outcome: 'unchanged', count: rows.length - invited.length },
  ]);
}
