import type { Tx } from '../../lib/database.ts';
import type { OfferedModule } from '../catalog/find.ts';
import { deliveredReleases, routinesOf } from '../catalog/find-offered.ts';
import type { Ask } from '../context.ts';
import { dayText, today } from '../moment.ts';
import type { Offered } from './pages/about.tsx';

/** What a new request can be about, among these modules: their routines, and the releases of their products. */
export async function offeredOf(
  tx: Tx,
  ask: Ask,
  modules: readonly OfferedModule[],
): Promise<Pick<Offered, 'modules' | 'routines' | 'releases'>> {
  const [routines, releases] = await Promise.all([
    routinesOf(
      tx,
      modules.map(({ id }) => id),
    ),
    deliveredReleases(
      tx,
      modules.map(({ product_id }) => product_id),
    ),
  ]);
  const now = today(ask);
  return {
    modules,
    routines,
    releases: releases.map(({ last_day, ...release }) => ({
      ...release,
      expired_on: last_day !== null && last_day < now ? dayText(ask.locale, last_day) : null,
    })),
  };
}
