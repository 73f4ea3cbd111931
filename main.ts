import cluster from 'node:cluster';
import { setupLink } from './app/admin/setup-link.ts';
import { startListsProcess } from './adapters/search-lists/start.ts';
import { portal } from './app/server.tsx';
import { announce } from './bin/run/announce.ts';
import { prepareFolders, readSecret } from './bin/run/data-folder.ts';
import { listen } from './bin/run/listen.ts';
import { demo_folder } from './bin/root.ts';
import { fillRecords } from './bin/run/fill-records.ts';
import { prepare } from './bin/run/prepare.ts';
import { openLog, openServices } from './bin/run/services.ts';
import { newStopping, stopWished, type Stopping } from './bin/run/stop.ts';
import { askErrand, startWebProcesses } from './bin/run/web-processes.ts';
import { startWork } from './bin/run/work.ts';
import { readConfig, type Config } from './config.ts';
import { seedDemo } from './db/seeds/demo.ts';

/** Starts what ROLE asks for, runs until somebody wishes it to stop, stops in order. Returns the exit status. */
export async function run(): Promise<number> {
  const wished = stopWished();
  const stopping = newStopping();
  if (cluster.isWorker) return runWebProcess(wished, stopping);
  const read = readConfig();
  if ('mistakes' in read) {
    for (const line of read.mistakes) console.error(`arrimo: ${line}`);
    return 1;
  }
  const config = read.config;
  prepareFolders(config);
  const { died } = await start(config, stopping).catch(async (error: unknown) => {
    await stopping.run();
    throw error;
  });
  const end = await Promise.race([wished, died]);
  if (end instanceof Error) throw end; // without its database nothing can be finished
  await stopping.run();
  return 0;
}

/** Resolves when the portal is ready. `died`: its embedded PostgreSQL ended by itself. */
async function start(given: Config, stopping: Stopping): Promise<{ died: Promise<Error> }> {
  const secret = readSecret(given);
  const listener = given.role === 'worker' ? null : await listen(given);
  const { port } = listener ?? given;
  const config = { ...given, port, public_url: given.public_url_given ? given.public_url : `http://localhost:${port}` };
  const log = openLog(config);

  const { logins, embedded, ...brought } = await prepare(config, secret);
  if (embedded) stopping.add(embedded.stop);
  for (const migration of brought.applied) log.info('migrated', { migration });
  const migrations = brought.migrations.map(({ name }) => name);

  let worker_healthy = (): boolean => true;
  const services = openServices(config, log, { logins, secret, migrations, worker_healthy: () => worker_healthy() });
  stopping.add(services.database.close);
  stopping.add(services.live.close);
  stopping.add(services.lists.close);
  if (config.demo) await seedDemo(services.database, { files: services.files, folder: demo_folder });
  if (config.role !== 'web') {
    const worker = await startWork(config, services, logins.worker);
    stopping.add(worker.stop);
    worker_healthy = worker.healthy;
    stopping.add(fillRecords(config, services.database, log).stop);
  }
  if (listener && config.web_processes > 1) {
    await listener.close(); // it only had to find the port
    const processes = await startWebProcesses(config.web_processes, { config, logins, migrations }, log);
    stopping.add(processes.stop);
  } else if (listener) {
    listener.serve(portal(services).fetch);
    stopping.add(listener.close);
    stopping.add(services.live.close);
  }
  if (listener) {
    const { data_dir, log_level } = config;
    stopping.add(startListsProcess({ login: logins.search, data_dir, log, log_level }).stop);
  }
  announce(config, given.port, await setupLink(services));
  return { died: embedded?.died ?? new Promise(() => {}) };
}

/** One of WEB_PROCESSES: answers requests until the first process, or a signal, ends it. */
async function runWebProcess(wished: Promise<string>, stopping: Stopping): Promise<number> {
  const { config, logins, migrations } = await askErrand();
  const log = openLog(config);
  const given = { logins, secret: readSecret(config), migrations, worker_healthy: () => true };
  const services = openServices(config, log, given);
  stopping.add(services.database.close);
  stopping.add(services.live.close);
  stopping.add(services.lists.close);
  const listener = await listen({ ...config, port_given: true });
  stopping.add(listener.close);
  stopping.add(services.live.close);
  listener.serve(portal(services).fetch);
  await wished;
  await stopping.run();
  return 0;
}
