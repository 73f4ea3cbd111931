import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionsOf, readCaptions, saidOf, writeCaptions } from './captions.ts';
import { readTime, timeText } from './time.ts';
import { backwards, readTranscript, writeTranscript } from './transcript.ts';
import { readChapters, writeChapters, youtubeId } from './video.ts';

test('a moment is read as people write it, and written back', () => {
  for (const [text, seconds] of [
    ['0:42', 42],
    ['12:05', 725],
    ['1:02:03', 3723],
    ['90:00', 5400],
  ] as const)
    assert.equal(readTime(text), seconds);
  for (const text of ['', '42', '0:60', '1:75:00', '-1:00', '0:4', 'x0:42', '99:59:59'])
    assert.equal(readTime(text), null);
  assert.deepEqual([42, 725, 3723].map(timeText), ['0:42', '12:05', '1:02:03']);
});

test('a transcript says what is said from which moment; a time in the middle of a line, or one that goes back, is text', () => {
  const { before, said } = readTranscript(
    'Gravado em maio.\n\n[0:00] Abra a rotina.\nDepois das 0:30, espere.\n0:42 - Grave.\n0:10 de volta',
  );
  assert.equal(before, 'Gravado em maio.');
  assert.deepEqual(said, [
    { at_s: 0, text: 'Abra a rotina. Depois das 0:30, espere.' },
    { at_s: 42, text: 'Grave. 0:10 de volta' },
  ]);
  assert.deepEqual(readTranscript(writeTranscript(said)).said, said);
  assert.equal(backwards('[0:10] a\n[0:20] b\n\n[0:15] c'), 4);
  assert.equal(backwards('[0:10] a\n[0:20] b'), null);
  assert.deepEqual(readTranscript('Só texto.'), { before: 'Só texto.', said: [] });
});

test('captions are read from WebVTT and SubRip, and written anew without styles, tags or what would end a cue', () => {
  const vtt =
    '\uFEFFWEBVTT - x\nKind: captions\n\nSTYLE\n::cue { background: url(https://evil.example/x) }\n\nNOTE nada\n\n1\n00:01.000 --> 00:04.500 align:start\n<v Nina><b>Abra</b> a &lt;rotina&gt;\nPFI170\n\n00:00:05.000 --> 00:00:06.000\n<script>ran()</script>x --> y\n';
  const read = readCaptions(vtt);
  assert.ok(read.ok);
  const written = writeCaptions(read.cues);
  assert.equal(
    written,
    'WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nAbra a &lt;rotina&gt;\nPFI170\n\n00:00:05.000 --> 00:00:06.000\nran()x → y\n',
  );
  assert.deepEqual(readCaptions(written), read);
  const srt = readCaptions(
    '1\r\n00:00:01,000 --> 00:00:02,000\r\nOi\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\nTchau',
  );
  assert.deepEqual(srt.ok && srt.cues.map(({ from_ms, text }) => [from_ms, text]), [
    [1000, 'Oi'],
    [2500, 'Tchau'],
  ]);
});

test('captions that cannot be read say in which line', () => {
  assert.deepEqual(readCaptions('WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:09.000 --> 00:03.000\nb'), {
    ok: false,
    line: 6,
  });
  assert.deepEqual(readCaptions('Bom dia\nisto não é legenda'), { ok: false, line: 1 });
  assert.deepEqual(readCaptions(''), { ok: false, line: 1 });
});

test('a transcript becomes captions that fit two lines, follow each other and end with the video; captions become a transcript', () => {
  const said = [
    { at_s: 0, text: `${'Abra a rotina e espere o resultado aparecer na tela. '.repeat(4)}`.trim() },
    { at_s: 30, text: 'Grave.' },
  ];
  const cues = captionsOf(said, 40);
  assert.ok(cues.length > 3);
  assert.ok(cues.every(({ text }) => text.length <= 84));
  for (const [index, { from_ms, to_ms }] of cues.entries()) {
    assert.ok(from_ms < to_ms);
    assert.equal(from_ms, cues[index - 1]?.to_ms ?? 0);
  }
  assert.equal(cues.at(-1)?.to_ms, 40_000);
  assert.ok(readCaptions(writeCaptions(cues)).ok);
  const back = saidOf(cues);
  assert.equal(back[0]?.at_s, 0);
  assert.equal(back.map(({ text }) => text).join(' '), said.map(({ text }) => text).join(' '));
});

test('chapters stand one a line, in the order of time', () => {
  const chapters = readChapters('0:00 Abertura\n\n[1:05] – Vigência\n');
  assert.deepEqual(chapters, [
    { at_s: 0, title: 'Abertura' },
    { at_s: 65, title: 'Vigência' },
  ]);
  assert.deepEqual(readChapters(writeChapters(chapters ?? [])), chapters);
  for (const wrong of ['Abertura', '0:00', '0:10 a\n0:05 b', '0:10 a\n0:10 b']) assert.equal(readChapters(wrong), null);
});

test('a video of YouTube is known by any address that shows it, and nothing else is one', () => {
  for (const address of [
    'dQw4w9WgXcQ',
    'https://youtu.be/dQw4w9WgXcQ?si=x',
    'youtube.com/watch?v=dQw4w9WgXcQ&t=42s',
    'https://m.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/shorts/dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ])
    assert.equal(youtubeId(address), 'dQw4w9WgXcQ', address);
  for (const address of [
    'https://evil.example/watch?v=dQw4w9WgXcQ',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'javascript:ran()',
    'https://youtu.be/../../x',
    'https://youtu.be/dQw4w9WgXcQ"onload',
    '',
  ])
    assert.equal(youtubeId(address), null, address);
});
