import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Login } from '../../db/login.ts';
import type { Logger } from '../../lib/log.ts';
import type { Index } from '../search-index/search-index.ts';
import { ListsAway, type Lists, readMoment, type Unseen } from './lists.ts';
import { connectSearch, databaseOf, readNewer, readSynonyms } from './read-rows.ts';

/** Makes lists from every row and says up to where they know. */
export type Make = () => Promise<{ index: Index; unseen: Unseen }>;

/** `make`: how lists are made anew; `kept`: lists of an earlier day, if there are any. */
export type Keeping = {
  login: Login;
  log: Logger;
  make: Make;
  kept: (database: string) => Promise<Index | null>;
};

/** How often newer rows are folded in, and from how many on at once. */
const look_ms = 1_000;
/** From so many folded rows on, or once a night when there are any, the lists are made anew. */
const most_folded = 20_000;
const night_hour = 3;
const least_rest_ms = 20_000;
const rests = 4;
const again_ms = 2_000;
/** A transaction that stays open for so long is told of: what it writes stays unseen until it ends. */
const long_ms = 300_000;

/** Holds the lists and keeps them up to date until closed: folds newer rows in, and has the lists made anew while it goes on answering. */
export function keepLists({ login, log, make, kept }: Keeping): Lists {
  const stopping = new AbortController();
  let index: Index | null = null;
  let unseen: Unseen = { before: '0', open: [] };
  let looked_at = 0;
  let synonyms = '';
  let making: Promise<void> | null = null;
  let not_before = 0;
  let flooded = false;
  let made_on = new Date().toDateString();
  let wake = (): void => {};

  const watchLong = longWatch(log);

  const take = (lists: Index, known: Unseen): void => {
    index = lists;
    unseen = known;
    synonyms = '';
    flooded = false;
  };
  const renewed = async (): Promise<void> => {
    const began = Date.now();
    try {
      const made = await make();
      take(made.index, made.unseen);
      log.info('search.lists_made', { count: made.index.size.rows, duration_ms: Date.now() - began });
    } catch (error) {
      log.error('search.lists_not_made', { error });
    }
    // While very much is being written they would otherwise be made all the time.
    not_before = Date.now() + Math.max(least_rest_ms, rests * (Date.now() - began));
  };
  const renew = (): void => {
    if (making || Date.now() < not_before) return;
    made_on = new Date().toDateString();
    making = renewed().finally(() => (making = null));
  };
  const look = async (client: Client): Promise<void> => {
    if (!index) return;
    const looking_at = index;
    // More would take ever longer to fold in: until there are new lists, searches read the latest rows beside them.
    if (flooded || index.size.folded >= most_folded) return renew();
    const newer = await readNewer(client, unseen, most_folded);
    // Lists made meanwhile know of other rows.
    if (looking_at !== index) return;
    if (newer.more) {
      flooded = true;
      return renew();
    }
    if (newer.rows.length > 0 || newer.removed.length > 0) index.fold(newer);
    unseen = newer.unseen;
    looked_at = Date.now();
    watchLong(unseen.open[0] ?? null);
    const equal = await readSynonyms(client);
    if (equal.state !== synonyms) {
      index.useSynonyms(await equal.read());
      synonyms = equal.state;
    }
    const now = new Date();
    const at_night = now.getHours() === night_hour && made_on !== now.toDateString();
    if (at_night && index.size.folded > 0) renew();
  };
  const begin = async (client: Client): Promise<void> => {
    const lists = await kept(await databaseOf(client));
    const known = lists && readMoment(lists.horizon);
    if (lists && known) take(lists, known);
    else renew();
    await making;
  };
  const keep = async (): Promise<void> => {
    let client: Client | null = null;
    let told = false;
    while (!stopping.signal.aborted) {
      try {
        client ??= await connectSearch(login);
        if (!index) await begin(client);
        await look(client);
        told = false;
        await pause(look_ms);
      } catch (error) {
        // Without its database the search goes on with what it knows, and tells so once.
        if (!told && !stopping.signal.aborted) log.warn('search.database_lost', { error });
        told = true;
        await client?.end().catch(() => {});
        client = null;
        await pause(again_ms);
      }
    }
    await client?.end().catch(() => {});
  };
  const pause = async (ms: number): Promise<void> => {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const patience = new AbortController();
    const signal = AbortSignal.any([patience.signal, stopping.signal]);
    await Promise.race([sleep(ms, undefined, { signal }).catch(() => {}), woken]);
    patience.abort();
  };
  const keeping = keep();
  const lists = (): Index => {
    if (!index) throw new ListsAway('the lists are being made');
    return index;
  };
  return {
    ask: async (asked, reader) => ({ ...lists().ask(asked, reader), unseen }),
    suggest: async (asked, reader) => ({ ...lists().suggest(asked, reader), unseen }),
    hurry: () => wake(),
    condition: async () => ({
      ready: index !== null,
      rows: index?.size.rows ?? 0,
      folded: index?.size.folded ?? 0,
      age: looked_at === 0 ? 0 : (Date.now() - looked_at) / 1000,
    }),
    async close() {
      stopping.abort();
      await keeping;
    },
  };
}

// Says once of the oldest open transaction that it has been open for long.
function longWatch(log: Logger): (oldest: string | null) => void {
  let watched: string | null = null;
  let since = 0;
  let told = false;
  return (oldest) => {
    if (oldest !== watched) [watched, since, told] = [oldest, Date.now(), false];
    if (!oldest || told || Date.now() - since < long_ms) return;
    told = true;
    log.warn('search.long_transaction', { duration_ms: Date.now() - since });
  };
}
