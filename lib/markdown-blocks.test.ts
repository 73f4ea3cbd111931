import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { payloads } from '../test/harness/payloads.ts';
import { type Inline, inlineMarkdown } from './inline-markdown.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { documentHtml } from './markdown.ts';

const content = path.join(import.meta.dirname, '../db/seeds/content');
const written = globSync('**/*.md', { cwd: content }).map((file) => readFileSync(path.join(content, file), 'utf8'));
const together = (text: string): string =>
  markdownBlocks(text)
    .map(({ source }) => source)
    .join('');

test('every text of the demo, and every hostile one, is put together again letter by letter', () => {
  assert.ok(written.length > 40);
  for (const text of [
    ...written,
    ...payloads,
    ...payloads.map((payload) => `# ${payload}\n\n- a\n\n${payload}\n\n:::tip\n${payload}\n:::\n`),
  ])
    assert.equal(together(text), text);
});

test('whatever is written is put together again letter by letter', () => {
  const piece = fc.constantFrom(
    '# a',
    '- b',
    '  - c',
    'd **e**',
    '',
    '```',
    ':::tip x',
    ':::',
    '> f',
    '| a |',
    '|---|',
    '1. g',
    '[h]: /i',
    '    j',
    '\t',
    '::video x',
    '::video /videos/y Título',
    '::video https://youtu.be/dQw4w9WgXcQ',
    '***',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (lines) => {
      assert.equal(together(lines.join('\n')), lines.join('\n'));
    }),
    { numRuns: 1_000 },
  );
});

test('most paragraphs and headings of the demo can be written where they are shown', () => {
  const blocks = written.flatMap((text) => markdownBlocks(text.replace(/^---[^]*?\n---\n/, '')));
  const plain = blocks.filter(({ source }) => /^(?:#{1,3} |\p{L})/u.test(source));
  const editable = plain.filter((block) => block.editable);
  assert.ok(editable.length / plain.length > 0.9, `${editable.length} of ${plain.length}`);
});

const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    ' ',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '#',
    '-',
    '1',
    '.',
    '!',
    '&',
    ':',
    '~',
    '|',
    '\\',
  ),
  maxLength: 12,
});

test('what is typed as text is shown as that text, whatever signs are in it', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const said = typed.trim().replaceAll(/\s+/g, ' ');
      const nodes: Inline[] = [{ text: said }];
      const html = documentHtml(inlineMarkdown(nodes))?.html ?? '';
      const shown = html
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .replaceAll('&nbsp;', ' ');
      assert.equal(shown.trim(), said);
      assert.ok(said === '' || html.startsWith('<p>'), `${JSON.stringify(said)} became ${html}`);
    }),
    { numRuns: 3_000 },
  );
});
