import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brand_defaults, tones, type Theme, type ToneName } from './brand.ts';
import { contrastRatio, hex } from './color.ts';
import { weakPairs } from './contrast.ts';

const tokens = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8');

const spelled = (name: ToneName, theme: Theme): string => {
  const { l, c, h } = tones[name][theme];
  return `oklch(${l}% ${c} ${h === 'brand' ? 'var(--hue)' : h})`;
};

test('the style sheet spells every tone as ui/brand.ts has it', () => {
  for (const name of Object.keys(tones) as ToneName[])
    assert.ok(tokens.includes(`--${name}: light-dark(${spelled(name, 'light')}, ${spelled(name, 'dark')});`), name);
  assert.ok(tokens.includes(`--hue: ${brand_defaults.hue};`));
  assert.ok(tokens.includes(`--radius: ${brand_defaults.radius}px;`));
});

test('the default brand passes', () => {
  assert.deepEqual(weakPairs(brand_defaults.hue), []);
});

test('colours and ratios come out as published', () => {
  const black = { l: 0, c: 0, h: 0 };
  const white = { l: 1, c: 0, h: 0 };
  assert.equal(contrastRatio(black, white).toFixed(2), '21.00');
  assert.equal(contrastRatio(white, white).toFixed(2), '1.00');
  // CSS Color 4: the sRGB primaries in OKLCH.
  const published = [
    [{ l: 0.62796, c: 0.25768, h: 29.2339 }, '#ff0000'],
    [{ l: 0.86644, c: 0.29483, h: 142.4953 }, '#00ff00'],
    [{ l: 0.45201, c: 0.31321, h: 264.052 }, '#0000ff'],
  ] as const;
  for (const [color, code] of published) assert.equal(hex(color), code);
  assert.equal(hex(white), '#ffffff');
});

test('every hue reads well in both themes', () => {
  const weak = Array.from({ length: 361 }, (_, hue) => ({ hue, pairs: weakPairs(hue) })).filter(
    ({ pairs }) => pairs.length > 0,
  );
  assert.deepEqual(weak, []);
});

test('a weak tone would be found', (t) => {
  t.mock.property(tones.soft.light, 'l', 70);
  const found = weakPairs(brand_defaults.hue);
  assert.ok(found.length > 0);
  for (const { theme, text, ratio, needed } of found) {
    assert.equal(`${theme} ${text}`, 'light soft');
    assert.ok(ratio < needed);
  }
});
