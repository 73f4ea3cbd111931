import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment } from 'parse5';
import { payloads } from '../test/harness/payloads.ts';
import { reread, safeHtml } from './html.ts';
import { markdown_max, markdownHtml } from './markdown.ts';

// Said once more and differently from lib/html.ts: what may be in what leaves.
const tags = 'p br hr h3 h4 h5 h6 strong em s code pre blockquote ul ol li table thead tbody tr th td a #text'.split(
  ' ',
);

function foundIn(html: string): string[] {
  const found: string[] = [];
  const look = (node: {
    nodeName: string;
    childNodes?: unknown[];
    attrs?: { name: string; value: string }[];
  }): void => {
    if (!tags.includes(node.nodeName)) found.push(`<${node.nodeName}>`);
    for (const { name, value } of node.attrs ?? []) {
      const fine =
        (name === 'href' && /^(https?:\/\/|mailto:)/i.test(value)) ||
        (name === 'rel' && value === 'noopener nofollow ugc') ||
        (name === 'start' && /^\d+$/.test(value));
      if (!fine) found.push(`${node.nodeName} ${name}=${value}`);
    }
    for (const child of node.childNodes ?? []) look(child as typeof node);
  };
  for (const node of parseFragment(html).childNodes) look(node as unknown as Parameters<typeof look>[0]);
  return found;
}

test(`none of ${payloads.length} hostile texts leaves anything but what is allowed, as Markdown or as HTML`, () => {
  assert.ok(payloads.length > 500);
  for (const payload of payloads)
    for (const html of [markdownHtml(payload), safeHtml(payload)])
      if (html !== null) assert.deepEqual(foundIn(html), [], payload);
});

test('the second look finds what a careless first one lets through', () => {
  for (const html of [
    '<img src="x">',
    '<p class="your-turn">x</p>',
    '<a href="javascript:x" rel="noopener nofollow ugc">x</a>',
    '<a href="https://x/" rel="opener">x</a>',
    '<a href="https://x/" target="_blank">x</a>',
    '<svg></svg>',
    '<math><mi>x</mi></math>',
    '<p><!-- x --></p>',
    '<table><img></table>',
    '<template></template>',
    `${'<blockquote>'.repeat(101)}x${'</blockquote>'.repeat(101)}`,
  ])
    assert.equal(reread(html), null, html);
  assert.equal(reread('<p>x <strong>y'), '<p>x <strong>y</strong></p>');
});

test('Markdown that people write becomes what they mean', () => {
  for (const [text, html] of [
    ['**a** *b* ~~c~~ `d`', '<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>\n'],
    ['uma\nduas', '<p>uma<br>\nduas</p>\n'],
    ['3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>\n'],
    ['# Título', '<h3>Título</h3>\n'],
    ['```\nPFI170 < DIF01\n```', '<pre><code>PFI170 &lt; DIF01\n</code></pre>\n'],
    ['a & b < c > d "e"', '<p>a &amp; b &lt; c &gt; d "e"</p>\n'],
    [
      'veja https://a.exemplo.com.br/x?y=1.',
      '<p>veja <a href="https://a.exemplo.com.br/x?y=1" rel="noopener nofollow ugc">https://a.exemplo.com.br/x?y=1</a>.</p>\n',
    ],
    [
      'nota.xml, PFI170.PRW, www.exemplo.com.br, a@b.com.br',
      '<p>nota.xml, PFI170.PRW, www.exemplo.com.br, a@b.com.br</p>\n',
    ],
    ['1 * 2 * 3 _a_b_ snake_case_name', '<p>1 * 2 * 3 <em>a_b</em> snake_case_name</p>\n'],
  ] as const)
    assert.equal(markdownHtml(text), html);
});

test('nothing that was written goes missing: what is too long or too deep is left to be shown as it is', () => {
  assert.equal(markdownHtml('a'.repeat(markdown_max + 1)), null);
  assert.equal(markdownHtml(`${'> '.repeat(40)}no fundo`), null);
  const deep = Array.from({ length: 60 }, (_, index) => `${'  '.repeat(index)}- nível ${index}`).join('\n');
  const html = markdownHtml(deep);
  assert.ok(html === null || html.includes('nível 59'));
  for (const letters of ['ação ñ ü', '日本語 עברית 🙂', 'a\u0000b'])
    assert.equal(markdownHtml(letters)?.replace(/<\/?p>|\n/g, ''), letters.replace('\0', '\ufffd'));
});

test('no text of the largest size keeps the portal busy', () => {
  const slow: string[] = [];
  for (const unit of [
    '[',
    '<',
    '*a_ ',
    '[a](',
    '`a``b```',
    '![[',
    'a**b*',
    'http://a.b ',
    '[a]: b\n',
    '| a |\n|-|\n',
    '_ _*',
    '&amp;',
    '<a ',
  ]) {
    const text = unit.repeat(Math.floor(markdown_max / unit.length));
    const started = performance.now();
    markdownHtml(text);
    if (performance.now() - started > 2_000) slow.push(unit);
  }
  assert.deepEqual(slow, []);
});
