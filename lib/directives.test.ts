import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment } from 'parse5';
import { payloads } from '../test/harness/payloads.ts';
import { documentHtml } from './markdown.ts';

const html = (text: string): string => documentHtml(text)?.html ?? 'null';

test('callouts, expanders and tabs become the parts of the page, with the title of the author or the word of the language', () => {
  for (const [text, shown] of [
    [
      ':::tip\nVeja.\n:::',
      '<div class="callout tip" role="note"><div><p class="callout-title">Tip</p><p>Veja.</p>\n</div></div>',
    ],
    [
      ':::atenção Antes de gravar\nConfira.\n:::',
      '<div class="callout attention" role="note"><div><p class="callout-title">Antes de gravar</p><p>Confira.</p>\n</div></div>',
    ],
    [
      ':::expander Como encontro?\n- um\n:::',
      '<details class="expander"><summary>Como encontro?</summary><div class="expander-body"><ul>\n<li>um</li>\n</ul>\n</div></details>',
    ],
    [
      ':::tabs\n:::tab Windows\nA\n:::\n:::tab Linux\nB\n:::\n:::',
      '<div class="tabbed"><details name="tabs-1" open=""><summary>Windows</summary><div class="tabbed-body"><p>A</p>\n</div></details>' +
        '<details name="tabs-1"><summary>Linux</summary><div class="tabbed-body"><p>B</p>\n</div></details></div>',
    ],
    [
      '::video https://youtu.be/dQw4w9WgXcQ Fechamento em três minutos',
      '<p class="video"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">Fechamento em três minutos</a></p>',
    ],
    [
      '::video /videos/retorno-bancario Retorno <b>',
      '<p class="video"><a href="/videos/retorno-bancario">Retorno &lt;b&gt;</a></p>',
    ],
    ['::video /videos/retorno-bancario', '<p class="video"><a href="/videos/retorno-bancario">Video</a></p>'],
    [
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th class="end">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class="end">2</td>\n</tr>\n</tbody>\n</table>\n',
    ],
  ] as const)
    assert.equal(html(text), shown, text);
});

test('containers stand in one another and hold code that looks like their end', () => {
  const nested = html(':::expander A\n:::important\nx\n:::\n```\n:::\n```\ny\n:::\nz');
  assert.match(
    nested,
    /<div class="callout important"[^]*<pre><code>:::\n<\/code><\/pre>\n<p>y<\/p>\n<\/div><\/details><p>z<\/p>/,
  );
  assert.match(html('- a\n  :::tip\n  b\n  :::\n- c'), /<li>a\n?<div class="callout tip"[^]*<li>c<\/li>/);
  // Two groups on a page open and close apart.
  assert.match(html(':::tabs\n:::tab A\na\n:::\n:::\n\n:::tabs\n:::tab B\nb\n:::\n:::'), /tabs-1[^]*tabs-2/);
});

test('what is no sign of the dialect stays the text it is, and nothing that was written goes missing', () => {
  assert.equal(html(':::banana\nx'), '<p>:::banana<br>\nx</p>\n');
  assert.equal(
    html('::video https://evil.example/x.mp4 A'),
    '<p>::video <a href="https://evil.example/x.mp4" rel="noopener">https://evil.example/x.mp4</a> A</p>\n',
  );
  for (const address of [
    '/videos/',
    '/videos/a/file',
    '/videos/../x',
    '//videos/a',
    '/videos/A',
    '/desk/videos/a',
    'javascript:x',
  ])
    assert.doesNotMatch(html(`::video ${address} A`), /class="video"/, address);
  assert.match(html(':::tip Sem fim\nx\n\ny'), /<p>x<\/p>\n<p>y<\/p>/);
  assert.match(html(':::tab Sozinha\nx\n:::'), /<details class="expander"><summary>Sozinha/);
  assert.equal(documentHtml(Array.from({ length: 30 }, () => ':::tip').join('\n')), null);
});

test('images of the portal are shown with their size, images of elsewhere are links that nobody fetches', () => {
  const id = '0197b3a0-0000-7000-8000-000000000000';
  assert.equal(
    html(`![Tela do perfil](/content/files/${id}#640x480)`),
    `<p><img src="/content/files/${id}/image" alt="Tela do perfil" width="640" height="480" loading="lazy"></p>\n`,
  );
  assert.equal(
    html('![x](https://evil.example/p.png)'),
    '<p><a href="https://evil.example/p.png" rel="noopener">x</a></p>\n',
  );
  assert.deepEqual(documentHtml(`[a](/kb/um#dois) [b](/kb/um) ![c](/content/files/${id})`)?.paths, [
    '/kb/um',
    `/content/files/${id}/image`,
  ]);
  assert.doesNotMatch(html('[a](//evil.example) [c](javascript:x) ![d](data:image/png;base64,x)'), /href|src/);
});

// Said once more and differently from lib/safe-document.ts: what may be in what leaves.
const attributes: Record<string, RegExp> = {
  'a href': /^(https?:\/\/|mailto:|#|\/[^/\\])/i,
  'a rel': /^noopener$/,
  'ol start': /^\d+$/,
  'img src': /^\/content\/files\/[0-9a-f-]{36}\/image$/,
  'img alt': /^/,
  'img width': /^\d+$/,
  'img height': /^\d+$/,
  'img loading': /^lazy$/,
  'div class': /^(callout (tip|attention|important)|expander-body|tabbed|tabbed-body)$/,
  'div role': /^note$/,
  'p class': /^(callout-title|video)$/,
  'details class': /^expander$/,
  'details name': /^tabs-\d+$/,
  'details open': /^$/,
  'th class': /^end$/,
  'td class': /^end$/,
  'h2 id': /^[a-z0-9-]+$/,
  'h3 id': /^[a-z0-9-]+$/,
};
const tags = new Set(
  'p br hr h2 h3 h4 h5 h6 strong em s code pre blockquote ul ol li table thead tbody tr th td a div details summary img #text'.split(
    ' ',
  ),
);

function strange(source: string): string[] {
  const found: string[] = [];
  const look = (node: {
    nodeName: string;
    childNodes?: unknown[];
    attrs?: { name: string; value: string }[];
  }): void => {
    if (!tags.has(node.nodeName)) found.push(`<${node.nodeName}>`);
    for (const { name, value } of node.attrs ?? [])
      if (!attributes[`${node.nodeName} ${name}`]?.test(value)) found.push(`${node.nodeName} ${name}=${value}`);
    for (const child of node.childNodes ?? []) look(child as typeof node);
  };
  for (const node of parseFragment(source).childNodes) look(node as unknown as Parameters<typeof look>[0]);
  return found;
}

test(`none of ${payloads.length} hostile texts leaves a document anything but what is allowed, wherever it stands in the dialect`, () => {
  const places = [
    (text: string) => text,
    (text: string) => `:::tip ${text.replaceAll('\n', ' ')}\n${text}\n:::`,
    (text: string) => `:::tabs\n:::tab ${text.replaceAll('\n', ' ')}\n${text}\n:::\n:::`,
    (text: string) => `::video https://youtu.be/dQw4w9WgXcQ ${text.replaceAll('\n', ' ')}`,
    (text: string) => `::video ${text.replaceAll(/\s/g, '')} x`,
    (text: string) => `::video /videos/${text.replaceAll(/\s/g, '')} x`,
    (text: string) => `::video /videos/retorno ${text.replaceAll('\n', ' ')}`,
    (text: string) => `![${text.replaceAll('\n', ' ')}](/content/files/0197b3a0-0000-7000-8000-000000000000)`,
    (text: string) => `![x](${text.replaceAll(/\s/g, '')})`,
    (text: string) => `[x](/kb/${text.replaceAll(/\s/g, '')})`,
  ];
  let shown = 0;
  for (const payload of payloads)
    for (const place of places) {
      const safe = documentHtml(place(payload));
      if (!safe) continue;
      shown += 1;
      assert.deepEqual(strange(safe.html), [], place(payload));
    }
  assert.ok(shown > payloads.length * 6, `${shown} shown`);
});

test('a long text made to be slow is read all the same', () => {
  for (const piece of [
    ':::tip\n',
    ':::tabs\n:::tab x\n',
    '::video ',
    ':::',
    '> :::tip\n',
    '- :::tip\n',
    '![',
    '[x](/',
  ]) {
    const began = performance.now();
    documentHtml(piece.repeat(Math.floor(250_000 / piece.length)));
    const took = performance.now() - began;
    assert.ok(took < 15_000, `${JSON.stringify(piece)} took ${took} ms`);
  }
});
