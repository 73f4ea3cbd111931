import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyser_version } from '../../adapters/search-index/analyse.ts';
import { listsFolder } from '../../adapters/search-lists/wire.ts';
import { reindex } from '../../app/search/reindex.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../lib/database.ts';
import type { Logger } from '../../lib/log.ts';

/**
 * After an upgrade, writes the records that are missing or of an earlier analyser, while the portal answers already. Which analyser has
 * written them all is noted beside the lists, so that other starts ask nothing. Out: how to stop.
 */
export function fillRecords(config: Config, database: Database, log: Logger): { stop(): Promise<void> } {
  const note = path.join(listsFolder(config.data_dir), 'written');
  if (noted(note) === analyser_version) return { stop: async () => {} };
  const stopping = new AbortController();
  const fill = async (): Promise<void> => {
    try {
      const count = await reindex(database, { missing: true, gently: true, signal: stopping.signal });
      if (stopping.signal.aborted) return;
      writeFileSync(note, `${analyser_version}\n`, { mode: 0o600 });
      if (count > 0) log.info('search.records_written', { count });
    } catch (error) {
      log.error('search.records_not_written', { error });
    }
  };
  const filling = fill();
  return {
    async stop() {
      stopping.abort();
      await filling;
    },
  };
}

function noted(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
