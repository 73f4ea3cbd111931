import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailAddress } from './mail-address.ts';

test('ordinary addresses are taken, their domain in lower case and ASCII', () => {
  for (const [text, address] of [
    ['maria@exemplo.com.br', 'maria@exemplo.com.br'],
    ['Maria.Silva+nf@Exemplo.COM.BR', 'Maria.Silva+nf@exemplo.com.br'],
    ["o'brien@exemplo.ie", "o'brien@exemplo.ie"],
    ['suporte@localhost', 'suporte@localhost'],
    ['joana@ação.exemplo.com.br', 'joana@xn--ao-siap.exemplo.com.br'],
    [`${'a'.repeat(64)}@exemplo.com.br`, `${'a'.repeat(64)}@exemplo.com.br`],
  ] as const)
    assert.equal(mailAddress(text), address);
});

test('what could end a header, name a second recipient or hide another host is refused', () => {
  for (const text of [
    '',
    '@',
    'maria',
    'maria@',
    '@exemplo.com.br',
    'maria@exemplo.com.br\r\nBcc: x@exemplo.com.br',
    'maria@exemplo.com.br\n',
    'maria\0@exemplo.com.br',
    '"maria silva"@exemplo.com.br',
    'maria@exemplo.com.br,joana@exemplo.com.br',
    'joana@a.com,maria@exemplo.com.br',
    'Maria <maria@exemplo.com.br>',
    'maria silva@exemplo.com.br',
    'maria@[127.0.0.1]',
    'maria@127.0.0.1',
    'maria@2130706433',
    'maria@0x7f.1',
    'maria@exemplo%2ecom',
    'maria@exemplo..com',
    'maria@-exemplo.com',
    'maria@exemplo.com.',
    '.maria@exemplo.com',
    'maria..s@exemplo.com',
    'mária@exemplo.com.br',
    `${'a'.repeat(65)}@exemplo.com.br`,
    `maria@${'a'.repeat(64)}.com`,
    `maria@${'abcdefgh.'.repeat(30)}com`,
  ])
    assert.equal(mailAddress(text), null, JSON.stringify(text));
});
