import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodingOf } from './encoding.ts';

test('the better of what is taken, and never what is refused', () => {
  const cases: [string | null, string | null][] = [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0,gzip;q=0', null],
    ['br;q=0.5', 'br'],
    ['brotli', null],
    ['identity', null],
    ['', null],
    [null, null],
  ];
  for (const [accept, expected] of cases) assert.equal(encodingOf(accept), expected, String(accept));
});
