import { sql } from 'kysely';
import type { Logins } from '../db/login.ts';
import { openPool } from './pool.ts';
import type { Answer } from './packet.ts';
import { type Asking, Transaction, type Tx } from './transaction.ts';
import { type Member, type MemberRole, type Person, type Viewer, visitor } from './viewer.ts';

export type { Tx } from './transaction.ts';

/** The system itself: jobs, seeds and commands. Only files listed in the architecture test may use it. */
export const system: unique symbol = Symbol('system');

/** What app.enter answered: who asks, the time (app.now()), and which version of the vendor's settings holds. */
export type Entrance = {
  viewer: Viewer;
  now: Date;
  vendor_version: number | null;
  seen_at: Date | null;
  /** The token that was shown instead of a session. */
  token_id: string | null;
};

/** What a request shows to be let in: the hash of a session's cookie or of a bearer token. */
export type Proof = { hash: Buffer; bearer: boolean };

type SecretState = 'valid' | 'used' | 'expired';

/** What an invitation says to who holds its link. `known`: the address has a password already. */
export type InvitationFound = {
  id: string;
  organization_id: string;
  organization_name: string;
  name: string;
  email: string;
  role: MemberRole;
  state: SecretState;
  known: boolean;
};

/** What a request for access says to who holds one of its two links: who asked (confirmation), or whoever vouches (validation). */
export type AccessRequestFound = {
  id: string;
  name: string;
  email: string;
  cnpj: string;
  message: string | null;
  organization_name: string | null;
  asks: 'confirmation' | 'validation';
  state: SecretState;
};

/** One request, one transaction: lazily opened, entered by one call, finished once. */
export type Visit = { tx: Tx; entrance(): Promise<Entrance>; finish(keep: boolean): Promise<void> };

export type Database = {
  /** The transaction of a request. `read_only` for every GET. */
  visit(proof: Proof | null, options: { read_only: boolean }): Visit;
  /** Runs `work` in a transaction of its own as a person (in one of their organisations) or as the system; commits when it returns. */
  as<T>(who: typeof system, work: (tx: Tx) => Promise<T>): Promise<T>;
  as<T>(
    who: { person_id: string; organization_id?: string | null },
    work: (tx: Tx, viewer: Person) => Promise<T>,
  ): Promise<T>;
  /** The questions a stranger's request must ask before anybody is known. Each is one definer function that answers to a secret. */
  lookup: {
    password(
      email: string,
      device_hash: Buffer,
    ): Promise<{ person_id: string; hash: string; changed_at: string; known: boolean } | null>;
    signInToken(hash: Buffer): Promise<{
      person_id: string;
      purpose: 'sign_in' | 'password_reset';
      state: 'valid' | 'used' | 'expired';
    } | null>;
    invitation(hash: Buffer): Promise<InvitationFound | null>;
    accessRequest(hash: Buffer): Promise<AccessRequestFound | null>;
    takeToken(bucket: Buffer, capacity: number, period: number): Promise<boolean>;
    appliedMigrations(): Promise<string[]>;
  };
  gauges(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** Where the vendor is: whose days contracts, laws and news are counted in. */ time_zone: string;
  max_connections?: number;
  /** Seeds and tests alone set another time. */ clock?: () => Date | null;
};

/** Lets a request in; the first question of every one. */
export const enter_text =
  'select e.session_id, e.token_id, e.scopes, e.seen_at, e.now, e.vendor_version, (e.who).* from app.enter($1, $2) e';

/** Opens the pools of a process. Nothing connects before the first query; no query can be made outside `visit` and `as`. */
export function openDatabase(logins: Pick<Logins, 'app' | 'worker'>, options: DatabaseOptions): Database {
  const { time_zone } = options;
  const app = openPool(logins.app, { max: options.max_connections ?? 12, time_zone });
  // Questions of strangers go over connections of their own: asked while a request holds one, they would otherwise wait for each other.
  const asking = openPool(logins.app, { max: 4, time_zone });
  const worker = openPool(logins.worker, { max: options.max_connections ?? 4, time_zone });
  const setClock = (ask: Asking): void => {
    const time = options.clock?.();
    // A refusal aborts the transaction, which the next query reports.
    if (time) ask(`select set_config('app.clock', $1, true)`, [time.toISOString()]).catch(() => {});
  };
  const finishing = async <T>(transaction: Transaction, work: () => Promise<T>): Promise<T> => {
    let keep = false;
    try {
      const result = await work();
      keep = true;
      return result;
    } finally {
      await transaction.finish(keep);
    }
  };
  const one = async <Row>(text: string, values: unknown[]): Promise<Row | null> => {
    const transaction = new Transaction(asking, { read_only: false }, (ask) => {
      setClock(ask);
      return ask(text, values);
    });
    // The caller names the row that this definer function answers.
    return finishing(transaction, async () => ((await transaction.opened()).rows[0] as Row | undefined) ?? null);
  };

  return {
    visit(proof, { read_only }) {
      const transaction = new Transaction(app, { read_only }, (ask) => {
        setClock(ask);
        return ask(enter_text, [proof?.hash ?? null, proof?.bearer ?? false]);
      });
      return {
        tx: transaction.tx,
        entrance: async () => readEntrance(await transaction.opened()),
        finish: (keep) => transaction.finish(keep),
      };
    },
    as<T>(
      who: typeof system | { person_id: string; organization_id?: string | null },
      work: (tx: Tx, viewer: Person) => Promise<T>,
    ): Promise<T> {
      if (who === system) {
        const transaction = new Transaction(worker, { read_only: false }, (ask) => {
          setClock(ask);
          return ask('select');
        });
        // The overload for the system takes work without a viewer.
        return finishing(transaction, () => (work as (tx: Tx) => Promise<T>)(transaction.tx));
      }
      const transaction = new Transaction(app, { read_only: false }, (ask) => {
        setClock(ask);
        return ask('select b.* from app.become($1, $2) b', [who.person_id, who.organization_id ?? null]);
      });
      return finishing(transaction, async () => {
        const viewer = readViewer((await transaction.opened()).rows[0]);
        if (viewer.kind !== 'person') throw new Error('nobody to act as: unknown or disabled person');
        return work(transaction.tx, viewer);
      });
    },
    lookup: {
      password: (email, device_hash) => one('select * from app.password_lookup($1, $2)', [email, device_hash]),
      signInToken: (hash) => one('select * from app.sign_in_token_lookup($1)', [hash]),
      invitation: (hash) => one('select * from app.invitation_lookup($1)', [hash]),
      accessRequest: (hash) => one('select * from app.access_request_lookup($1)', [hash]),
      takeToken: async (bucket, capacity, period) =>
        (await one<{ allowed: boolean }>('select app.take_token($1, $2, $3) as allowed', [bucket, capacity, period]))
          ?.allowed ?? false,
      appliedMigrations: async () =>
        (await asking.query<{ name: string }>('select name from app.migrations order by name')).rows.map(
          (row) => row.name,
        ),
    },
    gauges: () => ({ total: app.totalCount, idle: app.idleCount, waiting: app.waitingCount }),
    close: async () => {
      await Promise.all([app.end(), asking.end(), worker.end()]);
    },
  };
}

/** From here on, PostgreSQL sees with this person's eyes: `tx` must belong to the system and stays theirs until it ends. */
export async function become(
  tx: Tx,
  person_id: string,
  organization_id: string | null = null,
  acting_for_id: string | null = null,
): Promise<Person> {
  const { rows } = await sql<
    Record<string, unknown>
  >`select b.* from app.become(${person_id}, ${organization_id}, ${acting_for_id}) b`.execute(tx);
  const viewer = readViewer(rows[0]);
  if (viewer.kind !== 'person') throw new Error('nobody to become: unknown or disabled person');
  return viewer;
}

/**
 * What somebody would see at this moment: `look` reads with their eyes, in a transaction of the system, which is itself again afterwards.
 * Nobody by that id, or somebody shut out, sees nothing.
 */
export async function lookAs<T>(
  tx: Tx,
  person_id: string,
  { organization_id, acting_for_id }: { organization_id: string | null; acting_for_id: string | null },
  look: () => Promise<T>,
): Promise<T> {
  await sql`select app.become(${person_id}, ${organization_id}, ${acting_for_id})`.execute(tx);
  const seen = await look();
  await sql`select set_config('role', 'none', true)`.execute(tx);
  return seen;
}

/**
 * From here on this transaction of a consultant acts for a customer of the unit. Out: the viewer with the rights both have; null, and
 * nothing has changed, when the unit does not serve that organisation now.
 */
export async function actFor(tx: Tx, viewer: Person, customer_id: string): Promise<Member | null> {
  const unit_id = viewer.unit_id ?? viewer.organization_id;
  const { rows } = await sql<
    Record<string, unknown>
  >`select a.* from app.act_for(${unit_id}, ${customer_id}) a`.execute(tx);
  const acting = readViewer(rows[0]);
  if (acting.kind !== 'person' || !acting.organization_id) return null;
  const { session_id, scopes, channel } = viewer;
  const came = { session_id, scopes, ...(channel && { channel }) };
  return { ...acting, organization_id: acting.organization_id, ...came };
}

type EntranceRow = Record<string, unknown> & Omit<Entrance, 'viewer'>;

function readEntrance({ rows }: Answer): Entrance {
  const row = rows[0] as EntranceRow | undefined;
  if (!row) throw new Error('app.enter answered nothing');
  const { now, vendor_version, seen_at, token_id } = row;
  return { viewer: readViewer(row), now, vendor_version, seen_at, token_id };
}

// The columns of app.entrant are the fields of a Person; the queues only policies need.
function readViewer(row: Record<string, unknown> | undefined): Viewer {
  if (!row?.['person_id']) return visitor;
  const { now: _now, vendor_version: _version, seen_at: _seen, token_id: _token, queue_ids: _queues, ...rest } = row;
  return { session_id: null, scopes: null, ...rest, kind: 'person' } as Person;
}
