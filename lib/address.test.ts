import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callerAddress, ipv6Groups, trustedNetworks } from './address.ts';

const proxies = trustedNetworks(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);

test('the caller is the last address that no trusted proxy vouches for', () => {
  const cases: [string | undefined, string | null, string][] = [
    ['198.51.100.7', null, '198.51.100.7'],
    ['198.51.100.7', '1.2.3.4', '198.51.100.7'],
    ['10.1.1.1', '1.2.3.4', '1.2.3.4'],
    ['::ffff:10.1.1.1', '9.9.9.9, 1.2.3.4, 10.2.2.2', '1.2.3.4'],
    ['fd00::1', '2001:db8::1', '2001:db8::1'],
    ['10.1.1.1', 'made up', '10.1.1.1'],
    ['10.1.1.1', '', '10.1.1.1'],
    [undefined, '1.2.3.4', '0.0.0.0'],
    ['10.1.1.1', `${'9.9.9.9, '.repeat(500)}1.2.3.4`, '1.2.3.4'],
    ['10.1.1.1', `${'9'.repeat(5000)}, 1.2.3.4`, '1.2.3.4'],
  ];
  for (const [peer, forwarded, expected] of cases) assert.equal(callerAddress(peer, forwarded, proxies), expected);
  assert.equal(callerAddress('10.1.1.1', '1.2.3.4', null), '10.1.1.1');
});

test('every spelling of an IPv6 address has the same eight groups', () => {
  const cases: [string, string][] = [
    ['2600:3c00::1', '2600:3c00:0:0:0:0:0:1'],
    ['2600:3C00:0:0:ffff:1:2:3', '2600:3c00:0:0:ffff:1:2:3'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['::ffff:1.2.3.4', '0:0:0:0:0:ffff:102:304'],
  ];
  for (const [address, groups] of cases) assert.equal(ipv6Groups(address).join(':'), groups);
});
