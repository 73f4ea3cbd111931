import { isStaff, type Staff, type StaffRole, type Viewer } from '../../lib/viewer.ts';

/** Who looks after what is found. */
export const editors: readonly StaffRole[] = ['editor', 'system_admin'];

export const edits = (viewer: Viewer): viewer is Staff =>
  isStaff(viewer) && viewer.staff_roles.some((role) => editors.includes(role));

/** Where they do. */
export const editor_paths = {
  searches: '/desk/search',
  unopened: '/desk/search/unopened',
  synonyms: '/desk/search/synonyms',
} as const;
