import { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import type { Imports } from '../../db/tables.ts';

export type Encoding = NonNullable<Imports['encoding']>;
export type Delimiter = NonNullable<Imports['delimiter']>;
export type Written = { encoding: Encoding; delimiter: Delimiter };

const delimiters: readonly Delimiter[] = [';', ',', '\t'];
const head_bytes = 65_536;
/** A record longer than this is a quote that nobody closed. */
const longest_record = 200_000;

/** How a list is written. Reads all of it once, a piece at a time: only the last byte tells UTF-8 from Windows-1252. */
export async function recognize(bytes: AsyncIterable<Uint8Array>): Promise<Written> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let valid = true;
  for await (const chunk of bytes) {
    if (head.length < head_bytes) head = Buffer.concat([head, chunk.subarray(0, head_bytes - head.length)]);
    valid &&= holds(() => strict.decode(chunk, { stream: true }));
  }
  valid &&= holds(() => strict.decode());
  const encoding = wide(head) ? 'utf-16le' : valid ? 'utf-8' : 'windows-1252';
  return { encoding, delimiter: delimiterOf(new TextDecoder(encoding).decode(head)) };
}

/** The records of a list, one at a time, so that memory does not grow with it. Throws where it is no CSV. */
export async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: Written,
): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // An inch sign inside a name is no quote.
    relax_quotes: true,
    max_record_size: longest_record,
  });
  // Errors reach the reader below, who asks the parser.
  pipeline(Readable.from(decoded(bytes, encoding)), parser, () => {});
  for await (const record of parser) yield record as string[];
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

function holds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

// Its mark, or, without one, every other byte of Latin text empty.
function wide(head: Buffer): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return true;
  const seen = head.subarray(0, 1000);
  let empty = 0;
  for (let at = 1; at < seen.length; at += 2) if (seen[at] === 0) empty += 1;
  return seen.length >= 4 && empty > seen.length / 4;
}

function delimiterOf(text: string): Delimiter {
  const line = text.replace(/^[\r\n]+/, '').split(/[\r\n]/, 1)[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
