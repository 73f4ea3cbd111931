import { tone, type Theme, type ToneName } from './brand.ts';
import { contrastRatio } from './color.ts';

type Failure = { theme: Theme; text: ToneName; ground: ToneName; ratio: number; needed: number };

const grounds = ['paper', 'card', 'sunk', 'accent-wash', 'you-wash', 'bad-wash', 'note-wash'] as const;
const plain = ['paper', 'card', 'sunk'] as const;

/** Which tone is read on which: 4.5 for text (WCAG 1.4.3), 3 for edges of controls and the focus ring (1.4.11). */
const pairs: readonly { text: ToneName; on: readonly ToneName[]; needed: number }[] = [
  { text: 'ink', on: grounds, needed: 4.5 },
  { text: 'soft', on: grounds, needed: 4.5 },
  { text: 'accent', on: [...plain, 'accent-wash'], needed: 4.5 },
  { text: 'accent-deep', on: [...plain, 'accent-wash'], needed: 4.5 },
  { text: 'accent-ink', on: ['accent', 'accent-deep'], needed: 4.5 },
  { text: 'you', on: [...plain, 'you-wash'], needed: 4.5 },
  { text: 'bad', on: [...plain, 'bad-wash'], needed: 4.5 },
  { text: 'edge', on: ['paper', 'card'], needed: 3 },
  { text: 'accent', on: grounds, needed: 3 },
];

/** Every pair of tones that a brand hue (degrees) makes too weak to read, in both themes; empty when all pass. */
export function weakPairs(hue: number): Failure[] {
  return (['light', 'dark'] as const).flatMap((theme) =>
    pairs.flatMap(({ text, on, needed }) =>
      on
        .map((ground) => ({
          theme,
          text,
          ground,
          needed,
          ratio: contrastRatio(tone(text, theme, hue), tone(ground, theme, hue)),
        }))
        .filter(({ ratio }) => ratio < needed),
    ),
  );
}
