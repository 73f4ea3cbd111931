import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveKey, derivePassword } from './secrets.ts';

const master = Buffer.alloc(32, 7);

test('one master secret gives one stable key per purpose, and no two purposes share one', () => {
  assert.deepEqual(deriveKey(master, 'csrf'), deriveKey(master, 'csrf'));
  assert.notDeepEqual(deriveKey(master, 'csrf'), deriveKey(master, 'setup-link'));
  assert.notDeepEqual(deriveKey(master, 'csrf'), deriveKey(Buffer.alloc(32, 8), 'csrf'));
  assert.equal(deriveKey(master, 'csrf', 64).length, 64);
});

test('a derived password needs no quoting in a URL, in SQL or on a command line', () => {
  assert.match(derivePassword(master, 'arrimo_app'), /^[\w-]{43}$/);
  assert.notEqual(derivePassword(master, 'arrimo_app'), derivePassword(master, 'arrimo_worker'));
  assert.notEqual(derivePassword(master, 'csrf'), deriveKey(master, 'csrf').toString('base64url'));
});

test('the derivation never changes: logins of an existing database depend on it', () => {
  assert.equal(derivePassword(master, 'arrimo_app'), 'UyYF6GqrVRKrqBquFLCj5RLbbqDBRKV7e0FOur14DFY');
});

test('a short master secret and a nameless purpose are refused', () => {
  assert.throws(() => deriveKey(Buffer.alloc(31), 'csrf'), /shorter than 32/);
  assert.throws(() => deriveKey(master, ''), /purpose/);
});
