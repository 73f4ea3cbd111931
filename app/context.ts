import type { FileStore } from '../adapters/file-store/index.ts';
import type { Mailer } from '../adapters/mailer/index.ts';
import type { Lists } from '../adapters/search-lists/lists.ts';
import type { Performer, Schedule } from '../lib/jobs.ts';
import type { Assets } from '../lib/assets.ts';
import type { Database, Entrance, Proof, Tx } from '../lib/database.ts';
import type { Live } from '../lib/live.ts';
import type { Logger } from '../lib/log.ts';
import type { Metrics } from '../lib/metrics.ts';
import type { Viewer } from '../lib/viewer.ts';
import type { Locale, Words } from '../locales/index.ts';
import type { Chrome } from '../ui/chrome.ts';
import type { Brand, Brands } from './brand.ts';
import type { Params, Route } from './route.ts';
import type { Upload } from './uploads.ts';

/** What a process gives to every request and job. */
export type Services = {
  database: Database;
  /** What happens on requests, told to whoever has them open. */
  live: Live;
  files: FileStore;
  /** What proposes answers to a search. */
  lists: Lists;
  log: Logger;
  metrics: Metrics;
  assets: Assets;
  config: {
    public_url: string;
    demo: boolean;
    rate_limits: boolean;
    tz_default: string;
    trust_proxy: readonly string[];
    support_address: string;
    /** Master secret of at least 32 bytes; keys are derived from it per purpose. */
    secret: Buffer;
  };
  /** Names of the migrations this version needs; `/readyz` compares. */
  migrations: readonly string[];
  /** Whether a token lets its bearer read `/metrics` from elsewhere. */
  metrics_token_fits: (token: string | null) => boolean;
  /** Whether the jobs are being served, as far as this process can tell. */
  worker_healthy: () => boolean;
};

/** What a job has at hand. */
export type Workshop = Services & { mailer: Mailer };

/** A request as its handler sees it. */
export type Ask = {
  services: Services;
  viewer: Viewer;
  tx: Tx;
  /** Ends the transaction for now, committing: no connection waits while something slow (a password hash) is computed. The next query opens another. */
  pause: () => Promise<void>;
  /** Notes something seen (a page was read) after the answer, as this viewer, in a transaction of its own; nobody waits for it, and nothing is noted when the answer is a refusal. */
  note: (work: (tx: Tx) => Promise<unknown>) => void;
  now: Date;
  t: Words;
  locale: Locale;
  brand: Brand;
  brands: Brands;
  /** Whether the vendor has been named, that is, the first set-up is done. */
  prepared: boolean;
  params: Params;
  query: URLSearchParams;
  /** Fields of the form as typed, without `csrf`; empty for GET. */
  form: Record<string, string>;
  files: Record<string, Uint8Array<ArrayBuffer>>;
  file_names: Record<string, string>;
  /** Files that came with the form, of a route with `limits.uploads`. */
  uploads: Upload[];
  /** Header Range. */
  range: string | null;
  /** The body of a call of the API, parsed; undefined elsewhere. */
  json: unknown;
  session_hash: Buffer | null;
  /** Name of the browser (a cookie), for rate limits and forms before sign-in; not an identity. */
  device: string;
  /** Address of the caller; only its network is ever stored. */
  address: string;
  /** False when headers tell of a proxy in between. */
  direct: boolean;
  user_agent: string;
  accept_encoding: string;
  /** Bearer token of the Authorization header. */
  bearer: string | null;
  chrome: Chrome;
  /** Value of the header Idempotency-Key. */
  idempotency_key: string | null;
  /** Every route of the house, for what is generated from the table. */
  routes: () => readonly Route[];
  /** What every feature has to say to this viewer. */
  help: () => readonly HelpTopic[];
};

/** `rank`: the lower, the further to the front of the menu; 0 when nothing is said. `within`: the name of the group it stands in, at the place of the group's first. */
type Entry = { href: string; label: string; rank?: number; within?: string };

/** One thing somebody can do, and how. */
export type HelpTopic = { title: string; text: string };

/** The nameplate of a feature, in `feature.ts`. */
export type Feature = {
  name: string;
  routes: readonly Route[];
  /** Entries in the portal's menu and in the console's, for this viewer. */
  menu?: (viewer: Viewer, t: Words) => readonly Entry[];
  desk?: (viewer: Viewer, t: Words) => readonly Entry[];
  /** What this viewer can do with the feature, for the page `/help`. */
  help?: (viewer: Viewer, t: Words) => readonly HelpTopic[];
  /**
   * How much the reader has not read, for the bell of the frame. Asked in the same packet as who this is, so row level security answers it for
   * whoever that is. `params`: of the address.
   */
  unread?: (tx: Tx, params: Params) => Promise<number>;
  /** Noted after the answer, in a short transaction of its own; the reader does not wait. */
  after?: (services: Services, proof: Proof | null, entrance: Entrance) => Promise<void>;
  jobs?: readonly Performer<Workshop>[];
  schedules?: readonly Schedule<Workshop>[];
};
