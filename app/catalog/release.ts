/** What decides where a release stands; days as text, 2026-11-24. */
export type ReleaseDates = {
  product_id: string;
  closed_beta: boolean;
  launched_on: string | null;
  supported_until: string | null;
  extended_until: string | null;
  archived_at: Date | null;
};

export const release_statuses = ['planned', 'beta', 'current', 'previous', 'extended', 'expired'] as const;
export type ReleaseStatus = (typeof release_statuses)[number];

// A last day of support is a day of support.
const over = (last_day: string | null, today: string): boolean => last_day !== null && last_day < today;

const inSupport = ({ launched_on, supported_until }: ReleaseDates, today: string): boolean =>
  launched_on !== null && launched_on <= today && !over(supported_until, today);

/**
 * Where a release stands in its life on `today`. Not launched: planned, or beta for a closed circle. Launched: current is the
 * newest that is in support among the `releases` of the product that are in use, previous any older one in support, then
 * extended for as long as the extension lasts, and at last expired.
 */
export function releaseStatus(release: ReleaseDates, releases: readonly ReleaseDates[], today: string): ReleaseStatus {
  const { product_id, closed_beta, launched_on, supported_until, extended_until } = release;
  if (over(supported_until, today))
    return extended_until === null || over(extended_until, today) ? 'expired' : 'extended';
  if (launched_on === null || launched_on > today) return closed_beta ? 'beta' : 'planned';
  const newer = releases.some(
    (other) =>
      other.product_id === product_id &&
      other.archived_at === null &&
      inSupport(other, today) &&
      (other.launched_on ?? '') > launched_on,
  );
  return newer ? 'previous' : 'current';
}
