import type { Organizations, Memberships, StaffRoles } from '../db/tables.ts';

export type StaffRole = StaffRoles['role'];
export type MemberRole = Memberships['role'];

/** Nobody in particular: sees what is public. */
export type Visitor = { kind: 'visitor' };

/** Somebody who proved who they are, with the organisation they are acting in now. Staff have roles and no organisation. */
export type Person = {
  kind: 'person';
  person_id: string;
  session_id: string | null;
  name: string;
  email: string;
  locale: 'pt-BR' | 'en' | 'es';
  time_zone: string;
  theme: 'system' | 'light' | 'dark';
  staff_roles: StaffRole[];
  organization_id: string | null;
  organization_name: string | null;
  organization_kind: Organizations['kind'] | null;
  organization_time_zone: string | null;
  member_role: MemberRole | null;
};

/** A person who acts for an organisation now. */
export type Member = Person & { organization_id: string };

export type Viewer = Visitor | Person;

export const visitor: Visitor = { kind: 'visitor' };

/** True for a person of the vendor, who works in the console. */
export function isStaff(viewer: Viewer): viewer is Person {
  return viewer.kind === 'person' && viewer.staff_roles.length > 0;
}
