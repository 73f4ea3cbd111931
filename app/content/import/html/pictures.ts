import path from 'node:path';
import { mediaTypeOf } from '../../../uploads.ts';
import { content_file_max, idOfBytes, isImage } from '../../file.ts';
import type { ImportFile, Lost } from '../line.ts';
import { attribute, type Element, elements, hasClass, isElement, type Node } from './nodes.ts';
import { fileOf } from './read-page.ts';

/** A file of an export that is no page. */
export type Beside = { size: number; bytes: () => Promise<Buffer> };

type Found = { file: ImportFile } | { reason: string };

/** What a page shows: of each address the file it is kept as, and what of it cannot be shown, with its line. */
export type Shown = { paths: ReadonlyMap<string, string>; files: ImportFile[]; lost: Lost[] };

/** Finds the images that pages of an export show among its files; each is read once to learn what it is. */
export class Pictures {
  readonly #files: ReadonlyMap<string, Beside>;
  readonly #found = new Map<string, Promise<Found>>();
  #numbered: Map<string, string> | null = null;

  constructor(files: ReadonlyMap<string, Beside>) {
    this.#files = files;
  }

  async of(page: string, content: readonly Node[]): Promise<Shown> {
    const paths = new Map<string, string>();
    const files = new Map<string, ImportFile>();
    const lost: Lost[] = [];
    for (const element of imagesIn(content)) {
      const source = attribute(element, 'src')?.trim() ?? '';
      const name = this.#nameOf(page, source);
      if (!name) continue;
      const found = await this.#find(name);
      if ('reason' in found) lost.push({ line: element.sourceCodeLocation?.startLine ?? 1, reason: found.reason });
      else {
        files.set(found.file.id, found.file);
        paths.set(source, `/content/files/${found.file.id}`);
      }
    }
    return { paths, files: [...files.values()], lost };
  }

  // A help centre names its images by number at its own address; whoever took them along kept the number.
  #nameOf(page: string, source: string): string | null {
    const number = /\/article_attachments\/(\d{3,20})(?![\d])/.exec(source)?.[1];
    const within = fileOf(page, source);
    if (!number || (within && this.#files.has(within))) return within;
    this.#numbered ??= new Map(
      [...this.#files.keys()].flatMap((name) => [...name.matchAll(/\d{3,20}/g)].map(([digits]) => [digits, name])),
    );
    return this.#numbered.get(number) ?? within;
  }

  #find(name: string): Promise<Found> {
    const known = this.#found.get(name) ?? this.#look(name);
    this.#found.set(name, known);
    return known;
  }

  async #look(name: string): Promise<Found> {
    const shown = name.slice(0, 200);
    const beside = this.#files.get(name);
    if (!beside) return { reason: `the image ${shown} is not in the export` };
    if (beside.size > content_file_max) return { reason: `the image ${shown} is longer than 20 MiB` };
    const bytes = await beside.bytes().catch(() => null);
    if (!bytes) return { reason: `the image ${shown} cannot be read` };
    if (!isImage(await mediaTypeOf(bytes))) return { reason: `${shown} is no image that can be shown` };
    return { file: { id: idOfBytes(bytes), name: path.posix.basename(name), bytes: beside.bytes } };
  }
}

/** A sign for a feeling is no picture: its words stand in the line. */
export const isEmoticon = (element: Element): boolean => hasClass(element, 'emoticon');

function* imagesIn(content: readonly Node[]): Generator<Element> {
  for (const node of content) {
    if (!isElement(node)) continue;
    for (const each of [node, ...elements(node)]) if (each.tagName === 'img' && !isEmoticon(each)) yield each;
  }
}
