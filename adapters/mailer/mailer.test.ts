import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { MailDeferred, MailRefused, openMailer, type Mail } from './index.ts';

const mail: Mail = {
  id: '019aa000-0000-7000-8000-000000000001',
  to: 'maria@exemplo.com.br',
  from: 'Orvalha Sistemas — Suporte <suporte@orvalha.exemplo.com.br>',
  subject: 'Sua solicitação nº 42 foi respondida',
  text: 'Olá, Maria.\n\n.ponto no começo da linha\nação, coração, 日本語\n',
  html: '<p>Olá, <b>Maria</b>.</p>',
  message_id: '019aa000-0000-7000-8000-000000000001@orvalha.exemplo.com.br',
  headers: { 'Reply-To': 'r-42-1-abc@orvalha.exemplo.com.br' },
  date: new Date('2026-11-24T12:34:56.789Z'),
};

function fileMailer(t: TestContext) {
  const parent = mkdtempSync(join(tmpdir(), 'mailer-test-'));
  t.after(() => rmSync(parent, { recursive: true, force: true }));
  const dir = join(parent, 'deep', 'outbox');
  const mailer = openMailer({ kind: 'file', dir });
  t.after(() => mailer.close());
  return { parent, dir, mailer };
}

type Received = { from: string; to: string[]; raw: string; secure: boolean };

async function smtpServer(t: TestContext, options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH'],
    logger: false,
    closeTimeout: 500,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const raw = Buffer.concat(chunks).toString();
        received.push({ from, to: rcptTo.map((to) => to.address), raw, secure: session.secure });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { received, port: (server.server.address() as AddressInfo).port };
}

function smtpMailer(t: TestContext, url: string) {
  const mailer = openMailer({ kind: 'smtp', url });
  t.after(() => mailer.close());
  return mailer;
}

const reply = (code: number): Error =>
  Object.assign(new Error('maria@exemplo.com.br is not wanted'), { responseCode: code });

test('the file mailer leaves one whole message a mail, in the order of their dates', async (t) => {
  const { dir, mailer } = fileMailer(t);
  await mailer.send({ ...mail, id: 'second', date: new Date('2026-11-24T12:34:57Z') });
  await mailer.send(mail);
  assert.deepEqual(readdirSync(dir).sort(), [
    '20261124T123456.789Z-019aa000-0000-7000-8000-000000000001.eml',
    '20261124T123457.000Z-second.eml',
  ]);
  const file = join(dir, readdirSync(dir).sort()[0] ?? '');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(dir).mode & 0o777, 0o700);
  const eml = readFileSync(file, 'utf8');
  assert.doesNotMatch(eml, /[^\r]\n/, 'every line ends with CR LF');
  assert.match(eml, /^To: maria@exemplo\.com\.br\r$/m);
  assert.match(eml, /^From: =\?UTF-8\?Q\?Orvalha_Sistemas.*\r\n <suporte@orvalha\.exemplo\.com\.br>\r$/m);
  assert.match(eml, /^Message-ID: <019aa000-0000-7000-8000-000000000001@orvalha\.exemplo\.com\.br>\r$/im);
  assert.match(eml, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(eml, /^Reply-To: r-42-1-abc@orvalha\.exemplo\.com\.br\r$/m);
  assert.match(eml, /^Date: Tue, 24 Nov 2026 12:34:56 \+0000\r$/m);
  assert.match(eml, /^Content-Type: multipart\/alternative/m);
  assert.doesNotMatch(eml, /X-Mailer|Bcc/i);
});

test('the same mail handed over twice stays one file', async (t) => {
  const { dir, mailer } = fileMailer(t);
  await mailer.send(mail);
  await mailer.send(mail);
  assert.equal(readdirSync(dir).length, 1);
});

test('a folder that cannot be written defers the mail', async (t) => {
  const { parent } = fileMailer(t);
  writeFileSync(join(parent, 'taken'), '');
  const mailer = openMailer({ kind: 'file', dir: join(parent, 'taken', 'outbox') });
  await assert.rejects(mailer.send(mail), (error) => error instanceof MailDeferred && error.reason === 'EEXIST');
});

test('a header cannot be smuggled in through any field', async (t) => {
  const { dir, mailer } = fileMailer(t);
  const { received, port } = await smtpServer(t);
  const smtp = smtpMailer(t, `smtp://127.0.0.1:${port}`);
  const evil = 'x\r\nBcc: joana@exemplo.com.br';
  const attempts: [string, Partial<Mail>][] = [
    ['to', { to: 'maria@exemplo.com.br\r\nBcc: joana@exemplo.com.br' }],
    ['to', { to: 'maria@exemplo.com.br, joana@exemplo.com.br' }],
    ['to', { to: '"maria@exemplo.com.br joana"@exemplo.com.br' }],
    ['to', { to: 'maria@exemplo.com.br\n' }],
    ['from', { from: `${evil} <suporte@exemplo.com.br>` }],
    ['from', { from: 'Suporte <suporte@exemplo.com.br>, x@exemplo.com.br' }],
    ['subject', { subject: evil }],
    ['subject', { subject: 'x\0' }],
    ['subject', { subject: 'x\u2028y' }],
    ['message_id', { message_id: `<a@b>\r\nBcc: joana@exemplo.com.br` }],
    ['message_id', { message_id: '' }],
    ['headers', { headers: { 'X-Note': evil } }],
    ['headers', { headers: { 'X-Note\r\nBcc': 'joana@exemplo.com.br' } }],
    ['headers', { headers: { Bcc: 'joana@exemplo.com.br' } }],
    ['headers', { headers: { 'content-type': 'text/html' } }],
    ['date', { date: new Date(Number.NaN) }],
  ];
  for (const [reason, change] of attempts)
    for (const target of [mailer, smtp])
      await assert.rejects(
        target.send({ ...mail, ...change }),
        (error) => error instanceof MailRefused && error.reason === reason,
        JSON.stringify(change),
      );
  for (const id of ['../x', 'a/b', '', 'a\0', '..'])
    await assert.rejects(
      mailer.send({ ...mail, id }),
      (error) => error instanceof MailRefused && error.reason === 'id',
    );
  assert.equal(received.length, 0);
  assert.throws(() => readdirSync(dir), /ENOENT/);
});

test('an SMTP server receives the mail for its one recipient', async (t) => {
  const { received, port } = await smtpServer(t, { hideSTARTTLS: true });
  await smtpMailer(t, `smtp://127.0.0.1:${port}`).send(mail);
  const [got] = received;
  assert.deepEqual([got?.from, got?.to], ['suporte@orvalha.exemplo.com.br', ['maria@exemplo.com.br']]);
  assert.match(got?.raw ?? '', /^Auto-Submitted: auto-generated\r$/m);
  assert.match(got?.raw ?? '', /^Message-ID: <019aa000/im);
});

test('many mails at once share three connections', async (t) => {
  let open = 0;
  let most = 0;
  const { received, port } = await smtpServer(t, {
    hideSTARTTLS: true,
    onConnect(_session, done) {
      most = Math.max(most, ++open);
      done();
    },
    onClose: () => void open--,
  });
  const mailer = smtpMailer(t, `smtp://127.0.0.1:${port}`);
  await Promise.all(Array.from({ length: 40 }, (_, n) => mailer.send({ ...mail, id: `m-${n}` })));
  assert.equal(received.length, 40);
  assert.ok(most <= 3, `${most} connections`);
});

for (const [when, hook] of [
  ['the recipient', (code: number): SMTPServerOptions => ({ onRcptTo: (_to, _session, done) => done(reply(code)) })],
  [
    'the message',
    (code: number): SMTPServerOptions => ({
      onData: (stream, _session, done) => void stream.resume().on('end', () => done(reply(code))),
    }),
  ],
] as const)
  test(`a server that refuses ${when} for good refuses the mail, one that asks for patience defers it`, async (t) => {
    for (const [code, kind] of [
      [550, MailRefused],
      [451, MailDeferred],
    ] as const) {
      const { port } = await smtpServer(t, { hideSTARTTLS: true, ...hook(code) });
      const failed = smtpMailer(t, `smtp://127.0.0.1:${port}`).send(mail);
      await assert.rejects(failed, (error) => {
        assert.ok(error instanceof kind, String(error));
        assert.equal(error.reason, String(code));
        assert.doesNotMatch(error.message, /maria/);
        return true;
      });
    }
  });

test('a sender or a password that is not accepted says nothing about the mail: it is deferred', async (t) => {
  const sender = await smtpServer(t, { hideSTARTTLS: true, onMailFrom: (_from, _session, done) => done(reply(530)) });
  await assert.rejects(smtpMailer(t, `smtp://127.0.0.1:${sender.port}`).send(mail), MailDeferred);
  const password = await smtpServer(t, {
    hideSTARTTLS: true,
    disabledCommands: [],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(reply(535)),
  });
  const failed = smtpMailer(t, `smtp://user:p%40ss@127.0.0.1:${password.port}`).send(mail);
  await assert.rejects(failed, (error) => error instanceof MailDeferred && error.reason === '535');
});

test('a user and a password of the URL are used', async (t) => {
  const seen: string[] = [];
  const { received, port } = await smtpServer(t, {
    hideSTARTTLS: true,
    disabledCommands: [],
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      seen.push(`${auth.username}:${auth.password}`);
      done(null, { user: 'x' });
    },
  });
  await smtpMailer(t, `smtp://user:p%40ss@127.0.0.1:${port}`).send(mail);
  assert.deepEqual([seen, received.length], [['user:p@ss'], 1]);
});

test('nobody listening, or somebody hanging up, defers the mail', async (t) => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const refused = smtpMailer(t, `smtp://127.0.0.1:${port}`).send(mail);
  await assert.rejects(refused, (error) => error instanceof MailDeferred && /^E[A-Z]+$/.test(error.reason));
  const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  t.after(() => rude.close());
  await new Promise((resolve) => rude.once('listening', resolve));
  const cut = smtpMailer(t, `smtp://127.0.0.1:${(rude.address() as AddressInfo).port}`).send(mail);
  await assert.rejects(cut, MailDeferred);
});

test('a certificate that nobody vouches for is not accepted, whatever the URL asks for', async (t) => {
  const direct = await smtpServer(t, { secure: true });
  const upgraded = await smtpServer(t);
  for (const url of [`smtps://127.0.0.1:${direct.port}`, `smtp://127.0.0.1:${upgraded.port}`])
    await assert.rejects(smtpMailer(t, `${url}?tls.rejectUnauthorized=false&ignoreTLS=true`).send(mail), MailDeferred);
  assert.equal(direct.received.length + upgraded.received.length, 0);
});
