import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { member as memberOf } from '../guard.ts';
import { type Answer, type Kind, notFound, type Who } from '../route.ts';
import { member, type MemberFound, organizationOf } from './find-members.ts';
import type { Ground } from './pages/ground.tsx';

/** The same pages behind two doors. */
export type Door = { base: string; desk: boolean; who: Who; params: Record<string, Kind> };

export const doors: readonly Door[] = [
  { base: '/organization/people', desk: false, who: 'portal_admin', params: {} },
  {
    base: '/desk/organizations/:organization/people',
    desk: true,
    who: ['billing', 'system_admin'],
    params: { organization: 'organization' },
  },
];

async function groundOf({ tx, viewer, params }: Ask, { desk }: Door): Promise<Ground | null> {
  if (!desk) {
    const { organization_id: id, organization_name, organization_kind } = memberOf(viewer);
    return {
      desk,
      path: '/organization/people',
      organization: { id, name: organization_name ?? '', kind: organization_kind ?? 'customer' },
    };
  }
  const id = readUuid(params['organization']);
  const found = id ? await organizationOf(tx, id) : undefined;
  // Who works for the vendor is staff, not a member.
  if (!found || found.kind === 'vendor') return null;
  return { desk, path: `/desk/organizations/${found.id}/people`, organization: found };
}

/** The person an address of such a page names. */
export async function memberAt(ask: Ask, ground: Ground): Promise<MemberFound | null> {
  const id = readUuid(ask.params['person']);
  return (id && (await member(ask.tx, ground.organization.id, id))) || null;
}

/** The one of these values that a text is. */
export const one = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;

/** Rights as a form sends them, for the crawler. */
export const sample = { role: 'requester', visibility: 'own_and_copy' };

/** A handler that knows whose people these are. */
export const grounded =
  (door: Door, handle: (ask: Ask, ground: Ground) => Promise<Answer>) =>
  async (ask: Ask): Promise<Answer> => {
    const ground = await groundOf(ask, door);
    return ground ? handle(ask, ground) : notFound;
  };
