import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from './house.ts';

/** Until the lists of the search have looked: what was written is in them, and nothing is read beside them. */
export async function folded(house: House): Promise<void> {
  house.services.lists.hurry();
  await sleep(1_300);
}
