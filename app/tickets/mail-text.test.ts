import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { locales, words } from '../../locales/index.ts';
import { originalText } from './find-mail-texts.ts';
import { faultsOf, type MailText, type Values } from './mail-text.ts';
import { ticketMail } from './mails.tsx';
import { type Mailed, mailed } from './notice.ts';

const values: Values = {
  name: 'Marina Alves',
  number: '20.418',
  subject: 'Nota sem DIFAL',
  organization: 'Metalúrgica Tubraxel',
  author: 'Caio Ribas',
  queue: 'Fiscal',
  issue: 'OFIS-1',
  message: 'Corrigimos a regra.',
  until: 'terça, 1 de dezembro, 23h59',
};
const letter = (text: Partial<MailText>, more: Partial<Values> = {}, event: Mailed = 'answered') =>
  ticketMail(words['pt-BR'], {
    locale: 'pt-BR',
    vendor: { name: 'Orvalha', hue: 168, radius: 10 },
    event,
    text: { ...originalText(event, 'pt-BR'), ...text },
    values: { ...values, ...more },
    number: 20_418,
    url: 'https://portal.exemplo.com.br/tickets/20418',
    choices_url: 'https://portal.exemplo.com.br/account/notifications',
  });

test('every mail says in every language what it must, with placeholders it knows', () => {
  for (const locale of locales)
    for (const event of mailed)
      assert.deepEqual(faultsOf(event, originalText(event, locale)), [], `${event} ${locale}`);
});

describe('a wording is refused', () => {
  const fault = (event: Mailed, text: Partial<MailText>) =>
    faultsOf(event, { ...originalText(event, 'pt-BR'), ...text }).map(({ field, code, about }) => [field, code, about]);
  const unknown = [
    '{constructor}',
    '{__proto__}',
    '{toString}',
    '{{constructor}}',
    '{{number}} {password}',
    '{ number }',
    '{NUMBER}',
    '{}',
    '{until}',
    '{issue}',
  ];
  for (const written of unknown)
    test(`with ${written}, which an answer does not know`, () => {
      for (const field of ['subject', 'title', 'body'] as const) {
        const text = field === 'body' ? `{message}\n\n${written}` : written;
        assert.equal(fault('answered', { [field]: text })[0]?.[1], 'unknown_placeholder', field);
      }
    });
  test('without the message, or with it in the middle of a line', () => {
    assert.deepEqual(fault('answered', { body: 'Leia no portal.' }), [['body', 'message_missing', '{message}']]);
    assert.deepEqual(fault('answered', { body: 'Ele disse {message}.' }), [['body', 'message_missing', '{message}']]);
  });
  test('without its deadline', () =>
    assert.deepEqual(fault('reminded', { body: 'Falta a sua resposta.' }), [
      ['body', 'placeholder_missing', '{until}'],
    ]));
  test('with the message in its subject or title, where it is no line', () => {
    assert.equal(fault('answered', { subject: '{message}' })[0]?.[0], 'subject');
    assert.equal(fault('answered', { title: '{message}' })[0]?.[0], 'title');
  });
});

test('number, greeting, link and the way to the choices are there whatever the text says', () => {
  const { subject, text, html } = letter({ subject: 'Oi', title: 'Oi', body: '{message}' });
  assert.equal(subject, '[nº 20.418] Oi');
  for (const part of [text, html]) {
    assert.match(part, /Olá, Marina Alves/);
    assert.match(part, /https:\/\/portal\.exemplo\.com\.br\/tickets\/20418/);
    assert.match(part, /https:\/\/portal\.exemplo\.com\.br\/account\/notifications/);
  }
});

test('what people wrote is no placeholder, no Markdown of the text around it, and no HTML', () => {
  const hostile = '{name} **x** [a](https://mal.exemplo/) <img src=x onerror=alert(1)> {constructor}';
  const { html, text, subject } = letter(
    { body: 'Sobre {subject}, de {author}:\n\n{message}' },
    { subject: hostile, author: hostile, message: `${hostile}\n\n<script>alert(1)</script>` },
  );
  assert.doesNotMatch(html, /<img|<script|onerror="|href="https:\/\/mal\.exemplo[^"]*">a<\/a>, de/);
  assert.equal((html.match(/\{name\}/g) ?? []).length >= 3, true, 'names in values stay as written');
  assert.doesNotMatch(html, /function Object|\[native code\]/);
  assert.match(text, /Sobre \{name\} \*\*x\*\* \[a\]/, 'the text part keeps every sign');
  assert.match(subject, /\{constructor\}$/);
});

test('a wording of the vendor is Markdown that holds no HTML, picture or script', () => {
  const { html } = letter({
    title: '<b>Oi</b>',
    body: '{message}\n\n<script>alert(1)</script> <img src="https://mal.exemplo/x.png" onerror="x"> [x](javascript:alert(1)) ![p](https://mal.exemplo/p.png) **forte**',
  });
  assert.doesNotMatch(html, /<script|<img|href="javascript|<b>Oi/);
  assert.match(html, /<strong>forte<\/strong>/);
});

test('no line break and no control character reaches the subject, whatever its values hold', () => {
  for (const written of ['a\r\nBcc: mallory@mal.exemplo', 'a\nX-Spam: no', 'a\u0000b', 'a\u0085b', 'a\u2028b']) {
    const { subject } = letter({ subject: '{subject} {author}' }, { subject: written, author: written });
    assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029]/u);
  }
});
