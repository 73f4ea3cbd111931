import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { readUrl } from '../../adapters/mailer/smtp.ts';
import type { Config } from '../../config.ts';
import { codeOf } from '../../lib/plain-error.ts';
import { isLoopback } from '../../lib/address.ts';
import { reason } from '../run/prepare.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const gibibyte = 1024 ** 3;
const patience_ms = 5_000;

/** Whether the folders can be written and have room. */
export function examineDisk(config: Config): Finding {
  const folders = [config.data_dir, config.files.dir, config.mail_out.kind === 'file' ? config.mail_out.dir : null];
  for (const folder of folders.filter((each) => each !== null)) {
    const nearest = existing(folder);
    try {
      accessSync(nearest, constants.W_OK | constants.X_OK);
    } catch (error) {
      return fail('disk', `${nearest} cannot be written (${codeOf(error)})`, 'give it to the user who runs the portal');
    }
  }
  const { bavail, bsize } = statfsSync(existing(config.data_dir));
  const free = (bavail * bsize) / gibibyte;
  const message = `${free.toFixed(1)} GiB free for ${config.data_dir}`;
  if (free >= 2) return ok('disk', message);
  return (free < 0.25 ? fail : warn)('disk', message, 'make room, or move DATA_DIR to a larger disk');
}

/** Whether mails can leave: the folder is there, or the server greets. Nothing is sent. */
export async function examineMail({ mail_out }: Config): Promise<Finding> {
  if (mail_out.kind === 'file')
    return warn('mail out', `mails stay in ${mail_out.dir}`, 'set MAIL_OUT=smtp://… so that they reach people');
  const { host, port, secure } = readUrl(mail_out.url);
  const where = { host, port };
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = secure ? connectTls({ ...where, servername: where.host }) : connect(where);
  socket.setTimeout(patience_ms, () => reject(new Error('no greeting within 5 seconds')));
  socket.once('error', reject).once('data', (data) => resolve(data.toString('latin1')));
  try {
    const greeting = await promise;
    const name = `${where.host}:${where.port}`;
    if (greeting.startsWith('220')) return ok('mail out', `${name} greets`);
    return fail('mail out', `${name} answers ${greeting.slice(0, 3)}`, 'ask the operator of the mail server');
  } catch (error) {
    return fail('mail out', `${where.host}:${where.port}: ${reason(error)}`, 'check MAIL_OUT and the firewall');
  } finally {
    socket.destroy();
  }
}

/** Whether pages travel in clear over a network. */
export function examineAddress({ public_url }: Config): Finding {
  const { protocol, hostname } = new URL(public_url);
  if (protocol === 'https:') return ok('address', public_url);
  if (isLoopback(hostname)) return ok('address', `${public_url}, on this machine only`);
  const mend = 'put a proxy with TLS before it and set PUBLIC_URL=https://…';
  return warn('address', `${public_url} sends passwords in clear`, mend);
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(path.dirname(folder));
}
