import { createTransport } from 'nodemailer';
import { isLoopback } from '../../lib/address.ts';
import { compose } from './compose.ts';
import { MailDeferred, MailRefused } from './failure.ts';
import type { Mailer } from './index.ts';

/** What `smtp[s]://user:password@host:port` says. Options in the query are not read: none may switch verification off. */
export function readUrl(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined;
  const port = url.port ? Number(url.port) : secure ? 465 : auth ? 587 : 25;
  // a password never travels in the clear, except within this machine
  return { host, port, secure, ...(auth ? { auth, requireTLS: !secure && !isLoopback(host) } : {}) };
}

function failureOf(error: unknown): MailRefused | MailDeferred {
  const of = (key: string): unknown => (error instanceof Error ? Reflect.get(error, key) : undefined);
  const [reply, command] = [of('responseCode'), of('command')];
  const reason = String(reply ?? of('code') ?? 'unknown');
  // 5xx before the recipient speaks of us or of our settings (authentication, TLS), so the mail may still succeed
  const final = typeof reply === 'number' && reply >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return final ? new MailRefused(reason, error) : new MailDeferred(reason, error);
}

/**
 * Hands mails to an SMTP server over at most three kept connections. TLS certificates are always verified (own
 * authorities through NODE_EXTRA_CA_CERTS); STARTTLS is used when offered and demanded when a password is sent.
 */
export function openSmtpMailer(url: string): Mailer {
  const transport = createTransport({
    ...readUrl(url),
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    dnsTimeout: 10_000,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
  });
  return {
    async send(mail) {
      const message = compose(mail);
      await transport.sendMail(message).catch((error: unknown) => {
        throw failureOf(error);
      });
    },
    close: async () => transport.close(),
  };
}
