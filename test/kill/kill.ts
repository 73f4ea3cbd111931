import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { placeOf } from '../../adapters/postgres/place.ts';
import { demo_password } from '../../app/people/person.ts';
import { newFolder, type Portal, startPortal } from '../../bench/kit/portal.ts';
import { type Browser, newBrowser } from '../harness/browser.ts';
import { check } from './check.ts';
import { Client } from './life.ts';

const customers = [
  'marina@tubraxel',
  'paulo@tubraxel',
  'tania@tubraxel',
  'lia@norvelta',
  'rosa@norvelta',
  'bruno@nimbrela',
  'celia@acrelis',
  'olga@ipexara',
];
const agent = 'caio@orvalha';

/** What is killed in a round: the portal's process, or PostgreSQL alone, whereupon the portal ends by itself. */
export type Victim = 'portal' | 'postgres';

const shortest = 50;

/**
 * Kills while eight clients open, answer and close requests, once a round, starts again, and looks whether all that was acknowledged is
 * there exactly once and nothing is half there: right after the start, and again when every client has asked again for what it did not
 * hear of. `longest`: milliseconds of load before each kill, at most. Out: how many acts were acknowledged, and the milliseconds of each restart.
 */
export async function killAgainAndAgain(victims: readonly Victim[], random: () => number, longest: number) {
  const { folder, remove } = newFolder();
  let portal = await startPortal({ data_dir: folder });
  const restarts: number[] = [];
  try {
    const first = await lastNumber(portal);
    const fetching = (request: Request): Promise<Response> => {
      const { pathname, search } = new URL(request.url);
      const signal = AbortSignal.timeout(15_000);
      return fetch(new Request(portal.url + pathname + search, request), { signal, redirect: 'manual' });
    };
    const caio = await signedIn(fetching, agent);
    const clients: Client[] = [];
    for (const email of customers) clients.push(new Client(await signedIn(fetching, email), caio));
    const acknowledged = () => clients.flatMap((client) => client.acknowledged);
    for (const victim of victims) {
      const running = { yes: true };
      const work = clients.map((client) => client.run(() => running.yes));
      await sleep(shortest + random() * (longest - shortest));
      await kill(portal, victim);
      running.yes = false;
      await Promise.all(work);
      portal = await startPortal({ data_dir: folder });
      restarts.push(portal.ready_ms);
      await check(portal.superuser, folder, first, acknowledged());
      for (const again of await Promise.all(clients.map((client) => client.step())))
        assert.ok(again, 'answered after the start');
    }
    await check(portal.superuser, folder, first, acknowledged());
    return { acknowledged: acknowledged().length, restarts };
  } finally {
    await portal.stop();
    remove();
  }
}

async function kill({ pid, data_dir, gone }: Portal, victim: Victim): Promise<void> {
  const place = placeOf(path.join(data_dir, 'postgres'));
  const postmaster = Number(readFileSync(path.join(place, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(victim === 'portal' ? pid : postmaster, 'SIGKILL');
  await gone;
}

async function lastNumber({ superuser }: Portal): Promise<number> {
  const client = new Postgres(superuser);
  await client.connect();
  const { rows } = await client.query<{ number: string }>('select max(number) as number from app.tickets');
  await client.end();
  return Number(rows[0]?.number);
}

async function signedIn(fetching: (request: Request) => Promise<Response>, who: string): Promise<Browser> {
  const browser = newBrowser(fetching, 'http://localhost');
  await browser.get('/sign-in');
  const answer = await browser.post('/sign-in', { email: `${who}.exemplo.com.br`, password: demo_password });
  assert.equal(answer.status, 303, `${who} is let in`);
  await browser.get('/account');
  return browser;
}

/** Numbers from 0 to 1 that a seed makes again (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
