import { timingSafeEqual } from 'node:crypto';
import { openFileStore } from '../../adapters/file-store/index.ts';
import { connectLists } from '../../adapters/search-lists/connect.ts';
import { socketPath } from '../../adapters/search-lists/wire.ts';
import type { Services } from '../../app/context.ts';
import type { Config } from '../../config.ts';
import type { Logins } from '../../db/login.ts';
import { loadAssets } from '../../lib/assets.ts';
import { openDatabase } from '../../lib/database.ts';
import { openLive } from '../../lib/live.ts';
import { newLog, type Logger } from '../../lib/log.ts';
import { derivePassword } from '../../lib/secrets.ts';
import { newMetrics } from '../../lib/metrics.ts';
import { build_folder } from '../bundle/stamp.ts';

/** What a process needs beyond its settings. `migrations`: names. */
export type Given = { logins: Logins; secret: Buffer; migrations: readonly string[]; worker_healthy: () => boolean };

/** Log lines go to standard error, so that what is printed for people and scripts stays alone on standard output. */
export function openLog(config: Config): Logger {
  const write = (line: string): void => void process.stderr.write(line);
  return newLog({ level: config.log_level, write, terminal: process.stderr.isTTY });
}

const tokenFits =
  (expected: string) =>
  (given: string | null): boolean => {
    const [ours, theirs] = [Buffer.from(expected), Buffer.from(given ?? '')];
    return ours.length === theirs.length && timingSafeEqual(ours, theirs);
  };

/** Opens what requests and jobs use: database, files, log, measurements, assets. */
export function openServices(
  config: Config,
  log: Logger,
  { logins, secret, migrations, worker_healthy }: Given,
): Services {
  const { public_url, demo, rate_limits, tz_default, trust_proxy, support_address } = config;
  const database = openDatabase(logins, { time_zone: tz_default });
  const metrics = newMetrics();
  metrics.watchPool('web', () => database.gauges());
  return {
    database,
    live: openLive(logins.app),
    files: openFileStore(config.files),
    lists: connectLists(socketPath(config.data_dir)),
    log,
    metrics,
    assets: loadAssets(build_folder),
    config: { public_url, demo, rate_limits, tz_default, trust_proxy, support_address, secret },
    migrations,
    metrics_token_fits: tokenFits(derivePassword(secret, 'metrics')),
    worker_healthy,
  };
}
