import { setTimeout as sleep } from 'node:timers/promises';
import type { Login } from '../../db/login.ts';
import type { Logger } from '../../lib/log.ts';
import { Index } from '../search-index/search-index.ts';
import { keepLists, type Make } from './keeper.ts';
import { type Lists, ListsAway } from './lists.ts';
import { connectSearch, standStill } from './read-rows.ts';

const patience_ms = 20_000;
const again_ms = 10;

/** The lists within this process, for tests: made when somebody first asks, and waited for; after `close` they are made anew. */
export function listsHere(login: Login, log: Logger): Lists {
  let opened: Lists | null = null;
  const open = (): Lists => (opened ??= keepLists({ login, log, make: () => makeHere(login), kept: async () => null }));
  const waiting = async <T>(ask: (lists: Lists) => Promise<T>): Promise<T> => {
    const until = performance.now() + patience_ms;
    for (;;) {
      try {
        return await ask(open());
      } catch (error) {
        if (!(error instanceof ListsAway) || performance.now() > until) throw error;
        await sleep(again_ms);
      }
    }
  };
  return {
    ask: (asked, reader) => waiting((lists) => lists.ask(asked, reader)),
    suggest: (asked, reader) => waiting((lists) => lists.suggest(asked, reader)),
    hurry: () => opened?.hurry(),
    condition: async () => (opened ? opened.condition() : { ready: true, rows: 0, folded: 0, age: 0 }),
    async close() {
      const last = opened;
      opened = null;
      await last?.close();
    },
  };
}

const makeHere = async (login: Login): ReturnType<Make> => {
  const client = await connectSearch(login);
  try {
    const { unseen, rows } = await standStill(client);
    return { index: await Index.build(rows), unseen };
  } finally {
    await client.end();
  }
};
