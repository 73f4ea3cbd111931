import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { KnownIssues } from '../../db/tables.ts';
import { line } from '../../lib/forms.ts';
import type { StaffRole } from '../../lib/viewer.ts';

/** Machine E of domain.md 2.4, in the order it is gone through. */
export const issue_statuses = [
  'open',
  'triage',
  'rejected',
  'accepted',
  'in_development',
  'in_test',
  'released',
  'closed',
] as const satisfies readonly IssueStatus[];

/** Where an issue stands with development (domain.md 2.4, machine E). */
export type IssueStatus = Selectable<KnownIssues>['status'];

/** Who registers issues and lets requests wait for them. */
export const issue_writers = ['agent', 'lead', 'system_admin'] as const satisfies readonly StaffRole[];

export const issue_title = line(200);

/** Development's name of an issue, such as OFIS-1042; typed in any case. */
export const issue_key = line(26)
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z][A-Z0-9]{1,15}-[1-9]\d{0,8}$/, { error: 'invalid_issue_key' }));
