import type { Selectable } from 'kysely';
import type { Organizations, Memberships, StaffRoles } from '../db/tables.ts';

export type StaffRole = StaffRoles['role'];
export type MemberRole = Memberships['role'];
/** Which requests of the organisation a person sees beside none: own, own and those in copy, or all. */
export type Visibility = Selectable<Memberships>['visibility'];

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
  visibility: Visibility | null;
  /** What this person may do there now: own flags, those of the organisation and, for a consultant, those of the portfolio together. */
  may_accept_services: boolean;
  downloads_blocked: boolean;
  it_admin: boolean;
  finance: boolean;
  /** Whose consultant this is, acting for the organisation; null for everybody else. */
  unit_id: string | null;
  unit_name: string | null;
  /** Has more than one organisation to act in. */
  may_switch: boolean;
  /** Belongs to an organisation whose access is suspended, and to no other. */
  access_suspended: boolean;
  /** What a bearer token allows; null: a session, which allows all. */
  scopes: readonly ('read' | 'write')[] | null;
  /** By what door this person came; absent: the web. */
  channel?: 'api';
};

/** A person who acts for an organisation now. */
export type Member = Person & { organization_id: string };

/** A person of the vendor. */
export type Staff = Person & { staff_roles: [StaffRole, ...StaffRole[]] };

export type Viewer = Visitor | Person;

export const visitor: Visitor = { kind: 'visitor' };

/** The portal administrator of the organisation acted in; a consultant acting for it is none, nor is anybody who works for the vendor. */
export function managesPeople(viewer: Viewer): viewer is Member {
  return (
    viewer.kind === 'person' &&
    viewer.member_role === 'portal_admin' &&
    viewer.unit_id === null &&
    viewer.staff_roles.length === 0
  );
}

/** True for a person of the vendor, who works in the console. */
export function isStaff(viewer: Viewer): viewer is Staff {
  return viewer.kind === 'person' && viewer.staff_roles.length > 0;
}
