import { connectLists } from '../../adapters/search-lists/connect.ts';
import { socketPath } from '../../adapters/search-lists/wire.ts';
import { checkRecords } from '../../app/search/self-check.ts';
import type { Config } from '../../config.ts';
import type { Login } from '../../db/login.ts';
import { openDatabase } from '../../lib/database.ts';
import { derivePassword } from '../../lib/secrets.ts';
import { reason } from '../run/prepare.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const most_age_s = 60;

/** Looks whether everything that can be found has its record, and whether the lists of a running portal keep up. */
export async function examineSearch(config: Config, owner: Login, secret: Buffer): Promise<Finding[]> {
  const login = (user: string): Login => ({ ...owner, user, password: derivePassword(secret, user) });
  const database = openDatabase(
    { app: login('arrimo_app'), worker: login('arrimo_worker') },
    { max_connections: 1, time_zone: config.tz_default },
  );
  try {
    return [await examineRecords(database), ...(await examineLists(config))];
  } catch (error) {
    return [fail('search', reason(error), 'run npm run arrimo -- migrate, then npm run arrimo -- reindex')];
  } finally {
    await database.close();
  }
}

const wrong = {
  missing: 'without a record',
  orphaned: 'of something that is gone',
  outdated: 'of an earlier version',
  astray: 'with other readers than the thing itself',
  ahead: 'from another database server',
} as const;

async function examineRecords(database: Parameters<typeof checkRecords>[0]): Promise<Finding> {
  const checked = await checkRecords(database);
  const found = Object.entries(wrong).flatMap(([name, says]) => {
    const count = checked[name as keyof typeof wrong];
    return count > 0 ? [`${count} ${says}`] : [];
  });
  if (found.length === 0) return ok('search', 'everything that can be found has its record');
  const say = checked.astray > 0 || checked.orphaned > 0 ? fail : warn;
  return say('search', found.join(', '), 'run npm run arrimo -- reindex');
}

async function examineLists(config: Config): Promise<Finding[]> {
  const lists = connectLists(socketPath(config.data_dir));
  const condition = await lists.condition().catch(() => null);
  await lists.close();
  // Nothing runs here, and the next start reads the records anew.
  if (!condition) return [];
  const { ready, rows, folded, age } = condition;
  if (!ready) return [warn('lists', 'they are being made', 'searches are answered when that is done')];
  const says = `${rows} rows, ${folded} of them new, read ${age.toFixed(0)} s ago`;
  return [age > most_age_s ? fail('lists', says, 'look for search.database_lost in the log') : ok('lists', says)];
}
