/** Who may see what through a unit, said in the plainest way: what the portal's policies are compared with (security.md P6). */
export const ranks = ['none', 'own', 'own_and_copy', 'company'] as const;
export type Visibility = (typeof ranks)[number];

export type Grant = { visibility: Exclude<Visibility, 'none'>; expired: boolean };
export type World = {
  /** By unit, then customer; absent: the unit does not serve it. */
  grants: Map<string, Grant>;
  /** By consultant; absent: has left. */
  members: Map<string, Visibility>;
  suspended: Set<string>;
};

export const key = (unit: number, customer: number): string => `${unit}/${customer}`;
export const unitOf = (consultant: number, units: number): number => consultant % units;

/** What a consultant who has chosen `customer` sees of its requests: the one opened by them, the one they are in copy of, somebody else's. */
export function seen(world: World, units: number, consultant: number, customer: number): readonly string[] {
  const unit = unitOf(consultant, units);
  const own = world.members.get(String(consultant));
  const grant = world.grants.get(key(unit, customer));
  if (own === undefined || !grant || grant.expired) return [];
  if (world.suspended.has(`unit ${unit}`) || world.suspended.has(`customer ${customer}`)) return [];
  const least = Math.min(ranks.indexOf(own), ranks.indexOf(grant.visibility));
  return ['own', 'copy', 'other'].slice(0, least);
}
