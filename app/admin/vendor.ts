import { z } from 'zod';
import { brand_bounds } from '../../ui/brand.ts';
import { email, line } from '../../lib/forms.ts';
import { new_password, person_name } from '../people/person.ts';

export const vendor_name = line(120);
const whole = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d{1,3}$/, { error: 'invalid_number' })
    .transform(Number)
    .pipe(z.number().min(min, { error: 'invalid_number' }).max(max, { error: 'invalid_number' }));

export const brand_form = z.strictObject({
  name: vendor_name,
  hue: whole(brand_bounds.hue),
  radius: whole(brand_bounds.radius),
  remove_logo: z.literal('yes').optional(),
});
export type BrandChange = z.output<typeof brand_form>;

export const prepare_form = z
  .strictObject({ vendor_name, name: person_name, email, password: new_password, password_again: z.string() })
  .refine((form) => form.password === form.password_again, { error: 'mismatch', path: ['password_again'] });

/** Largest logo, in bytes. */
export const logo_limit = 262_144;

const signatures = [
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { type: 'image/webp', starts: [0x52, 0x49, 0x46, 0x46] },
] as const;

/** What an image is by its first bytes, never by what its sender says; null for all but PNG, JPEG and WebP. */
export function sniffImage(bytes: Uint8Array): (typeof signatures)[number]['type'] | null {
  const found = signatures.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (found?.type === 'image/webp' && Buffer.from(bytes.subarray(8, 12)).toString('latin1') !== 'WEBP') return null;
  return found?.type ?? null;
}
