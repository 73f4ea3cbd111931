import { z } from 'zod';
import { id, moment } from '../api.ts';
import { member_roles, visibilities } from './invitation.ts';
import { member_flags } from './membership.ts';
import type { MembershipOf, PersonRow } from './find-people.ts';
import { staff_roles } from './staff.ts';
import type { StaffRole } from '../../lib/viewer.ts';

const flag_answers = Object.fromEntries(member_flags.map((flag) => [flag, z.boolean()])) as Record<
  (typeof member_flags)[number],
  z.ZodBoolean
>;

/** What somebody is and may do in one organisation. `version` goes back with a change. */
const membership_answer = z.object({
  organization: z.object({ id, name: z.string() }),
  role: z.enum(member_roles),
  visibility: z.enum(visibilities),
  ...flag_answers,
  version: z.int(),
});

export const person_answer = z.object({
  id,
  name: z.string(),
  email: z.string(),
  disabled: z.boolean(),
  created_at: moment,
  staff_roles: z.array(z.enum(staff_roles)),
  memberships: z.array(membership_answer),
});

/** Somebody asked in, who is nobody here until they accept, or somebody new in the staff. */
export const created_answer = z.object({
  id,
  kind: z.enum(['invitation', 'staff']),
  name: z.string(),
  email: z.string(),
  organization_id: id.nullable(),
});

/** A person as they leave, with what they are where the reader may know it. */
export function personAnswer(
  { id: person_id, name, email, disabled_at, created_at }: PersonRow,
  memberships: readonly MembershipOf[],
  roles: ReadonlyMap<string, StaffRole[]>,
): z.input<typeof person_answer> {
  return {
    id: person_id,
    name,
    email,
    disabled: disabled_at !== null,
    created_at,
    staff_roles: roles.get(person_id) ?? [],
    memberships: memberships
      .filter((each) => each.person_id === person_id)
      .map(({ organization_id, organization_name, role, visibility, version, ...rest }) => ({
        organization: { id: organization_id, name: organization_name },
        role,
        visibility,
        may_accept_services: rest.may_accept_services,
        downloads_blocked: rest.downloads_blocked,
        it_admin: rest.it_admin,
        finance: rest.finance,
        version,
      })),
  };
}
