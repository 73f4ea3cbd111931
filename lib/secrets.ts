import { hkdfSync } from 'node:crypto';

const salt = Buffer.from('arrimo/v1');

/**
 * One key per purpose from the master secret (HKDF-SHA256, RFC 5869).
 * `master`: at least 32 random bytes; `purpose`: a fixed name such as `csrf`; `bytes`: length of the key.
 * Throws when the master secret is shorter than 32 bytes or the purpose is empty.
 */
export function deriveKey(master: Buffer, purpose: string, bytes = 32): Buffer {
  if (master.length < 32) throw new Error('the master secret is shorter than 32 bytes');
  if (purpose === '') throw new Error('a derived key needs a purpose');
  return Buffer.from(hkdfSync('sha256', master, salt, purpose, bytes));
}

/** A password of 43 characters (256 bits, base64url) for the purpose, for example a database login. */
export function derivePassword(master: Buffer, purpose: string): string {
  return deriveKey(master, `password:${purpose}`).toString('base64url');
}
