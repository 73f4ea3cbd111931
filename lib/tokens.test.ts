import { createSecretKey } from 'node:crypto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csrfToken, csrfValid, hashToken, newId, newToken } from './tokens.ts';

test('a token is shown once and found again by its hash', () => {
  const { token, hash } = newToken();
  assert.match(token, /^[\w-]{43}$/);
  assert.equal(hash.length, 32);
  assert.deepEqual(hashToken(token), hash);
  assert.notEqual(newToken().token, token);
});

test('an API token carries its prefix, and the prefix is part of it', () => {
  const { token, hash } = newToken('arr_');
  assert.match(token, /^arr_[\w-]{43}$/);
  assert.deepEqual(hashToken(token), hash);
  assert.notDeepEqual(hashToken(token.slice(4)), hash);
  assert.throws(() => newToken('ARR '), /prefix/);
});

test('what cannot be a token has no hash', () => {
  const { token } = newToken();
  const not_canonical = token.slice(0, 42) + 'B';
  for (const wrong of [
    '',
    'abc',
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    token.slice(1),
    `${token}A`,
    '%',
    not_canonical,
  ])
    assert.equal(hashToken(wrong), null, JSON.stringify(wrong));
  assert.equal(hashToken(undefined), null);
  assert.equal(hashToken(null), null);
});

test('ids are version 7 and grow with time', () => {
  const ids = Array.from({ length: 100 }, newId);
  assert.ok(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, 100);
});

const key = createSecretKey(Buffer.alloc(32, 1));

test('a form’s value is good for its session only, and never looks the same twice', () => {
  const first = csrfToken(key, 'session-1');
  const second = csrfToken(key, 'session-1');
  assert.notEqual(first.slice(0, 10), second.slice(0, 10));
  assert.notEqual(first.slice(-10), second.slice(-10));
  assert.ok(csrfValid(key, 'session-1', first));
  assert.ok(csrfValid(key, 'session-1', second));
  assert.equal(csrfValid(key, 'session-2', first), false);
  assert.equal(csrfValid(createSecretKey(Buffer.alloc(32, 2)), 'session-1', first), false);
});

test('an altered, cut or foreign value of any type is refused', () => {
  const good = csrfToken(key, 's');
  for (let at = 0; at < good.length; at++) {
    const altered = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
    assert.equal(csrfValid(key, 's', altered), false, `character ${at}`);
  }
  for (const wrong of ['', good.slice(1), `${good}A`, `${good} `, null, undefined, 7, {}, [good], new File([], 'x')])
    assert.equal(csrfValid(key, 's', wrong), false);
});
