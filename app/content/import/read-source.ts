import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { parse as parseYaml } from 'yaml';
import { type Entry as YauzlEntry, openPromise } from 'yauzl';
import { plainError } from '../../../lib/plain-error.ts';
import type { DocumentKind } from '../document.ts';
import { content_file_max } from '../file.ts';
import type { Beside } from './html/pictures.ts';
import { isHtml, readHtml, type TakenBy } from './html/read-html.ts';
import type { Source } from './line.ts';

/** Bytes of one line, and of one file of a folder or an archive, at most; all files of an archive together. */
const largest = 4 * 1_048_576;
const largest_archive = 4 * 1_073_741_824;
const markdown = /\.(?:md|markdown)$/i;
const lines = /\.(?:jsonl|ndjson)$/i;
/** As an export of this portal keeps the files of documents. */
const exported_file = /(?:^|\/)files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([^/]+)$/;

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
  if (found.isDirectory()) yield* readFolder(name, html);
  else if (/\.zip$/i.test(name)) yield* readArchive(name, html);
  else if (lines.test(name)) yield* readLines(createReadStream(name), name, 0);
  else if (markdown.test(name)) yield readMarkdown(await readFile(name, 'utf8'), name, found.size);
  else if (isHtml(name)) yield* pages([fileAt(name, path.basename(name), found.size, found.size)], new Map(), html);
  else throw plainError(`${name} is no JSONL, Markdown, HTML, folder or zip`);
}

/** Bytes of a source, for a progress bar. */
export async function sourceSize(name: string): Promise<number> {
  const found = await stat(name).catch(() => null);
  if (!found) throw plainError(`${name} is not there`);
  if (!found.isDirectory()) return found.size;
  let size = 0;
  for (const entry of await readdir(name, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && isRead(entry.name)) size += (await stat(path.join(entry.parentPath, entry.name))).size;
  return size;
}

/** A file of a folder or of an archive. `read`: bytes of the source gone through when it has been. */
type Entry = Beside & { name: string; read: number; open: () => Promise<Readable> };

const bytesOf = async (stream: Readable): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};
const textOf = async ({ open }: Pick<Entry, 'open'>): Promise<string> => (await bytesOf(await open())).toString('utf8');

const fileAt = (at: string, name: string, size: number, read: number): Entry => ({
  name,
  size,
  read,
  open: async () => createReadStream(at),
  bytes: () => readFile(at),
});

async function* readFolder(folder: string, html: HtmlOptions): AsyncGenerator<Source> {
  let read = 0;
  const found: Entry[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    const { size } = await stat(file);
    if (isRead(file)) read += size;
    found.push(fileAt(file, path.relative(folder, file).split(path.sep).join('/'), size, read));
  }
  yield* readEntries(found, html);
}

async function* readArchive(name: string, html: HtmlOptions): AsyncGenerator<Source> {
  const archive = await openPromise(name, { autoClose: false });
  const found: Entry[] = [];
  let unpacked = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      const file = entry.fileName;
      if (file.endsWith('/')) continue;
      // A small archive can hold endless files.
      if (isRead(file)) unpacked += entry.uncompressedSize;
      if (unpacked > largest_archive) throw plainError(`${name} unpacks to more than 4 GiB`);
      const open = () => archive.openReadStreamPromise(entry);
      found.push({
        name: file,
        size: entry.uncompressedSize,
        read: Number(entry.relativeOffsetOfLocalHeader) + entry.compressedSize,
        open,
        bytes: () => bytesLater(name, entry),
      });
    }
    yield* readEntries(found, html);
  } finally {
    archive.close();
  }
}

// A file is kept with what it came with, which may be after the archive has been gone through.
async function bytesLater(name: string, entry: YauzlEntry): Promise<Buffer> {
  const archive = await openPromise(name, { autoClose: false });
  try {
    return await bytesOf(await archive.openReadStreamPromise(entry));
  } finally {
    archive.close();
  }
}

// Files come before the documents that show them, and pages last, because each may lead to any other.
async function* readEntries(entries: readonly Entry[], html: HtmlOptions): AsyncGenerator<Source> {
  if (entries.some(({ name }) => markdown.test(name)))
    for (const { name, size, bytes } of entries) {
      const [, id = '', named = ''] = exported_file.exec(name) ?? [];
      const place = { file: name, line: 1, value: null, read: 0 };
      if (!id) continue;
      if (size > content_file_max) yield { ...place, error: 'longer than 20 MiB' };
      else yield { ...place, files: [{ id, name: named, bytes }] };
    }
  for (const entry of entries) {
    const { name: file, size, read, open } = entry;
    if (!isRead(file) || isHtml(file)) continue;
    if (lines.test(file)) yield* readLines(await open(), file, read);
    else if (size > largest) yield { file, line: 1, value: null, error: 'longer than 4 MiB', read };
    else yield readMarkdown(await textOf(entry), file, read);
  }
  const found = entries.filter(({ name }) => isHtml(name) && isRead(name));
  const beside = new Map(entries.filter(({ name }) => !isRead(name)).map((entry) => [entry.name, entry]));
  if (found.length > 0) yield* pages(found, beside, html);
}

const isRead = (name: string): boolean =>
  (markdown.test(name) || lines.test(name) || isHtml(name)) && !exported_file.test(name);
const pages = (
  found: readonly Entry[],
  beside: ReadonlyMap<string, Beside>,
  html: HtmlOptions,
): AsyncGenerator<Source> =>
  readHtml(
    found.map((entry) => ({ name: entry.name, size: entry.size, bytes: entry.read, read: () => textOf(entry) })),
    { ...html, beside, largest, now: Date.now() },
  );

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
