import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { analyser_version } from '../adapters/search-index/analyse.ts';
import { listsFolder } from '../adapters/search-lists/wire.ts';
import { countThings, type Position, reindex } from '../app/search/reindex.ts';
import { openDatabase } from '../lib/database.ts';
import { plainError } from '../lib/plain-error.ts';
import { progressBar } from './progress-bar.ts';
import { bringUp } from './run/prepare.ts';
import { withOwner } from './run/with-owner.ts';

/**
 * `arrimo reindex`: writes anew what the search finds things by, beside a running server, which goes on answering. Cut short, it continues
 * where it stopped. `--missing`: only what has never been written, or by an earlier version. Exit status 0.
 */
export async function run(args: string[]): Promise<number> {
  const { missing, json } = readArguments(args);
  const began = Date.now();
  return withOwner(async (owner, secret, config) => {
    const { logins } = await bringUp(owner, secret);
    const database = openDatabase(logins, { max_connections: 3, time_zone: config.tz_default });
    const folder = listsFolder(config.data_dir);
    const state = missing ? null : stateIn(folder);
    try {
      const from = state?.read() ?? null;
      if (from && !json) console.log('continuing where the last run stopped');
      const all = await countThings(database);
      const bar = progressBar();
      const count = await reindex(database, {
        missing,
        from,
        progress: (done, position) => {
          state?.write(position);
          bar.show(all === 0 ? 1 : done / all, `${done} of ${all}`);
        },
      });
      bar.end();
      state?.forget();
      const seconds = (Date.now() - began) / 1000;
      console.log(json ? JSON.stringify({ count, seconds }) : `${count} written in ${seconds.toFixed(1)} s`);
      return 0;
    } finally {
      await database.close();
    }
  });
}

/** How far a run of this analyser has come, in a file that is there only while one is under way. */
function stateIn(folder: string) {
  const file = path.join(folder, 'reindex');
  return {
    read(): Position | null {
      try {
        const kept = JSON.parse(readFileSync(file, 'utf8')) as Position & { analyser: number };
        return kept.analyser === analyser_version ? kept : null;
      } catch {
        return null;
      }
    },
    write(position: Position): void {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify({ analyser: analyser_version, ...position }), { mode: 0o600 });
    },
    forget: () => rmSync(file, { force: true }),
  };
}

function readArguments(args: string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({ args, options: { missing: flag, json: flag } });
    return { missing: values.missing ?? false, json: values.json ?? false };
  } catch (error) {
    throw plainError(error instanceof Error ? error.message : String(error), error);
  }
}
