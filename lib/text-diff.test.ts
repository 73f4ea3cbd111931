import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DiffLine, differs, textDiff } from './text-diff.ts';

const side = (lines: readonly DiffLine[], other: 'gone' | 'new'): string[] =>
  lines.flatMap((line) =>
    line.kind === 'skipped' || line.kind === other
      ? []
      : [
          line.spans
            .filter(({ kind }) => kind !== other)
            .map(({ text }) => text)
            .join(''),
        ],
  );

test('a changed word is shown inside its line, and lines added or gone by themselves', () => {
  const lines = textDiff(
    'um\na nota fiscal não sai\ntrês\nquatro',
    'um\na nota fiscal sai\ntrês\nquatro e meio\ncinco',
  );
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['same', 'changed', 'same', 'changed', 'new'],
  );
  const [, changed] = lines;
  assert.ok(changed && 'spans' in changed);
  assert.deepEqual(
    changed.spans.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim()),
    ['não'],
  );
});

test('long stretches that stayed are left out, with how many lines they have', () => {
  const text = Array.from({ length: 100 }, (_, index) => `linha ${index}`);
  const lines = textDiff(text.join('\n'), text.with(50, 'outra coisa inteiramente').join('\n'));
  assert.deepEqual(lines[0], { kind: 'skipped', count: 48 });
  assert.deepEqual(lines.at(-1), { kind: 'skipped', count: 47 });
  assert.equal(differs(textDiff('a\nb', 'a\nb')), false);
});

test('whatever is compared, both texts can be read out of the comparison', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'uma linha', 'outra linha', ''), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      // Only what is near a change is shown, so everything is made near.
      const mark = (lines: string[]) => lines.flatMap((line) => [line]).join('\n');
      const lines = textDiff(mark(before), mark(after));
      if (lines.some(({ kind }) => kind === 'skipped')) return;
      assert.deepEqual(side(lines, 'new').length, Math.max(before.length, 1));
      assert.equal(side(lines, 'new').join('\n'), mark(before));
      assert.equal(side(lines, 'gone').join('\n'), mark(after));
    }),
    { numRuns: 500 },
  );
});

test('two long texts with nothing in common are compared in seconds, not in hours', () => {
  const many = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`).join('\n');
  const began = performance.now();
  assert.equal(textDiff(many('a'), many('b')).length >= 20_000, true);
  assert.ok(performance.now() - began < 3_000, `${performance.now() - began} ms`);
});
