import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReleaseDates, releaseStatus } from './release.ts';

const of = (dates: Partial<ReleaseDates>): ReleaseDates => ({
  product_id: 'prumo',
  closed_beta: false,
  launched_on: null,
  supported_until: null,
  extended_until: null,
  archived_at: null,
  ...dates,
});

// The releases of the demo vendor (domain.md 7).
const prumo = {
  '24.1': of({ launched_on: '2024-04-08', supported_until: '2026-06-30' }),
  '25.1': of({ launched_on: '2025-04-07', supported_until: '2027-06-30' }),
  '26.1': of({ launched_on: '2026-04-06' }),
  '27.1': of({ closed_beta: true }),
};
const extended = of({ launched_on: '2024-04-08', supported_until: '2026-06-30', extended_until: '2027-06-30' });

test('each release of Prumo goes through its life', () => {
  for (const [today, ...expected] of [
    ['2024-04-07', 'planned', 'planned', 'planned', 'beta'],
    ['2024-04-08', 'current', 'planned', 'planned', 'beta'],
    ['2025-04-07', 'previous', 'current', 'planned', 'beta'],
    ['2026-04-05', 'previous', 'current', 'planned', 'beta'],
    ['2026-04-06', 'previous', 'previous', 'current', 'beta'],
    ['2026-06-30', 'previous', 'previous', 'current', 'beta'],
    ['2026-07-01', 'expired', 'previous', 'current', 'beta'],
    ['2026-11-24', 'expired', 'previous', 'current', 'beta'],
    ['2027-07-01', 'expired', 'expired', 'current', 'beta'],
  ] as const)
    assert.deepEqual(
      Object.values(prumo).map((release) => releaseStatus(release, Object.values(prumo), today)),
      expected,
      today,
    );
});

test('an extension follows support, to its last day', () => {
  for (const [today, expected] of [
    ['2026-06-30', 'current'],
    ['2026-07-01', 'extended'],
    ['2027-06-30', 'extended'],
    ['2027-07-01', 'expired'],
  ] as const)
    assert.equal(releaseStatus(extended, [extended], today), expected, today);
});

test('a closed beta ends with the launch, and a launch to come is planned', () => {
  const beta = of({ closed_beta: true, launched_on: '2027-04-05' });
  assert.equal(releaseStatus(beta, [beta], '2027-04-04'), 'beta');
  assert.equal(releaseStatus(beta, [beta], '2027-04-05'), 'current');
  const next = of({ launched_on: '2027-04-05' });
  assert.equal(releaseStatus(next, [next], '2027-04-04'), 'planned');
});

test('another product’s release, an archived one and one out of support make nobody a previous release', () => {
  const mine = of({ launched_on: '2025-04-07' });
  const newer = of({ launched_on: '2026-04-06' });
  for (const [other, expected] of [
    [newer, 'previous'],
    [{ ...newer, product_id: 'clave' }, 'current'],
    [{ ...newer, archived_at: new Date() }, 'current'],
    [{ ...newer, supported_until: '2026-06-30' }, 'current'],
  ] as const)
    assert.equal(releaseStatus(mine, [mine, other], '2026-11-24'), expected);
});
