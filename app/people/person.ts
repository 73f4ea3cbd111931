import { z } from 'zod';
import { email, line, time_zone } from '../../lib/forms.ts';
import { locales } from '../../locales/index.ts';

export const demo_password = 'arrimo-demo-2026';

/** Session lengths in minutes (security.md 3.1): without use, and in all. */
export const session_minutes = {
  customer: { idle: 8 * 60, absolute: 7 * 24 * 60 },
  staff: { idle: 60, absolute: 12 * 60 },
} as const;

/** How long one-time links hold, in minutes. */
export const link_minutes = { sign_in: 15, password_reset: 60 } as const;

/** How long the link holds by which somebody new sets a first password, in minutes. */
export const welcome_minutes = 3 * 24 * 60;

/** So many links an hour are mailed to one person; beyond that one at a time, once the last of its kind is used or expired. */
export const links_per_hour = 3;

export const password_limits = { min: 12, max: 128 } as const;

// Passwords of twelve letters and more that head the lists of leaked ones; sequences and repetitions are found by rule.
const leaked = new Set(
  `password1234 password12345 passwordpassword senha1234567 senhasenha123 mudar1234567 administrador qwertyuiop12 qwertyuiop123 1q2w3e4r5t6y 1qaz2wsx3edc
   qazwsxedcrfv zxcvbnm12345 iloveyou1234 welcome12345 changeme1234 letmein12345 admin1234567 abcdefghijkl abc123abc123 brasil123456 flamengo1234 corinthians1
   futebol12345 deusefiel123 jesuscristo1 teamo1234567 asdfghjkl123 qwerty123456 p@ssw0rd1234 passw0rd1234`.split(
    /\s+/,
  ),
);

function guessable(password: string): boolean {
  const plain = password.toLowerCase();
  if (leaked.has(plain) || new Set(plain).size < 5) return true;
  const steps = [...plain].slice(1).map((letter, at) => letter.charCodeAt(0) - plain.charCodeAt(at));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1);
}

/** A new password: 12 to 128 characters of any kind, none of the well-known ones (NIST SP 800-63B: no composition rules). */
export const new_password = z
  .string()
  .max(password_limits.max)
  .min(1, { error: 'required' })
  .min(password_limits.min, { error: 'too_short' })
  .refine((password) => password !== demo_password && !guessable(password), { error: 'common_password' });

export const person_name = line(300);

export const profile_form = z.strictObject({
  name: person_name,
  locale: z.enum(locales),
  time_zone,
  theme: z.enum(['system', 'light', 'dark']),
});
export const preferences_form = z.strictObject({
  locale: z.enum(locales).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  return_to: z.string().max(2000).optional(),
});
export const sign_in_form = z.strictObject({
  email,
  password: z.string().min(1, { error: 'required' }).max(1000),
  next: z.string().max(2000).optional(),
});
/** A form of one button. */
export const nothing_form = z.strictObject({});
export const link_form = z.strictObject({ email });
export const reset_form = z
  .strictObject({ password: new_password, password_again: z.string() })
  .refine((form) => form.password === form.password_again, { error: 'mismatch', path: ['password_again'] });
export const change_password_form = z
  .strictObject({
    current_password: z.string().min(1, { error: 'required' }).max(1000),
    password: new_password,
    password_again: z.string(),
  })
  .refine((form) => form.password === form.password_again, { error: 'mismatch', path: ['password_again'] });
