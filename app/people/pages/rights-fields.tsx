import type { Words } from '../../../locales/index.ts';
import type { MemberRole } from '../../../lib/viewer.ts';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { errorOf, FieldGroup, type Refusal } from '../../../ui/parts/form.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { visibilities } from '../invitation.ts';
import { member_flags } from '../membership.ts';

/** Role, visibility and flags as typed: a ticked box is `on`. */
export type TypedRights = Record<string, string | undefined>;

/** Rights as they are stored, as a form would have sent them. */
export function typedRights(
  stored: Record<(typeof member_flags)[number], boolean> & { role: string; visibility: string },
): TypedRights {
  return {
    role: stored.role,
    visibility: stored.visibility,
    ...Object.fromEntries(member_flags.map((flag) => [flag, stored[flag] ? 'on' : undefined])),
  };
}

/** What somebody is, sees and may do, as fields. */
export function RightsFields({
  t,
  roles,
  typed,
  errors,
}: {
  t: Words;
  roles: readonly MemberRole[];
  typed: TypedRights;
  errors: readonly Refusal[];
}) {
  return (
    <>
      <RadioGroup
        name="role"
        label={t.people.role}
        value={typed['role']}
        options={roles.map((role) => ({ value: role, label: t.people.member_roles[role] }))}
        error={errorOf(errors, 'role')}
        required
      />
      <RadioGroup
        name="visibility"
        label={t.members.visibility}
        hint={t.members.visibility_hint}
        value={typed['visibility']}
        options={visibilities.map((value) => ({ value, label: t.members.visibilities[value] }))}
        error={errorOf(errors, 'visibility')}
        required
      />
      <FieldGroup label={t.members.allowed}>
        {member_flags.map((flag) => (
          <Checkbox
            name={flag}
            label={t.members.flags[flag]}
            hint={t.members.flag_hints[flag]}
            checked={typed[flag] === 'on'}
            error={errorOf(errors, flag)}
          />
        ))}
      </FieldGroup>
    </>
  );
}

/** The names of those fields, for the summary of what was refused. */
export const rightsLabels = (t: Words) => ({
  role: t.people.role,
  visibility: t.members.visibility,
  ...t.members.flags,
});

/** The flags somebody has, in words; `none` where there is none. */
export function flagsText(t: Words, stored: Record<(typeof member_flags)[number], boolean>, none = ''): string {
  const held = member_flags.filter((flag) => stored[flag]).map((flag) => t.members.flags[flag]);
  return held.join(' · ') || none;
}
