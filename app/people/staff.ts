import { z } from 'zod';
import { email, line } from '../../lib/forms.ts';
import type { StaffRole } from '../../lib/viewer.ts';

/** What somebody of the vendor may be, in the order it is shown. */
export const staff_roles = [
  'agent',
  'lead',
  'setup_specialist',
  'developer',
  'editor',
  'catalog_manager',
  'billing',
  'privacy_officer',
  'system_admin',
] as const satisfies readonly StaffRole[];

const ticked = z.literal('on').optional();
const boxes = Object.fromEntries(staff_roles.map((role) => [`role_${role}`, ticked])) as Record<
  `role_${StaffRole}`,
  typeof ticked
>;

const rolesOf = (form: Partial<Record<`role_${StaffRole}`, 'on' | undefined>>): StaffRole[] =>
  staff_roles.filter((role) => form[`role_${role}`] === 'on');

/** `stored`: the roles the page was drawn with, so that two who change them at once do not undo each other. */
export const roles_form = z
  .strictObject({ ...boxes, stored: z.string().max(300) })
  .transform((form) => ({ roles: rolesOf(form), stored: form.stored }));

export const staff_form = z
  .strictObject({ name: line(300), email, ...boxes })
  .transform((form) => ({ name: form.name, email: form.email, roles: rolesOf(form) }));
