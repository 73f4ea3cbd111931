import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parse as parseYaml } from 'yaml';
import { openPromise } from 'yauzl';
import { plainError } from '../../../lib/plain-error.ts';
import type { Source } from './line.ts';

/** Bytes of one line, and of one file of a folder or an archive, at most; all files of an archive together. */
const largest = 4 * 1_048_576;
const largest_archive = 4 * 1_073_741_824;
const markdown = /\.(?:md|markdown)$/i;
const lines = /\.(?:jsonl|ndjson)$/i;

/**
 * The lines of what somebody wants to import: a JSONL file, a folder of Markdown files with front matter, or a zip of either. One at a
 * time, however large it is; what cannot be read comes with the reason. `read`: bytes of the source gone through so far.
 */
export async function* readSource(name: string): AsyncGenerator<Source> {
  const found = await stat(name).catch(() => null);
  if (!found) throw plainError(`${name} is not there`);
  if (found.isDirectory()) yield* readFolder(name, name);
  else if (/\.zip$/i.test(name)) yield* readArchive(name);
  else if (lines.test(name)) yield* readLines(createReadStream(name), name, 0);
  else if (markdown.test(name)) yield readMarkdown(await readFile(name, 'utf8'), name, found.size);
  else throw plainError(`${name} is no JSONL, Markdown, folder or zip`);
}

/** Bytes of a source, for a progress bar. */
export async function sourceSize(name: string): Promise<number> {
  const found = await stat(name).catch(() => null);
  if (!found) throw plainError(`${name} is not there`);
  if (!found.isDirectory()) return found.size;
  let size = 0;
  for (const entry of await readdir(name, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (markdown.test(entry.name) || lines.test(entry.name)))
      size += (await stat(path.join(entry.parentPath, entry.name))).size;
  return size;
}

async function* readFolder(folder: string, root: string): AsyncGenerator<Source> {
  let read = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    const shown = path.relative(root, file);
    const { size } = await stat(file);
    if (lines.test(file)) yield* readLines(createReadStream(file), shown, read);
    else if (!markdown.test(file)) continue;
    else if (size > largest) yield { file: shown, line: 1, value: null, error: 'longer than 4 MiB', read: read + size };
    else yield readMarkdown(await readFile(file, 'utf8'), shown, read + size);
    read += size;
  }
}

async function* readArchive(name: string): AsyncGenerator<Source> {
  const archive = await openPromise(name);
  let unpacked = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      const file = entry.fileName;
      if (file.endsWith('/') || !(markdown.test(file) || lines.test(file))) continue;
      // A small archive can hold endless files.
      unpacked += entry.uncompressedSize;
      if (unpacked > largest_archive) throw plainError(`${name} unpacks to more than 4 GiB`);
      const read = Number(entry.relativeOffsetOfLocalHeader) + entry.compressedSize;
      const stream = await archive.openReadStreamPromise(entry);
      if (lines.test(file)) yield* readLines(stream, file, read);
      else if (entry.uncompressedSize > largest) yield { file, line: 1, value: null, error: 'longer than 4 MiB', read };
      else yield readMarkdown(await textOf(stream), file, read);
    }
  } finally {
    archive.close();
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

async function* readLines(stream: NodeJS.ReadableStream, file: string, before: number): AsyncGenerator<Source> {
  let line = 0;
  let read = before;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1;
    read += Buffer.byteLength(text) + 1;
    if (text.trim() === '') continue;
    if (text.length > largest) yield { file, line, value: null, error: 'longer than 4 MiB', read };
    else yield { file, line, read, ...parsed(() => JSON.parse(text)) };
  }
}

const front = /^---\r?\n(?<head>[^]*?)\r?\n---[ \t]*(?:\r?\n|$)(?<body>[^]*)$/;

function readMarkdown(text: string, file: string, read: number): Source {
  const { head = '', body = text } = front.exec(text.replace(/^\uFEFF/, ''))?.groups ?? {};
  const { value, error } = parsed(() => parseYaml(head, { maxAliasCount: 20, schema: 'failsafe' }) ?? {});
  if (error || typeof value !== 'object' || value === null)
    return { file, line: 1, value: null, error: `front matter: ${error ?? 'not a list of names and values'}`, read };
  const title = /^#\s+(.+)$/m.exec(body)?.[1];
  return { file, line: 1, read, value: { title, id: file.replace(markdown, ''), ...value, body: body.trim() } };
}

function parsed(read: () => unknown): { value: unknown; error?: string } {
  try {
    return { value: read() };
  } catch (error) {
    return { value: null, error: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' };
  }
}
