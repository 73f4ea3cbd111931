import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Login } from '../../db/login.ts';
import { analyser_version } from '../search-index/analyse.ts';
import { Index } from '../search-index/search-index.ts';
import { momentOf, readMoment } from './lists.ts';
import { connectSearch, databaseOf, nextTransaction, standStill } from './read-rows.ts';
import { wordsBeside } from './words-beside.ts';

// lists-ANALYSER-DATABASE-BEFORE: what wrote the records, whose they are, and the first transaction they do not know.
const prefix = (database: string): string => `lists-${analyser_version}-${database}-`;

/** Makes lists from every row and keeps them as a file, readable by this account alone, in place of earlier ones. Out: the file's path. */
export async function makeListFile(login: Login, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = await connectSearch(login);
  try {
    const database = await databaseOf(client);
    const { unseen, rows } = await standStill(client);
    const words = wordsBeside();
    const index = await Index.build(rows, words).finally(words.end);
    const file = path.join(folder, `${prefix(database)}${unseen.before}`);
    await index.save(file, momentOf(unseen));
    for (const name of listFiles(folder)) if (path.join(folder, name) !== file) rmSync(path.join(folder, name));
    return file;
  } finally {
    await client.end();
  }
}

/** The lists that were kept of this database, if their file is whole, of this analyser and not of its future (as after a restored backup). */
export async function keptLists(login: Login, folder: string, database: string): Promise<Index | null> {
  const names = listFiles(folder).filter((name) => name.startsWith(prefix(database)));
  const client = await connectSearch(login);
  const next = await nextTransaction(client).finally(() => client.end());
  for (const name of names) {
    const lists = await Index.load(path.join(folder, name));
    const known = lists && readMoment(lists.horizon);
    if (lists && known && BigInt(known.before) <= next) return lists;
  }
  return null;
}

const listFiles = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => name.startsWith('lists-'));
  } catch {
    return [];
  }
};
