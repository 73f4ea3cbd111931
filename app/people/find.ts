import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import type { Person } from '../../lib/viewer.ts';
import { sql } from 'kysely';

export type OpenSession = Awaited<ReturnType<typeof openSessions>>[number];
export type Member = Awaited<ReturnType<typeof membersOf>>[number];

/** The viewer's open sessions, the latest first; at most 100. */
export function openSessions(tx: Tx, viewer: Person) {
  return tx
    .selectFrom('sessions')
    .select(['id', 'device', 'network', 'created_at', 'last_seen_at'])
    .where('person_id', '=', viewer.person_id)
    .where('ended_at', 'is', null)
    .where('idle_expires_at', '>', sql<Date>`app.now()`)
    .where('expires_at', '>', sql<Date>`app.now()`)
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute();
}

/** The people of an organisation by name, after the one a page ended with; one more than a page tells that there are more. */
export function membersOf(tx: Tx, organization_id: string, after: { name: string; id: string } | null) {
  return tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'm.role'])
    .where('m.organization_id', '=', organization_id)
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(p.name), p.id) > (lower(${after?.name}), ${after?.id}::uuid)`),
    )
    .orderBy(sql`lower(p.name)`)
    .orderBy('p.id')
    .limit(page_size + 1)
    .execute();
}
