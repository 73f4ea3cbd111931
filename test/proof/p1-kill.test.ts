import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killAgainAndAgain, randomFrom, type Victim } from '../kill/kill.ts';

const rounds = 50;

// Seconds until it answers again (security.md P1, P2).
const soon = { portal: 5, postgres: 10 } as const satisfies Record<Victim, number>;

for (const victim of ['portal', 'postgres'] as const)
  test(`P1: kill -9 of the ${victim} ${rounds} times under load: every acknowledged thing is there exactly once, nothing is half there`, async (t) => {
    const seed = Date.now() % 2 ** 31;
    t.diagnostic(`seed ${seed}`);
    const { acknowledged, restarts } = await killAgainAndAgain(
      Array<Victim>(rounds).fill(victim),
      randomFrom(seed),
      1_500,
    );
    const sorted = restarts.toSorted((one, other) => one - other);
    t.diagnostic(
      `${acknowledged} acts acknowledged; restart: median ${Math.round(sorted[rounds / 2] ?? 0)} ms, slowest ${Math.round(sorted.at(-1) ?? 0)} ms`,
    );
    assert.ok(acknowledged > rounds * 20);
    assert.ok((sorted[rounds / 2] ?? Infinity) <= soon[victim] * 1000, `ready again within ${soon[victim]} s`);
  });
