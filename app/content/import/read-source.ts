import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parse as parseYaml } from 'yaml';
import { openPromise } from 'yauzl';
import { plainError } from '../../../lib/plain-error.ts';
import type { DocumentKind } from '../document.ts';
import { type HtmlFile, isHtml, readHtml, type TakenBy } from './html/read-html.ts';
import type { Source } from './line.ts';

/** Bytes of one line, and of one file of a folder or an archive, at most; all files of an archive together. */
const largest = 4 * 1_048_576;
const largest_archive = 4 * 1_073_741_824;
const markdown = /\.(?:md|markdown)$/i;
const lines = /\.(?:jsonl|ndjson)$/i;

/** How pages of HTML become documents: of which kind, and who has an address already. */
export type HtmlOptions = { kind: DocumentKind; taken_by: TakenBy };

// Where nobody says otherwise, as for the demo, which has no HTML.
const no_html: HtmlOptions = { kind: 'doc', taken_by: async () => new Map() };

/**
 * The lines of what somebody wants to import: a JSONL file, a folder of Markdown files with front matter, an HTML export of Confluence or
 * Zendesk Guide, or a zip of these. One at a time, however large it is; what cannot be read comes with the reason. `read`: bytes of the
 * source gone through so far.
 */
export async function* readSource(name: string, html: HtmlOptions = no_html): AsyncGenerator<Source> {
  const found = await stat(name).catch(() => null);
  if (!found) throw plainError(`${name} is not there`);
  if (found.isDirectory()) yield* readFolder(name, name, html);
  else if (/\.zip$/i.test(name)) yield* readArchive(name, html);
  else if (lines.test(name)) yield* readLines(createReadStream(name), name, 0);
  else if (markdown.test(name)) yield readMarkdown(await readFile(name, 'utf8'), name, found.size);
  else if (isHtml(name))
    yield* pages([{ ...fileAt(name, path.basename(name)), size: found.size, bytes: found.size }], html);
  else throw plainError(`${name} is no JSONL, Markdown, HTML, folder or zip`);
}

/** Bytes of a source, for a progress bar. */
export async function sourceSize(name: string): Promise<number> {
  const found = await stat(name).catch(() => null);
  if (!found) throw plainError(`${name} is not there`);
  if (!found.isDirectory()) return found.size;
  let size = 0;
  for (const entry of await readdir(name, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (markdown.test(entry.name) || lines.test(entry.name) || isHtml(entry.name)))
      size += (await stat(path.join(entry.parentPath, entry.name))).size;
  return size;
}

const fileAt = (at: string, name: string) => ({ name, read: () => readFile(at, 'utf8') });
const pages = (files: readonly HtmlFile[], html: HtmlOptions): AsyncGenerator<Source> =>
  readHtml(files, { ...html, largest, now: Date.now() });

async function* readFolder(folder: string, root: string, html: HtmlOptions): AsyncGenerator<Source> {
  let read = 0;
  const found: HtmlFile[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    const shown = path.relative(root, file);
    const { size } = await stat(file);
    if (lines.test(file)) yield* readLines(createReadStream(file), shown, read);
    else if (!markdown.test(file) && !isHtml(file)) continue;
    else if (isHtml(file)) found.push({ ...fileAt(file, shown.split(path.sep).join('/')), size, bytes: read + size });
    else if (size > largest) yield { file: shown, line: 1, value: null, error: 'longer than 4 MiB', read: read + size };
    else yield readMarkdown(await readFile(file, 'utf8'), shown, read + size);
    read += size;
  }
  if (found.length > 0) yield* pages(found, html);
}

async function* readArchive(name: string, html: HtmlOptions): AsyncGenerator<Source> {
  const archive = await openPromise(name, { autoClose: false });
  const found: HtmlFile[] = [];
  let unpacked = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      const file = entry.fileName;
      if (file.endsWith('/') || !(markdown.test(file) || lines.test(file) || isHtml(file))) continue;
      // A small archive can hold endless files.
      unpacked += entry.uncompressedSize;
      if (unpacked > largest_archive) throw plainError(`${name} unpacks to more than 4 GiB`);
      const read = Number(entry.relativeOffsetOfLocalHeader) + entry.compressedSize;
      if (isHtml(file)) {
        const open = async () => textOf(await archive.openReadStreamPromise(entry));
        found.push({ name: file, size: entry.uncompressedSize, bytes: read, read: open });
        continue;
      }
      const stream = await archive.openReadStreamPromise(entry);
      if (lines.test(file)) yield* readLines(stream, file, read);
      else if (entry.uncompressedSize > largest) yield { file, line: 1, value: null, error: 'longer than 4 MiB', read };
      else yield readMarkdown(await textOf(stream), file, read);
    }
    if (found.length > 0) yield* pages(found, html);
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
