import { createHmac, hash, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 } from 'uuid';

// 32 bytes in base64url: the 43rd character carries four bits, so only every fourth letter may stand there
const shape = /^(?:[a-z]{2,8}_)?[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
const nonce_bytes = 16;
const csrf_bytes = nonce_bytes + 32;
const csrf_shape = /^[A-Za-z0-9_-]{64}$/;

/** A new identifier: UUID version 7 (RFC 9562), so that rows of one time lie together in an index. */
export function newId(): string {
  return v7();
}

/**
 * A new bearer token of 256 random bits in base64url. Show `token` once, store only `hash` (SHA-256 of the whole text).
 * `prefix`: two to eight lower-case letters and `_`, for example `arr_`.
 */
export function newToken(prefix = ''): { token: string; hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url');
  const hash = hashToken(token);
  if (!hash) throw new Error(`not a token prefix: ${prefix}`);
  return { token, hash };
}

/** The stored form of a token somebody presents; null when it cannot be one of ours, so the database need not be asked. */
export function hashToken(token: string | null | undefined): Buffer | null {
  if (token === null || token === undefined || !shape.test(token)) return null;
  return hash('sha256', token, 'buffer');
}

const seal = (key: KeyObject, nonce: Buffer, binding: string): Buffer =>
  createHmac('sha256', key).update(nonce).update(binding).digest();

/**
 * The hidden `csrf` value of one form: a random nonce and HMAC-SHA256 of nonce and `binding` (what it is bound to, such
 * as the session's id). Every render differs, so compression of the page (BREACH) reveals nothing that can be used again.
 */
export function csrfToken(key: KeyObject, binding: string): string {
  const nonce = randomBytes(nonce_bytes);
  return Buffer.concat([nonce, seal(key, nonce, binding)]).toString('base64url');
}

/** Whether `value` came from `csrfToken` with this key and binding; anything else, of whatever type, is false. */
export function csrfValid(key: KeyObject, binding: string, value: unknown): boolean {
  if (typeof value !== 'string' || !csrf_shape.test(value)) return false;
  const bytes = Buffer.from(value, 'base64url');
  if (bytes.length !== csrf_bytes) return false;
  const nonce = bytes.subarray(0, nonce_bytes);
  return timingSafeEqual(bytes.subarray(nonce_bytes), seal(key, nonce, binding));
}
