import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError, networkOf, newLog, type Fields } from './log.ts';

function recorder(level: 'debug' | 'info' | 'silent' = 'debug') {
  const lines: string[] = [];
  const log = newLog({ level, write: (line) => lines.push(line) });
  return { log, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') };
}

test('a line is one JSON object with time, level, event and the fields', () => {
  const { log, lines, last } = recorder();
  log.info('request', {
    request_id: 'r-1',
    route: '/tickets/:number',
    method: 'GET',
    status: 200,
    duration_ms: 1.23456,
  });
  const { time, ...rest } = last();
  assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.deepEqual(rest, {
    level: 'info',
    event: 'request',
    request_id: 'r-1',
    route: '/tickets/:number',
    method: 'GET',
    status: 200,
    duration_ms: 1.235,
  });
  assert.ok(lines[0]?.endsWith('}\n'));
});

test('a field outside the list does not reach the line, whatever it is called', () => {
  const { log, lines } = recorder();
  const smuggled = {
    count: 1,
    email: 'maria@exemplo.com.br',
    body: 'segredo',
    msg: 'segredo',
    level: 'segredo',
    toJSON: () => 'segredo',
  };
  log.warn('request', smuggled);
  log.with(smuggled).warn('request', smuggled);
  assert.doesNotMatch(lines.join(), /segredo|maria/);
  assert.match(lines.join(), /"count":1/);
});

test('a text that is no id, route or word is refused even in an allowed field', () => {
  const { log, last } = recorder();
  const wrong: Fields = {
    route: '/search?q=maria',
    person_id: 'Maria da Silva',
    organization_id: 'maria@exemplo.com.br',
    outcome: 'falhou: maria',
    method: 'GET /x',
    ip: 'maria',
  };
  log.info('senha: 123', wrong);
  const { time: _time, level: _level, ...rest } = last();
  assert.deepEqual(rest, Object.fromEntries(['event', ...Object.keys(wrong)].map((name) => [name, '(refused)'])));
});

test('an address loses its last part', () => {
  for (const [address, network] of [
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['1::', '1:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['2001:0DB8:0001:2:3:4:5:6', '2001:db8:1::/48'],
    ['localhost', null],
    ['', null],
  ] as const)
    assert.equal(networkOf(address), network, address);
});

test('an error shows class, code and where, never its message, detail or parameters', () => {
  const cause = Object.assign(new RangeError('maria@exemplo.com.br\n    at maria (/maria@exemplo:1:1)'), {
    code: '23505',
  });
  const error = Object.assign(new Error('duplicate key (email)=(maria@exemplo.com.br)', { cause }), {
    name: 'DatabaseError',
    code: '23505',
    table: 'people',
    constraint: 'people_email_key',
    detail: 'Key (email)=(maria@exemplo.com.br) already exists.',
    parameters: ['maria'],
    where: 'maria',
  });
  const { log, lines } = recorder();
  log.error('request', { error });
  assert.doesNotMatch(lines.join(), /maria/);
  const facts = describeError(error);
  assert.deepEqual(
    [facts.class, facts.code, facts.table, facts.constraint, facts.cause?.class],
    ['DatabaseError', '23505', 'people', 'people_email_key', 'RangeError'],
  );
  assert.ok(
    facts.stack.length > 0 && facts.stack.some((line) => /log\.test\.ts:\d+:\d+/.test(line)),
    facts.stack.join('\n'),
  );
});

test('something thrown that is no error tells only its type', () => {
  assert.deepEqual(describeError('maria'), { class: '(string)', stack: [] });
  assert.deepEqual(describeError(null), { class: '(object)', stack: [] });
});

test('a bound logger adds its fields to every line and leaves the first one alone', () => {
  const { log, last } = recorder();
  log.with({ request_id: 'r-2', ip: '203.0.113.77' }).with({ role: 'web' }).info('hello', { count: 2 });
  assert.equal(last()['request_id'], 'r-2');
  assert.equal(last()['ip'], '203.0.113.0/24');
  assert.equal(last()['role'], 'web');
  log.info('hello');
  assert.equal('request_id' in last(), false);
});

test('levels below the chosen one are not written, and silent writes nothing', () => {
  const info = recorder('info');
  info.log.debug('quiet');
  info.log.error('loud');
  assert.equal(info.lines.length, 1);
  const silent = recorder('silent');
  silent.log.error('loud', { error: new Error('x') });
  assert.equal(silent.lines.length, 0);
});

test('at a terminal a line is short and readable', () => {
  const lines: string[] = [];
  const log = newLog({ level: 'debug', terminal: true, write: (line) => lines.push(line) });
  log.info('request', { route: '/', status: 200 });
  log.error('job.dead', { error: Object.assign(new TypeError('x'), { code: 'E_X' }) });
  assert.match(lines[0] ?? '', /^\d\d:\d\d:\d\d info request route=\/ status=200\n$/);
  assert.match(lines[1] ?? '', /^\d\d:\d\d:\d\d error job.dead\n {2}TypeError E_X\n {2}.*log\.test\.ts/);
});
