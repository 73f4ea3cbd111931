import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { planned_with_values } from '../../lib/packet.ts';
import type { MemberRole, Visibility } from '../../lib/viewer.ts';

export type MemberRow = Awaited<ReturnType<typeof members>>[number];
export type MemberFound = NonNullable<Awaited<ReturnType<typeof member>>>;
export type Waiting = Awaited<ReturnType<typeof waitingInvitations>>[number];

export type Wanted = {
  q: string;
  role: MemberRole | null;
  visibility: Visibility | null;
  after: { name: string; id: string } | null;
};

function memberships(tx: Tx, organization_id: string) {
  return tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.disabled_at',
      'm.role',
      'm.visibility',
      'm.may_accept_services',
      'm.downloads_blocked',
      'm.it_admin',
      'm.finance',
      'm.created_at',
      'm.version',
    ])
    .where('m.organization_id', '=', organization_id)
    .where('m.ended_at', 'is', null);
}

/** People with access to an organisation by name, narrowed and after the one a page ended with; one more than a page. */
export function members(tx: Tx, organization_id: string, { q, role, visibility, after }: Wanted) {
  return memberships(tx, organization_id)
    .$if(q !== '', (query) => query.where(sql<boolean>`position(app.fold(${q}) in p.search_text) > 0`))
    .$if(role !== null, (query) => query.where('m.role', '=', role))
    .$if(visibility !== null, (query) => query.where('m.visibility', '=', visibility))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(p.name), p.id) > (lower(${after?.name}), ${after?.id}::uuid)`),
    )
    .orderBy(sql`lower(p.name)`)
    .orderBy('p.id')
    .limit(page_size + 1)
    .modifyEnd(sql.raw(planned_with_values))
    .execute();
}

/** Somebody with access to an organisation. */
export function member(tx: Tx, organization_id: string, person_id: string) {
  return memberships(tx, organization_id).where('m.person_id', '=', person_id).executeTakeFirst();
}

/** Invitations neither accepted nor withdrawn, the latest first, after the one a page ended with; one more than a page. */
export function waitingInvitations(tx: Tx, organization_id: string, after: string | null) {
  return tx
    .selectFrom('invitations')
    .select(['id', 'name', 'email', 'role', 'visibility', 'created_at', 'expires_at'])
    .select(sql<boolean>`expires_at <= app.now()`.as('expired'))
    .where('organization_id', '=', organization_id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .$if(after !== null, (query) => query.where('id', '<', after))
    .orderBy('id', 'desc')
    .limit(page_size + 1)
    .execute();
}

/** Whose people they are. */
export function organizationOf(tx: Tx, id: string) {
  return tx.selectFrom('organizations').select(['id', 'name', 'kind']).where('id', '=', id).executeTakeFirst();
}
