import type { Oklch } from './color.ts';

/** A tone of the palette; `'brand'` follows the brand's hue. */
type Tone = { l: number; c: number; h: number | 'brand' };
type Pair = { light: Tone; dark: Tone };

export const brand_defaults = { hue: 168, radius: 10 } as const;
/** Hue in degrees, radius in CSS pixels, both inclusive. */
export const brand_bounds = { hue: { min: 0, max: 360 }, radius: { min: 0, max: 16 } } as const;

/** Source of every colour. `css/tokens.css` spells the same values; `contrast.test.ts` keeps the two equal. */
export const tones = {
  paper: { light: { l: 98.6, c: 0.004, h: 95 }, dark: { l: 18.5, c: 0.012, h: 'brand' } },
  card: { light: { l: 100, c: 0, h: 95 }, dark: { l: 22.5, c: 0.014, h: 'brand' } },
  sunk: { light: { l: 96.4, c: 0.006, h: 95 }, dark: { l: 26.5, c: 0.014, h: 'brand' } },
  ink: { light: { l: 25, c: 0.02, h: 'brand' }, dark: { l: 94, c: 0.008, h: 'brand' } },
  soft: { light: { l: 46, c: 0.018, h: 'brand' }, dark: { l: 76, c: 0.014, h: 'brand' } },
  line: { light: { l: 90.5, c: 0.008, h: 95 }, dark: { l: 32, c: 0.016, h: 'brand' } },
  edge: { light: { l: 65, c: 0.012, h: 'brand' }, dark: { l: 56, c: 0.018, h: 'brand' } },
  accent: { light: { l: 46, c: 0.095, h: 'brand' }, dark: { l: 78, c: 0.11, h: 'brand' } },
  'accent-deep': { light: { l: 39, c: 0.085, h: 'brand' }, dark: { l: 84, c: 0.1, h: 'brand' } },
  'accent-ink': { light: { l: 100, c: 0, h: 95 }, dark: { l: 20, c: 0.03, h: 'brand' } },
  'accent-wash': { light: { l: 95.5, c: 0.025, h: 'brand' }, dark: { l: 28, c: 0.04, h: 'brand' } },
  you: { light: { l: 50, c: 0.13, h: 55 }, dark: { l: 82, c: 0.12, h: 70 } },
  'you-wash': { light: { l: 96.4, c: 0.03, h: 80 }, dark: { l: 29, c: 0.04, h: 70 } },
  bad: { light: { l: 49, c: 0.17, h: 27 }, dark: { l: 77, c: 0.13, h: 25 } },
  'bad-wash': { light: { l: 96.3, c: 0.018, h: 25 }, dark: { l: 27, c: 0.04, h: 25 } },
  'note-wash': { light: { l: 96.5, c: 0.045, h: 98 }, dark: { l: 29, c: 0.045, h: 95 } },
} satisfies Record<string, Pair>;

export type ToneName = keyof typeof tones;
export type Theme = 'light' | 'dark';

/** The colour a tone has under a brand hue (degrees) in one theme. */
export function tone(name: ToneName, theme: Theme, hue: number): Oklch {
  const { l, c, h } = tones[name][theme];
  return { l: l / 100, c, h: h === 'brand' ? hue : h };
}
