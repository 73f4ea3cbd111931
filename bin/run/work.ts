import { openMailer } from '../../adapters/mailer/index.ts';
import type { Services } from '../../app/context.ts';
import { features } from '../../app/features.ts';
import type { Config } from '../../config.ts';
import type { Login } from '../../db/login.ts';
import { startWorker, type Worker } from '../../lib/worker.ts';

/** Starts the background work of every feature. `login`: the worker's. */
export async function startWork(config: Config, services: Services, login: Login): Promise<Worker> {
  const mailer = openMailer(config.mail_out);
  const { log, metrics } = services;
  const worker = await startWorker({
    login,
    jobs: features.flatMap((feature) => feature.jobs ?? []),
    schedules: features.flatMap((feature) => feature.schedules ?? []),
    context: { ...services, mailer },
    log,
    metrics,
  });
  const stop = async (): Promise<void> => {
    await worker.stop();
    await mailer.close();
  };
  return { healthy: worker.healthy, stop };
}
