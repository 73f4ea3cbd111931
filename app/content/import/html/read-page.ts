import path from 'node:path';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import type { Locale } from '../../../../locales/index.ts';
import { attribute, type Element, elements, find, hasClass, isElement, type Node, textOf } from './nodes.ts';

/** What a page of another system says of itself. */
export type PageFacts = {
  file: string;
  /** What it was called there: its number, or its file. */
  id: string;
  title: string;
  product: string | null;
  module: string | null;
  /** File of the page above. */
  parent: string | null;
  locale: Locale | null;
  /** When it was last changed there. */
  changed_at: number | null;
};

export type Page = { facts: PageFacts; content: readonly Node[] };

/** A file as a browser would read it, each element with its line. */
export const read = (html: string): Tree.Document => parse(html, { sourceCodeLocationInfo: true });

const byId = (root: Tree.ParentNode, id: string): Element | undefined =>
  find(root, (each) => attribute(each, 'id') === id);
const byClass = (root: Tree.ParentNode, name: string): Element | undefined =>
  find(root, (each) => hasClass(each, name));
const byTag = (root: Tree.ParentNode, name: string): Element | undefined => find(root, (each) => each.tagName === name);

/** The file that an address within an export names; null for any other address. */
export function fileOf(from: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^[#?]/i.test(href)) return null;
  try {
    const name = decodeURIComponent(href.replace(/[#?].*$/, ''));
    return name.startsWith('/') ? name.slice(1) : path.posix.normalize(path.posix.join(path.posix.dirname(from), name));
  } catch {
    return null;
  }
}

/** The number an article or page has in an address or a file name of its system. */
export const numberIn = (text: string): string | null =>
  /(?:[?&]pageId=|\/pages\/|\/articles\/)(\d{3,20})/.exec(text)?.[1] ??
  /(?:^|[/_-])(\d{4,20})(?=[-_.][^/]*$|\.html?$|$)/.exec(text)?.[1] ??
  null;

const languages: readonly [RegExp, Locale][] = [
  [/^pt/i, 'pt-BR'],
  [/^en/i, 'en'],
  [/^es/i, 'es'],
];
function localeOf(document: Tree.Document, file: string): Locale | null {
  const root = document.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'html');
  const folder = /(?:^|\/)(pt-br|pt|en-us|en-gb|en|es|es-419)\//i.exec(file)?.[1];
  const named = folder ?? (root && attribute(root, 'lang')) ?? '';
  return languages.find(([fits]) => fits.test(named))?.[1] ?? null;
}

const months = /\b([A-Z][a-z]{2} \d{1,2}, \d{4})\b(?![^]*\b[A-Z][a-z]{2} \d{1,2}, \d{4}\b)/;

/** A page of Confluence's or Zendesk Guide's HTML export, or any other page; null when it says nothing a reader would look for. */
export function readPage(document: Tree.Document, file: string): Page | null {
  return confluencePage(document, file) ?? guidePage(document, file) ?? plainPage(document, file);
}

/** The list of pages that Confluence puts beside them. */
export const isIndex = (document: Tree.Document): boolean =>
  byId(document, 'main-content') === undefined || byClass(document, 'pageSectionTitle') !== undefined
    ? byClass(document, 'pageSectionTitle') !== undefined && byClass(document, 'wiki-content') === undefined
    : false;

/** Its pages in order, each with the file of the page above. */
export function pagesListed(document: Tree.Document, file: string): { file: string; parent: string | null }[] {
  const listed: { file: string; parent: string | null }[] = [];
  for (const link of elements(document)) {
    const to = link.tagName === 'a' ? fileOf(file, attribute(link, 'href') ?? '') : null;
    if (to && /\.html?$/i.test(to)) listed.push({ file: to, parent: linkAbove(link, file) });
  }
  return listed;
}

// The link of the list entry that this one's list stands in.
function linkAbove(link: Element, file: string): string | null {
  let lists = 0;
  for (let above = link.parentNode; above && isElement(above); above = above.parentNode) {
    if (above.tagName !== 'li' || (lists += 1) < 2) continue;
    const first = above.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'a');
    return first ? fileOf(file, attribute(first, 'href') ?? '') : null;
  }
  return null;
}

function confluencePage(document: Tree.Document, file: string): Page | null {
  const content = byId(document, 'main-content');
  const heading = byId(document, 'title-text');
  if (!content || !heading) return null;
  const crumbs = byId(document, 'breadcrumbs');
  const links = crumbs ? [...elements(crumbs)].filter(({ tagName }) => tagName === 'a') : [];
  const space = links[0] ? textOf(links[0]) : null;
  const said = textOf(heading);
  const title = space && said.startsWith(`${space} : `) ? said.slice(space.length + 3) : said;
  const last = links.at(-1);
  const above = last && links.length > 1 ? fileOf(file, attribute(last, 'href') ?? '') : null;
  const changed = Date.parse(months.exec(textOf(byClass(document, 'page-metadata') ?? heading))?.[1] ?? '');
  return {
    facts: {
      file,
      id: numbered('confluence', file),
      title,
      product: space,
      module: null,
      parent: above && !/(?:^|\/)index\.html$/i.test(above) ? above : null,
      locale: localeOf(document, file),
      changed_at: Number.isNaN(changed) ? null : changed,
    },
    content: content.childNodes,
  };
}

// Category and section of a help centre are a product and a module of ours.
function guidePage(document: Tree.Document, file: string): Page | null {
  const content = byClass(document, 'article-body') ?? byClass(document, 'article__body');
  if (!content) return null;
  const crumbs = byClass(document, 'breadcrumbs');
  const steps = crumbs
    ? [...elements(crumbs)]
        .filter(({ tagName }) => tagName === 'li')
        .map(textOf)
        .filter(Boolean)
    : [];
  const [, category = null, section = null] = steps;
  const time = find(document, (each) => each.tagName === 'time');
  const changed = Date.parse((time && attribute(time, 'datetime')) ?? '');
  const heading = byClass(document, 'article-title') ?? byClass(document, 'article__title') ?? byTag(document, 'h1');
  return {
    facts: {
      file,
      id: numbered('guide', file),
      title: heading ? textOf(heading) : titleOf(document),
      product: category,
      module: section,
      parent: null,
      locale: localeOf(document, file),
      changed_at: Number.isNaN(changed) ? null : changed,
    },
    content: content.childNodes,
  };
}

// A heading and what follows it, as backups of a help centre write it; or any page.
function plainPage(document: Tree.Document, file: string): Page | null {
  const body = byTag(document, 'main') ?? byTag(document, 'article') ?? byTag(document, 'body');
  if (!body) return null;
  const heading = find(body, ({ tagName }) => tagName === 'h1');
  const title = (heading ? textOf(heading) : '') || titleOf(document);
  if (!title) return null;
  const content =
    heading && heading.parentNode === body ? body.childNodes.filter((node) => node !== heading) : body.childNodes;
  return {
    facts: {
      file,
      id: numberIn(file) ? numbered('guide', file) : file.replace(/\.html?$/i, ''),
      title,
      product: null,
      module: null,
      parent: null,
      locale: localeOf(document, file),
      changed_at: null,
    },
    content,
  };
}

const titleOf = (document: Tree.Document): string => {
  const title = byTag(document, 'title');
  return title ? textOf(title) : '';
};
const numbered = (system: string, file: string): string => {
  const number = numberIn(file);
  return number ? `${system}-${number}` : file.replace(/\.html?$/i, '');
};
