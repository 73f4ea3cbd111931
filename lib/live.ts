import { Client } from 'pg';
import type { Logins } from '../db/login.ts';

/** What PostgreSQL tells of a request: its id, and whether only the staff may learn of it. `presence`: who has it open, of another process or this one. */
export type Told = {
  ticket: string;
  internal: boolean;
  presence?: { stream: string; person: string; state: 'here' | 'writing' | 'gone' };
};

/** This person has a new notice. */
type Noticed = { noticed: string };

/** One listening connection a process, however many listen. */
export type Live = {
  /** Hears of one request, or of all (`null`). Out: how to stop. */
  listen: (ticket: string | null, hear: (told: Told) => void) => () => void;
  /** Hears that this person has a new notice. Out: how to stop. */
  noticed: (person: string, hear: () => void) => () => void;
  /** Tells every process; best effort. */
  tell: (told: Told) => void;
  /** Runs once, when the process stops. */
  closing: (end: () => void) => () => void;
  close: () => Promise<void>;
};

const channel = 'arrimo_live';
const again_ms = 1_000;

/** Connects when somebody first listens, and again when the connection is lost; whoever listens is then told to look. */
export function openLive(login: Logins['app']): Live {
  const hearers = new Set<{ ticket: string | null; hear: (told: Told) => void }>();
  const readers = new Map<string, Set<() => void>>();
  const ends = new Set<() => void>();
  let client: Client | null = null;
  let closed = false;
  let lost_once = false;
  // One after the other on the one connection, and nothing is told before it listens: a process hears itself too.
  let told_so_far: Promise<unknown> = Promise.resolve();
  const catchUp = (): void => {
    for (const { ticket, hear } of hearers) if (ticket !== null) hear({ ticket, internal: false });
    for (const hears of readers.values()) for (const hear of hears) hear();
  };
  const connect = (): void => {
    if (client || closed) return;
    const mine = new Client({ ...login, application_name: 'arrimo live', keepAlive: true });
    client = mine;
    const lost = (): void => {
      if (client !== mine) return;
      client = null;
      lost_once = true;
      void mine.end().catch(() => {});
      if (!closed && hearers.size > 0) setTimeout(connect, again_ms).unref();
    };
    mine.on('error', lost).on('end', lost);
    mine.on('notification', ({ payload = '' }) => {
      const told = read(payload);
      if (!told) return;
      if ('noticed' in told) {
        for (const hear of readers.get(told.noticed) ?? []) hear();
        return;
      }
      for (const { ticket, hear } of hearers) if (ticket === null || ticket === told.ticket) hear(told);
    });
    told_so_far = mine
      .connect()
      .then(() => mine.query(`listen ${channel}`))
      // What happened while there was no connection was told to nobody.
      .then(() => (lost_once ? catchUp() : undefined))
      .catch(lost);
  };
  return {
    listen(ticket, hear) {
      const entry = { ticket, hear };
      hearers.add(entry);
      connect();
      return () => void hearers.delete(entry);
    },
    noticed(person, hear) {
      const hears = readers.get(person) ?? new Set();
      readers.set(person, hears.add(hear));
      connect();
      return () => {
        hears.delete(hear);
        if (hears.size === 0 && readers.get(person) === hears) readers.delete(person);
      };
    },
    tell(told) {
      const say = () => client?.query('select pg_notify($1, $2)', [channel, JSON.stringify(told)]);
      told_so_far = told_so_far.then(say).catch(() => {});
    },
    closing(end) {
      ends.add(end);
      if (closed) end();
      return () => void ends.delete(end);
    },
    async close() {
      closed = true;
      for (const end of ends) end();
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}

function read(payload: string): Told | Noticed | null {
  try {
    return JSON.parse(payload) as Told | Noticed;
  } catch {
    return null;
  }
}
