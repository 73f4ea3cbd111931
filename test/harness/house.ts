import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import PostalMime from 'postal-mime';
import { openFileStore } from '../../adapters/file-store/index.ts';
import { openMailer } from '../../adapters/mailer/index.ts';
import { listsHere } from '../../adapters/search-lists/here.ts';
import type { Feature, Services, Workshop } from '../../app/context.ts';
import { features } from '../../app/features.ts';
import { createToken } from '../../app/programs/create-token.ts';
import { portal } from '../../app/server.tsx';
import { ensureAssets } from '../../bin/bundle/assets.ts';
import { build_folder } from '../../bin/bundle/stamp.ts';
import { demo_password } from '../../db/seeds/demo.ts';
import { loadAssets } from '../../lib/assets.ts';
import { compareCompiled } from '../../lib/compiled.ts';
import { openDatabase } from '../../lib/database.ts';
import { openLive } from '../../lib/live.ts';
import { newLog } from '../../lib/log.ts';
import { newMetrics } from '../../lib/metrics.ts';
import { type Browser, newBrowser } from './browser.ts';
import { cloneDatabase, findTestCluster, migrations, startTestCluster, test_secret, time_zone } from './cluster.ts';

export type Received = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Lines of its head, names in small letters. */
  headers: Record<string, string>;
};

export type House = {
  services: Services;
  /** All powers, to look behind what a test did. */
  superuser: Pool;
  fetch: (request: Request) => Promise<Response>;
  /** The same house with other features, to show that a test can fail. */
  rebuild(features: readonly Feature[]): void;
  /** Lines of the log so far. */
  logged: string[];
  visitor(): Browser;
  /** A browser in which this person has signed in. */
  as(email: string): Promise<Browser>;
  /** A program with a token of this person's: a browser without cookies that calls the API. */
  program(email: string, scopes?: readonly ('read' | 'write')[]): Promise<Browser>;
  /** Moves the one clock; null is real time again. */
  setClock(at: Date | null): void;
  /** Runs all jobs that are due, once. */
  runJobs(): Promise<void>;
  /** Mails handed over so far, the latest last. */
  mails(): Promise<Received[]>;
  /** Runs what is due and what that brings about; the mails that left since the last time. */
  newMails(): Promise<Received[]>;
  close(): Promise<void>;
};

/** A portal on a database of its own, without a socket. `own_cluster`: for what would disturb tests beside it. `empty`: before the first set-up. */
export async function openHouse(
  options: {
    empty?: boolean;
    demo?: boolean;
    rate_limits?: boolean;
    public_url?: string;
    connections?: number;
    own_cluster?: boolean;
  } = {},
): Promise<House> {
  compareCompiled();
  const cluster = await (options.own_cluster ? startTestCluster() : findTestCluster());
  const database_of_test = await cloneDatabase(cluster.superuser, { empty: options.empty ?? false });
  await ensureAssets();
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-house-'));
  if (!options.empty) cpSync(cluster.files, path.join(folder, 'files'), { recursive: true });
  let clock: Date | null = null;
  let told = 0;
  const logged: string[] = [];
  const log = newLog({ level: 'info', write: (line) => void logged.push(line) });
  const database = openDatabase(database_of_test.logins, {
    time_zone,
    clock: () => clock,
    ...(options.connections && { max_connections: options.connections }),
  });
  const services: Services = {
    database,
    live: openLive(database_of_test.logins.app),
    files: openFileStore({ kind: 'file', dir: path.join(folder, 'files') }),
    lists: listsHere(database_of_test.logins.search, log),
    log,
    metrics: newMetrics(),
    assets: loadAssets(build_folder),
    config: {
      public_url: options.public_url ?? 'http://localhost:3000',
      demo: options.demo ?? true,
      rate_limits: options.rate_limits ?? true,
      tz_default: time_zone,
      trust_proxy: ['10.0.0.0/8'],
      support_address: 'suporte@orvalha.exemplo.com.br',
      secret: test_secret,
    },
    migrations: migrations.map(({ name }) => name),
    metrics_token_fits: (token) => token === 'metrics-token-of-the-test',
    worker_healthy: () => true,
  };
  let app = portal(services);
  const outbox = path.join(folder, 'outbox');
  const mailer = openMailer({ kind: 'file', dir: outbox });
  const options_of_superuser = `-c search_path=app -c app.time_zone=${time_zone}`;
  const superuser = new Pool({ ...database_of_test.superuser, options: options_of_superuser, max: 4 });
  // The database is dropped with force: a connection that is just ending may still be told so.
  superuser.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
  const fetch = async (request: Request): Promise<Response> =>
    app.fetch(request, { incoming: { socket: { remoteAddress: request.headers.get('x-test-peer') ?? '192.0.2.1' } } });
  const visitor = (): Browser => newBrowser(fetch, services.config.public_url);
  const workshop: Workshop = { ...services, mailer };
  return {
    services,
    superuser,
    fetch,
    logged,
    rebuild: (changed) => void (app = portal(services, changed)),
    visitor,
    async as(email) {
      const browser = visitor();
      await browser.get('/sign-in');
      const answer = await browser.post('/sign-in', { email, password: demo_password });
      if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
      // The forms of a session carry its own proof.
      await browser.get('/account');
      return browser;
    },
    async program(email, scopes = ['read', 'write']) {
      const { rows } = await superuser.query<{ id: string }>('select id from persons where email = $1', [email]);
      const person_id = rows[0]?.id;
      if (!person_id) throw new Error(`nobody has the address ${email}`);
      const { token } = await database.as({ person_id }, (tx, viewer) =>
        createToken(tx, viewer, { kind: 'person', name: 'Programa', scopes, days: 30 }),
      );
      return newBrowser((request) => {
        request.headers.set('authorization', `Bearer ${token}`);
        return fetch(request);
      }, services.config.public_url);
    },
    setClock: (at) => (clock = at),
    async runJobs() {
      const taskList: TaskList = {};
      for (const job of features.flatMap((feature) => feature.jobs ?? []))
        taskList[job.name] = (payload, { job: row, abortSignal }) =>
          job.perform(workshop, payload, {
            number: row.attempts,
            last: row.attempts >= row.max_attempts,
            signal: abortSignal ?? AbortSignal.abort(),
          });
      const pgPool = new Pool({ ...database_of_test.logins.worker, max: 3 });
      pgPool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
      await runOnce({ pgPool, taskList, noHandleSignals: true, logger: new Logger(() => () => {}) });
      await pgPool.end();
    },
    async mails() {
      if (!existsSync(outbox)) return [];
      const names = readdirSync(outbox, { withFileTypes: true }).filter((entry) => entry.name.endsWith('.eml'));
      const parsed = names
        .map(({ name }) => name)
        .sort()
        .map(async (name) => {
          const mail = await PostalMime.parse(readFileSync(path.join(outbox, name)));
          const { to, subject = '', text = '', html = '' } = mail;
          const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]));
          return { to: to?.[0]?.address ?? '', subject, text, html, headers };
        });
      return Promise.all(parsed);
    },
    async newMails(this: House) {
      await this.runJobs();
      await this.runJobs();
      const all = await this.mails();
      const fresh = all.slice(told);
      told = all.length;
      return fresh;
    },
    async close() {
      await Promise.all([services.live.close(), services.lists.close()]);
      await Promise.all([database.close(), mailer.close(), superuser.end()]);
      await database_of_test.drop();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
