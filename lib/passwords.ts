import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

// argon2id, OWASP password storage: m=46 MiB, t=1, p=1.
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
// Hashing fills a core and takes 46 MiB; one core is left for everything else.
const at_once = Math.min(4, Math.max(1, availableParallelism() - 1));
const waiting_room = 20;

/** Who waits: browsers known to belong to the account have a line of their own, and go first. */
export type Line = 'known' | 'stranger';

// Made before anybody asks, so that the first unknown person takes no longer than the next.
const decoy = hash('nobody has this password', cost);

let running = 0;
const lines: Record<Line, (() => void)[]> = { known: [], stranger: [] };

/** Too many sign-ins wait at this moment; the caller answers 429. */
export const busy: unique symbol = Symbol('busy');

/** Hash of a password; few are computed at once, so that memory stays bounded. */
export function hashPassword(password: string): Promise<string | typeof busy> {
  return inTurn('known', () => hash(password, cost));
}

/** Whether the password fits; a null hash (unknown person) costs the same time and is never right. */
export function verifyPassword(stored: string | null, password: string, line: Line): Promise<boolean | typeof busy> {
  return inTurn(line, async () => {
    const right = await verify(stored ?? (await decoy), password);
    return stored !== null && right;
  });
}

/** Whether a stored hash was made at another cost than today's and should be made again. */
export function outdated(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`);
}

async function inTurn<T>(line: Line, work: () => Promise<T>): Promise<T | typeof busy> {
  if (running >= at_once) {
    if (lines[line].length >= waiting_room) return busy;
    // Whoever finishes hands its place over, so no newcomer slips in between.
    await new Promise<void>((resolve) => lines[line].push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = lines.known.shift() ?? lines.stranger.shift();
    if (next) next();
    else running -= 1;
  }
}
