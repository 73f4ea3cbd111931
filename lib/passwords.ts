import { hash, verify } from '@node-rs/argon2';

// argon2id, OWASP password storage: m=46 MiB, t=1, p=1.
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const at_once = 4;
const waiting_room = 40;

let running = 0;
const queue: (() => void)[] = [];

/** Too many sign-ins wait at this moment; the caller answers 429. */
export const busy: unique symbol = Symbol('busy');

/** Hash of a password; at most four are computed at once, so that memory stays bounded. */
export function hashPassword(password: string): Promise<string | typeof busy> {
  return inTurn(() => hash(password, cost));
}

/** Whether the password fits; a null hash (unknown person) costs the same time and is never right. */
export function verifyPassword(stored: string | null, password: string): Promise<boolean | typeof busy> {
  return inTurn(async () => {
    decoy ??= await hash('nobody has this password', cost);
    const right = await verify(stored ?? decoy, password);
    return stored !== null && right;
  });
}

let decoy: string | null = null;

async function inTurn<T>(work: () => Promise<T>): Promise<T | typeof busy> {
  if (queue.length >= waiting_room) return busy;
  if (running >= at_once) await new Promise<void>((resolve) => queue.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}
