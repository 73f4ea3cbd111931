import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../harness/house.ts';

const rounds = 200;
const allowed_ms = 5;

let house: House;
before(async () => {
  house = await openHouse({ rate_limits: false });
  await house.superuser.query(`update persons set disabled_at = now() where email like 'rosa@%'`);
  await house.superuser.query(
    `delete from passwords where person_id = (select id from persons where email like 'lia@%')`,
  );
});
after(() => house.close());

const states = {
  known: 'marina@tubraxel.exemplo.com.br',
  unknown: 'ninguem@tubraxel.exemplo.com.br',
  disabled: 'rosa@norvelta.exemplo.com.br',
  'without a password': 'lia@norvelta.exemplo.com.br',
};

const forms: [string, Record<string, string>][] = [
  ['/sign-in', { password: 'not the password' }],
  ['/sign-in/link', {}],
  ['/password/forgotten', {}],
];

for (const [path, form] of forms)
  test(`P22: ${path} takes the same time whoever is asked for`, async (t) => {
    const times = new Map<string, number[]>(Object.keys(states).map((state) => [state, []]));
    const browser = house.visitor();
    await browser.get('/sign-in');
    for (let round = 0; round < rounds; round += 1)
      // Turns are taken, so that a busy moment of the machine meets all states alike.
      for (const [state, email] of Object.entries(states)) {
        const started = performance.now();
        await browser.post(path, { ...form, email });
        times.get(state)?.push(performance.now() - started);
      }
    const medians = [...times].map(([state, all]) => [state, all.sort((a, b) => a - b)[rounds / 2] ?? 0] as const);
    t.diagnostic(medians.map(([state, median]) => `${state}: ${median.toFixed(2)} ms`).join(', '));
    const values = medians.map(([, median]) => median);
    assert.ok(Math.max(...values) - Math.min(...values) < allowed_ms);
  });
