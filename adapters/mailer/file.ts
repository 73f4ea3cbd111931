import path from 'node:path';
import { createTransport } from 'nodemailer';
import { makePrivateFolder, writeDurably } from '../../lib/durable-file.ts';
import { codeOf } from '../../lib/plain-error.ts';
import { compose } from './compose.ts';
import { MailDeferred, MailRefused } from './failure.ts';
import type { Mailer } from './index.ts';

/**
 * Puts each mail into a folder as `<time>-<id>.eml`, in the order of their dates, whole and flushed to the disk. The same
 * mail sent twice stays one file.
 */
export function openFileMailer(dir: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      if (!/^[\w-]{1,64}$/.test(mail.id)) throw new MailRefused('id');
      const { message } = await transport.sendMail(compose(mail));
      if (!(message instanceof Uint8Array)) throw new MailRefused('message');
      const time = mail.date.toISOString().replace(/[-:]/g, '');
      try {
        await makePrivateFolder(dir);
        await writeDurably(path.join(dir, `${time}-${mail.id}.eml`), [message]);
      } catch (error) {
        throw new MailDeferred(codeOf(error) || 'write', error);
      }
    },
    close: async () => transport.close(),
  };
}
