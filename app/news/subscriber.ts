import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { email } from '../../lib/forms.ts';
import { deriveKey } from '../../lib/secrets.ts';
import { hashToken } from '../../lib/tokens.ts';
import { frequencies } from './news.ts';

/** What concerns everybody, where a module is chosen. */
export const general = 'general';

/** Sign-ups that one address may ask for in an hour; more are dropped unseen. */
export const sign_ups_per_hour = 3;

/** Days for which what was mailed to whom is remembered, and somebody who hears of nothing is kept. */
export const mailed_days = 90;
export const ended_days = 30;

const keys = new WeakMap<Buffer, Buffer>();
const keyOf = (secret: Buffer): Buffer => {
  const known = keys.get(secret) ?? deriveKey(secret, 'news-subscriber');
  keys.set(secret, known);
  return known;
};

/** The token of a subscriber's link: the same in every mail, and nobody's to guess. Stored is only its hash. */
export function subscriberToken(secret: Buffer, subscriber_id: string): string {
  return createHmac('sha256', keyOf(secret)).update(subscriber_id).digest('base64url');
}

/** What is stored of a subscriber's link. */
export function subscriberHash(secret: Buffer, subscriber_id: string): Buffer {
  const hash = hashToken(subscriberToken(secret, subscriber_id));
  if (!hash) throw new Error('a subscriber has no token');
  return hash;
}

/** The form of a visitor; the boxes of modules are read apart. */
export const sign_up_form = z.strictObject({
  email,
  frequency: z.enum(frequencies, { error: 'invalid_choice' }),
});

/** How often, for one module; empty: not at all. */
export const frequency_choice = z
  .enum([...frequencies, ''], { error: 'invalid_choice' })
  .transform((value) => (value === '' ? null : value));
