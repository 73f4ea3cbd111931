import { slugOf } from '../../../../lib/html.ts';
import { areas, type DocumentKind } from '../../document.ts';
import type { Source } from '../line.ts';
import { type Beside, Pictures } from './pictures.ts';
import { fileOf, isIndex, numberIn, type PageFacts, pagesListed, read, readPage } from './read-page.ts';
import type { LinkTo } from './to-inline.ts';
import { toMarkdown } from './to-markdown.ts';

/** A file of an export, read when its turn comes. `bytes`: of the source gone through when it has been. */
export type HtmlFile = { name: string; size: number; bytes: number; read(): Promise<string> };

/** Who has an address already: the id that the document there had where it came from; null: nobody's import. */
export type TakenBy = (kind: DocumentKind, slugs: readonly string[]) => Promise<Map<string, string | null>>;

type Target = PageFacts & { slug: string; position: number };
type Options = {
  kind: DocumentKind;
  taken_by: TakenBy;
  /** Files beside the pages, by their names. */
  beside: ReadonlyMap<string, Beside>;
  largest: number;
  now: number;
};

const day_ms = 86_400_000;
const page_file = /\.html?$/i;
export const isHtml = (name: string): boolean => page_file.test(name);

/**
 * The pages of an HTML export as lines of an import: first what each is called and where it stands, then one after the other their text
 * as Markdown, with the links between them leading to where they will be, and with the images they show. What cannot be read comes with the
 * reason.
 */
export async function* readHtml(
  files: readonly HtmlFile[],
  { kind, taken_by, beside, largest, now }: Options,
): AsyncGenerator<Source> {
  const refused = new Map<string, string>();
  const { targets, order } = await survey(files, refused, largest);
  await addresses(targets, kind, taken_by);
  const by_file = new Map(targets.map((target) => [target.file, target]));
  const by_number = new Map(
    targets.flatMap((target) => (numberIn(target.file) ? [[numberIn(target.file), target] as const] : [])),
  );
  const pictures = new Pictures(beside);
  for (const file of files) {
    const place = { file: file.name, line: 1, read: file.bytes };
    const error = refused.get(file.name);
    if (error) yield { ...place, value: null, error };
    const target = by_file.get(file.name);
    if (!target || error) continue;
    const parent = target.parent ? by_file.get(target.parent) : undefined;
    try {
      const page = readPage(read(await file.read()), file.name);
      const content = page?.content ?? [];
      const { paths, files: shown, lost } = await pictures.of(file.name, content);
      const to = linkFrom(file.name, kind, by_file, by_number);
      const body = toMarkdown(content, (address, of) => (of === 'image' ? (paths.get(address) ?? null) : to(address)));
      yield {
        ...place,
        files: shown,
        lost,
        value: {
          id: target.id,
          title: target.title,
          slug: target.slug,
          product: target.product,
          module: target.module,
          locale: target.locale,
          position: order.get(file.name) ?? target.position,
          ...(parent && kind === 'doc' && { parent: parent.id }),
          ...(target.changed_at && { updated_days_ago: Math.max(0, (now - target.changed_at) / day_ms) }),
          body,
        },
      };
    } catch (cause) {
      yield {
        ...place,
        value: null,
        error: `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      };
    }
  }
}

async function survey(
  files: readonly HtmlFile[],
  refused: Map<string, string>,
  largest: number,
): Promise<{ targets: Target[]; order: Map<string, number> }> {
  const targets: Target[] = [];
  const order = new Map<string, number>();
  const above = new Map<string, string | null>();
  for (const [position, file] of files.entries()) {
    if (file.size > largest) {
      refused.set(file.name, 'longer than 4 MiB');
      continue;
    }
    try {
      const document = read(await file.read());
      if (isIndex(document))
        for (const listed of pagesListed(document, file.name)) {
          if (!order.has(listed.file)) order.set(listed.file, order.size);
          above.set(listed.file, listed.parent);
        }
      else {
        const page = readPage(document, file.name);
        if (page?.facts.title) targets.push({ ...page.facts, slug: '', position });
        else refused.set(file.name, 'has no title');
      }
    } catch (cause) {
      refused.set(file.name, `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  for (const target of targets) target.parent ??= above.get(target.file) ?? null;
  return { targets, order };
}

// An address is made of the title; what another document has already, or another page of this export, gets the number too.
async function addresses(targets: Target[], kind: DocumentKind, taken_by: TakenBy): Promise<void> {
  const wanted = targets.map(({ title }) => slugOf(title) || kind);
  const taken = await taken_by(kind, wanted);
  const given = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const slug = wanted[index] ?? kind;
    const owner = taken.get(slug);
    const free = (owner === undefined || owner === target.id) && !given.has(slug);
    target.slug = free ? slug : `${slug}-${slugOf(target.id).slice(-30).replace(/^-+/, '') || index}`;
    for (let again = 2; given.has(target.slug); again += 1) target.slug = `${slug}-${index}-${again}`;
    given.add(target.slug);
  }
}

function linkFrom(
  file: string,
  kind: DocumentKind,
  by_file: ReadonlyMap<string, Target>,
  by_number: ReadonlyMap<string | null, Target>,
): LinkTo {
  return (href) => {
    const within = fileOf(file, href);
    const number = numberIn(href.replace(/[#?](?!pageId).*$/, ''));
    const target =
      (within && by_file.get(within)) ??
      (number && /\/(?:pages|articles)\/|pageId=/.test(href) ? by_number.get(number) : undefined);
    if (target) return `${areas[kind]}/${target.slug}`;
    return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]*$/iu.test(href) ? href : null;
  };
}
