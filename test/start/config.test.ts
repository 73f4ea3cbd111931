import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig, type Config } from '../../config.ts';

const read = (env: Record<string, string>): Config => {
  const result = readConfig(env);
  assert.ok('config' in result, 'mistakes' in result ? result.mistakes.join('; ') : '');
  return result.config;
};
const mistakes = (env: Record<string, string>): string[] => {
  const result = readConfig(env);
  return 'mistakes' in result ? result.mistakes : [];
};

test('without any setting there is a demo on this machine only', () => {
  const config = read({});
  assert.equal(config.port, 3000);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.public_url, 'http://localhost:3000');
  assert.equal(config.support_address, 'suporte@localhost');
  assert.ok(config.demo && !config.port_given && Object.isFrozen(config));
});

test('an empty setting is an unset one', () => {
  assert.deepEqual(read({ PORT: '', IMAP_URL: ' ', DATABASE_URL: '' }), read({}));
});

test('a portal of one’s own listens everywhere and says where it is', () => {
  const config = read({ DEMO: '0', PUBLIC_URL: 'https://suporte.example.com/', MAIL_DOMAIN: 'Example.com' });
  assert.equal(config.host, '');
  assert.equal(config.public_url, 'https://suporte.example.com');
  assert.equal(config.support_address, 'suporte@example.com');
});

test('all mistakes are told at once, one line each, without the values', () => {
  const found = mistakes({
    PORT: '70000',
    DATABASE_URL: 'postgres://only:secret@',
    DEMO: 'yes',
    TRUST_PROXY: '10.0.0.0/33',
  });
  assert.deepEqual(
    found.map((line) => line.split(':')[0]),
    ['PORT', 'DATABASE_URL', 'DEMO', 'TRUST_PROXY'],
  );
  assert.ok(!found.join().includes('secret'));
});

const wrong: [string, string][] = [
  ['PORT', '0'],
  ['PORT', '3e3'],
  ['PORT', '-1'],
  ['HOST', 'example.com'],
  ['PUBLIC_URL', 'suporte.example.com'],
  ['PUBLIC_URL', 'https://example.com/path'],
  ['PUBLIC_URL', 'https://user:pw@example.com'],
  ['DATABASE_URL', 'mysql://a:b@c/d'],
  ['DATABASE_URL', 'postgres://host/'],
  ['WEB_PROCESSES', '0'],
  ['MAIL_OUT', 'http://example.com'],
  ['MAIL_OUT', 'file:'],
  ['MAIL_DOMAIN', 'a domain'],
  ['SUPPORT_ADDRESS', 'suporte'],
  ['TZ_DEFAULT', 'America/Atlantis'],
  ['RATE_LIMITS', '1'],
  ['LOG_LEVEL', 'loud'],
  ['DATA_DIR', '/'],
];

test('a wrong value is one line that begins with the name of its setting', () => {
  for (const [name, value] of wrong) {
    const found = mistakes({ [name]: value });
    assert.equal(found.length, 1, `${name}=${value}: ${found.join('; ')}`);
    assert.match(found[0] ?? '', new RegExp(`^${name}: `));
    assert.ok(!found[0]?.includes('\n'));
  }
});

test('settings that need another one say so', () => {
  assert.deepEqual(mistakes({ DEMO: '0' }), ['PUBLIC_URL: is required when DEMO=0']);
  assert.match(mistakes({ ROLE: 'web' })[0] ?? '', /^ROLE: web alone needs DATABASE_URL/);
});

test('settings of features that do not exist yet are refused, and zero turns nothing off that is not there', () => {
  for (const [name, value] of Object.entries({
    SMTP_IN_PORT: '2525',
    IMAP_URL: 'imaps://mail.example.com',
    UNKNOWN_SENDERS: 'pending',
    SEARCH: 'https://search.example.com:9200',
    FILES: 's3://bucket',
    FILES_URL: 'https://files.example.com',
    CLAMD: 'localhost:3310',
    ROLE: 'mail',
  }))
    assert.match(mistakes({ [name]: value }).join('; '), new RegExp(`^${name}: .*not in this version yet`), name);
  assert.deepEqual(mistakes({ SMTP_IN_PORT: '0', SEARCH: 'records' }), []);
  assert.deepEqual(mistakes({ SEARCH: 'postgres' }), ['SEARCH: must be records']);
});
