import type { MemberRole, Visibility } from '../../lib/viewer.ts';

/** What somebody is and may do in an organisation (domain.md 1.5). */
export type MemberRights = {
  role: MemberRole;
  visibility: Visibility;
  may_accept_services: boolean;
  downloads_blocked: boolean;
  it_admin: boolean;
  finance: boolean;
};

export const member_flags = ['may_accept_services', 'downloads_blocked', 'it_admin', 'finance'] as const;
