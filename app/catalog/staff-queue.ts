import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { refused, type Written } from './written.ts';

/** Makes these the modules a queue takes; the queues that lose one count as changed, so that nobody saves an older idea of them. */
export async function giveModules(tx: Tx, queue_id: string, module_ids: readonly string[]): Promise<void> {
  const ids = [...module_ids];
  await sql`
    with gone as (
      delete from queue_modules
      where (queue_id = ${queue_id} and module_id <> all (${ids}::uuid[])) or (queue_id <> ${queue_id} and module_id = any (${ids}::uuid[]))
      returning queue_id
    )
    update queues set version = version + 1 where id in (select queue_id from gone) and id <> ${queue_id}`.execute(tx);
  await sql`insert into queue_modules (queue_id, module_id) select ${queue_id}, unnest(${ids}::uuid[]) on conflict do nothing`.execute(
    tx,
  );
}

/** Makes these the members of a queue: active people of the staff, no others. */
export async function staffQueue(tx: Tx, queue_id: string, member_ids: readonly string[]): Promise<Written> {
  const ids = [...new Set(member_ids)];
  await sql`delete from queue_members where queue_id = ${queue_id} and person_id <> all (${ids}::uuid[])`.execute(tx);
  const { rows } = await sql`
    with wanted as (
      select p.id from persons p
      where p.id = any (${ids}::uuid[]) and p.disabled_at is null and exists (select from staff_roles r where r.person_id = p.id)
    ), added as (
      insert into queue_members (queue_id, person_id) select ${queue_id}, id from wanted on conflict do nothing
    )
    select id from wanted`.execute(tx);
  if (rows.length < ids.length) return refused({ field: 'member_ids', code: 'invalid_choice' });
  return { ok: true, id: queue_id };
}
