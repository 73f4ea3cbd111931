import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killAgainAndAgain, randomFrom } from './kill/kill.ts';

test('kill -9 of the portal three times and of PostgreSQL twice while requests are opened, answered and closed: all that was acknowledged is there once, nothing is half there', async (t) => {
  const seed = Date.now() % 2 ** 31;
  t.diagnostic(`seed ${seed}`);
  const victims = ['portal', 'postgres', 'portal', 'postgres', 'portal'] as const;
  const { acknowledged, restarts } = await killAgainAndAgain(victims, randomFrom(seed), 800);
  t.diagnostic(`${acknowledged} acts acknowledged, restarts of ${restarts.map(Math.round).join(' ')} ms`);
  assert.ok(acknowledged > 20);
});
