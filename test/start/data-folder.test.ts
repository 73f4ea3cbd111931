import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { prepareFolders, readSecret } from '../../bin/run/data-folder.ts';
import { readConfig, type Config } from '../../config.ts';

const home = mkdtempSync(path.join(tmpdir(), 'arrimo-folders-'));
after(() => rmSync(home, { recursive: true }));

function configAt(name: string): Config {
  const read = readConfig({ DATA_DIR: path.join(home, name) });
  assert.ok('config' in read);
  return read.config;
}

const mode = (file: string): number => statSync(file).mode & 0o777;

test('others may pass through the data folder and no further', () => {
  const config = configAt('fresh');
  prepareFolders(config);
  assert.equal(mode(config.data_dir), 0o711);
  assert.equal(mode(config.files.dir), 0o700);
});

test('the secret is made once, for nobody else to read', () => {
  const config = configAt('secret');
  prepareFolders(config);
  const secret = readSecret(config);
  assert.equal(secret.length, 32);
  assert.equal(mode(config.secret_file), 0o600);
  assert.deepEqual(readSecret(config), secret);
});

test('a secret that others may read, that is short or that is not random is refused', () => {
  const config = configAt('weak');
  prepareFolders(config);
  const { secret_file } = config;
  const plain = (message: RegExp) => ({ name: 'PlainError', message });
  readSecret(config);
  chmodSync(secret_file, 0o644);
  assert.throws(() => readSecret(config), plain(/^SECRET_FILE: others may read .* chmod 600/));
  chmodSync(secret_file, 0o600);
  for (const text of [
    'short',
    Buffer.alloc(31, 7).toString('base64'),
    'not base64 at all, but long enough to be one!!!',
    '',
  ])
    assert.throws(() => (writeFileSync(secret_file, text), readSecret(config)), plain(/^SECRET_FILE: must hold/), text);
  writeFileSync(secret_file, Buffer.alloc(32, 7).toString('base64'));
  assert.throws(() => readSecret(config), plain(/^SECRET_FILE: its bytes are not random/));
});

test('a lost secret is not replaced where data were made with it', () => {
  const config = configAt('lost');
  prepareFolders(config);
  mkdirSync(path.join(config.data_dir, 'postgres'));
  assert.throws(() => readSecret(config), { name: 'PlainError', message: /is missing, and .* put it back$/ });
  assert.throws(() => readFileSync(config.secret_file), { code: 'ENOENT' });
});
