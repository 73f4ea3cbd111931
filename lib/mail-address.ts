import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

const local_shape = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label_shape = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * The one form of an e-mail address that is stored and sent to, or null: RFC 5321 without quoted local parts, address
 * literals and comments; the domain in lower case and ASCII (IDNA), at most 64 octets before the @ and 254 in all.
 */
export function mailAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const [local, name] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || local.length > 64 || !local_shape.test(local) || !/^[\p{L}\p{N}\p{M}.-]+$/u.test(name)) return null;
  const domain = domainToASCII(name);
  if (isIP(domain) !== 0 || !domain.split('.').every((label) => label_shape.test(label))) return null;
  const address = `${local}@${domain}`;
  return address.length <= 254 ? address : null;
}
