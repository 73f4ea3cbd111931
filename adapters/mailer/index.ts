import { openFileMailer } from './file.ts';
import { openSmtpMailer } from './smtp.ts';

export { MailDeferred, MailRefused } from './failure.ts';

/**
 * One mail to one person. `to`: an address; `from`: an address or `Name <address>`; `message_id`: `id@domain`, the same
 * at every try, so that a repeated delivery can be recognised; `headers`: further headers of one line each.
 */
export type Mail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  message_id: string;
  headers?: Record<string, string>;
  date: Date;
};

/** `send` is fulfilled once the mail is handed over for good; otherwise it rejects with MailRefused or MailDeferred. */
export type Mailer = { send: (mail: Mail) => Promise<void>; close: () => Promise<void> };

export type MailOut = { kind: 'file'; dir: string } | { kind: 'smtp'; url: string };

/** Opens the mailer that the setting MAIL_OUT names. Nothing is connected before the first mail. */
export function openMailer(out: MailOut): Mailer {
  return out.kind === 'file' ? openFileMailer(out.dir) : openSmtpMailer(out.url);
}
