import { z } from 'zod';
import { email, line } from '../../lib/forms.ts';
import type { MemberRole } from '../../lib/viewer.ts';
import type { Organizations } from '../../db/tables.ts';
import { member_flags } from './membership.ts';

/** How long an invitation holds. */
export const invitation_days = 14;

/** What somebody can be in an organisation of this kind. */
export const roles_in: Record<Organizations['kind'], readonly MemberRole[]> = {
  customer: ['requester', 'portal_admin'],
  unit: ['consultant', 'portal_admin'],
  vendor: [],
};

/** What somebody is where nothing else is said. */
export const plain_role = (kind: Organizations['kind']): MemberRole => (kind === 'unit' ? 'consultant' : 'requester');

export const visibilities = ['none', 'own', 'own_and_copy', 'company'] as const;
export const member_roles = ['requester', 'portal_admin', 'consultant'] as const;

const flag = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on');
const flags = Object.fromEntries(member_flags.map((name) => [name, flag])) as Record<
  (typeof member_flags)[number],
  typeof flag
>;

/** Role, visibility and flags as a form sends them; an administrator sees the whole company. */
const rights = { role: z.enum(member_roles), visibility: z.enum(visibilities), ...flags };

const seeing = <Value extends { role: MemberRole; visibility: (typeof visibilities)[number] }>(value: Value): Value =>
  value.role === 'portal_admin' ? { ...value, visibility: 'company' } : value;

export const invite_form = z.strictObject({ name: line(300), email, ...rights }).transform(seeing);
export const membership_form = z
  .strictObject({ ...rights, version: z.coerce.number().int().positive() })
  .transform(seeing);
