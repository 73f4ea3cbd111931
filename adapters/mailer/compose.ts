import type { SendMailOptions } from 'nodemailer';
import { mailAddress } from '../../lib/mail-address.ts';
import { MailRefused } from './failure.ts';
import type { Mail } from './index.ts';

// headers that the mail's own fields decide
const reserved =
  /^(?:from|to|cc|bcc|sender|subject|date|message-id|return-path|received|mime-version|dkim-.*|content-.*)$/i;
const printable = /^[^\p{Cc}\u2028\u2029]*$/u;

function mailbox(text: string, field: string): { name: string; address: string } {
  const named = /^(.*?) ?<([^<>]*)>$/s.exec(text);
  const address = mailAddress(named?.[2] ?? text);
  const name = named?.[1] ?? '';
  if (address === null || !printable.test(name)) throw new MailRefused(field);
  return { name, address };
}

function extraHeaders(headers: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(key) || reserved.test(key)) throw new MailRefused('headers');
    if (!printable.test(value) || value.length > 900) throw new MailRefused('headers');
    return { key, value };
  });
}

/**
 * What nodemailer builds the message from. Automatic by RFC 3834, unless the caller says otherwise in `headers`.
 * Throws MailRefused naming the field that holds a line break, a control character or no address.
 */
export function compose(mail: Mail): SendMailOptions {
  const [, message_id] = /^<?([\w.+=$!#~-]{1,200}@[\w.-]{1,200})>?$/.exec(mail.message_id) ?? [];
  if (!message_id) throw new MailRefused('message_id');
  if (!printable.test(mail.subject)) throw new MailRefused('subject');
  if (Number.isNaN(mail.date.getTime())) throw new MailRefused('date');
  const [from, to] = [mailbox(mail.from, 'from'), mailbox(mail.to, 'to')];
  const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  return {
    from,
    to,
    envelope: { from: from.address, to: [to.address] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: `<${message_id}>`,
    headers: extraHeaders({ ...automatic, ...mail.headers }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
