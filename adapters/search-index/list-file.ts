import { open, rename, rm } from 'node:fs/promises';
import { analyser_version } from './analyse.ts';
import { Names } from './names.ts';
import { scratchFor } from './scratch.ts';
import type { Segment } from './segment.ts';
import { spansOf } from './spans.ts';
import { TermTable } from './term-table.ts';
import { lengthsOf } from './typos.ts';

// A line of JSON that says what follows, then the arrays one after the other, each beginning at a multiple of 8.
const format = 2;

type Lists = { names: Names; segment: Segment; horizon: string };
type Numbers = Uint8Array | Uint32Array | Int32Array;
type Head = {
  format: number;
  analyser_version: number;
  horizon: string;
  rows: number;
  starts: Segment['starts'];
  names: number;
  words: number;
  shown: number;
  arrays: { kind: 'Uint8Array' | 'Uint32Array' | 'Int32Array'; length: number }[];
};

const arraysOf = ({ keys, columns, lists, words }: Segment): Numbers[] => [
  keys,
  ...column_names.map((name) => columns[name]),
  ...list_names.map((name) => lists[name]),
  ...word_names.map((name) => words[name]),
  words.grams.from,
  words.grams.words,
];
const column_names = [
  'type',
  'organization',
  'requester',
  'queue',
  'assignee',
  'status',
  'product',
  'module',
  'locale',
  'internal',
  'copies_from',
  'copies',
] as const;
const list_names = ['terms', 'from', 'rows', 'impacts', 'most', 'in_public'] as const;
const word_names = ['terms', 'in_public', 'telling', 'rows_from', 'rows'] as const;

const padding = (bytes: number): number => (8 - (bytes % 8)) % 8;

/** Writes lists to a file that only its owner reads, all or nothing. */
export async function saveLists(file: string, { names, segment, horizon }: Lists): Promise<void> {
  const texts = [names.all(), segment.words.words, differing(segment.words)].map((lines) =>
    Buffer.from(lines.join('\n')),
  );
  const arrays = arraysOf(segment);
  const head: Head = {
    format,
    analyser_version,
    horizon,
    rows: segment.rows,
    starts: segment.starts,
    names: texts[0]?.length ?? 0,
    words: texts[1]?.length ?? 0,
    shown: texts[2]?.length ?? 0,
    arrays: arrays.map((array) => ({
      kind: array.constructor.name as Head['arrays'][number]['kind'],
      length: array.length,
    })),
  };
  const parts = [Buffer.from(`${JSON.stringify(head)}\n`), ...texts, ...arrays.map(bytesOf)];
  const beside = `${file}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    for (const part of parts) {
      await handle.write(part);
      await handle.write(Buffer.alloc(padding(part.length)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file).catch(async (error: unknown) => {
    await rm(beside, { force: true });
    throw error;
  });
}

// Most words have no accents and are shown as they are.
const differing = ({ words, shown }: Segment['words']): string[] =>
  shown.map((word, index) => (word === words[index] ? '' : word));

const bytesOf = (array: Numbers): Buffer => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** Reads what `saveLists` wrote; null for no file, one of another version, or one that does not hold what it says. */
export async function loadLists(file: string): Promise<Lists | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    const content = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const { bytesRead } = await handle.read(content, read, Math.min(size - read, 1 << 30), read);
      if (bytesRead === 0) return null;
      read += bytesRead;
    }
    return listsIn(content, content.buffer);
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

function listsIn(content: Buffer, memory: ArrayBuffer): Lists | null {
  const line = content.indexOf(10);
  const head = JSON.parse(content.toString('utf8', 0, line)) as Head;
  if (head.format !== format || head.analyser_version !== analyser_version) return null;
  let at = line + 1 + padding(line + 1);
  const next = (length: number): number => {
    const from = at;
    at += length + padding(length);
    return from;
  };
  const text = (length: number): string[] => {
    const from = next(length);
    return content.toString('utf8', from, from + length).split('\n');
  };
  const names = Names.of(text(head.names));
  const words = head.words === 0 ? [] : text(head.words);
  const differ = text(head.shown);
  const arrays = head.arrays.map(({ kind, length }): Numbers => {
    const kinds = { Uint8Array, Uint32Array, Int32Array };
    return new kinds[kind](memory, content.byteOffset + next(length * kinds[kind].BYTES_PER_ELEMENT), length);
  });
  if (at !== content.length + padding(content.length)) return null;
  const take = <Kind extends Numbers>(): Kind => arrays.shift() as Kind;
  const keys = take<Int32Array>();
  const read = <Name extends string>(wanted: readonly Name[]): Record<Name, never> =>
    Object.fromEntries(wanted.map((name) => [name, take()])) as Record<Name, never>;
  const columns: Segment['columns'] = read(column_names);
  const lists: Segment['lists'] = read(list_names);
  const of_words = read(word_names);
  const grams = { from: take<Uint32Array>(), words: take<Uint32Array>(), lengths: lengthsOf(words) };
  const segment: Segment = {
    rows: head.rows,
    keys,
    columns,
    lists,
    table: TermTable.of(lists.terms),
    words: {
      words,
      shown: words.map((word, index) => differ[index] || word),
      ...of_words,
      grams,
      completed: new Map(),
    },
    starts: head.starts,
    ...spansOf(columns, head.starts, head.rows),
    dead: null,
    dead_rows: 0,
    dead_public_rows: 0,
    in_public: lists.in_public,
    scratch: scratchFor(head.rows),
  };
  return { names, segment, horizon: head.horizon };
}
