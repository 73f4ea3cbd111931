import { attribute, type Element, elements, hasClass, isElement, isUnsaid, type Node, textOf } from './nodes.ts';
import { inlineOf, type LinkTo, plain, startOfLine } from './to-inline.ts';

const blocks = new Set(
  'address article aside blockquote details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul'.split(
    ' ',
  ),
);
const deepest = 60;

/** Of Confluence's boxes, and of the classes that help centres use: which callout of ours each is. */
const callouts: readonly [RegExp, string][] = [
  [/confluence-information-macro-(?:tip|information)|callout-?(?:tip|info)|note-?(?:tip|info)|\bsuccess\b/, 'tip'],
  [/confluence-information-macro-note|callout-?(?:note|attention)|\bnote\b/, 'attention'],
  [/confluence-information-macro-warning|callout-?(?:warning|important|danger)|\b(?:warning|danger)\b/, 'important'],
];

/** HTML of another system as Markdown of ours. Only what is read stays; nothing of it is HTML any more. `link`: where each address leads. */
export function toMarkdown(nodes: readonly Node[], link: LinkTo): string {
  return blocksOf(nodes, link, 0).join('\n\n').trim();
}

// Text between blocks is a paragraph of its own.
function blocksOf(nodes: readonly Node[], link: LinkTo, depth: number): string[] {
  const out: string[] = [];
  let line: Node[] = [];
  const flush = (): void => {
    const text = inlineOf(line, link, depth)
      .replaceAll(/ {2,}/g, ' ')
      .replaceAll(/ *\n */g, '\n')
      .trim();
    if (text) out.push(startOfLine(text));
    line = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !(blocks.has(node.tagName) || holdsBlock(node))) {
      line.push(node);
      continue;
    }
    flush();
    out.push(...blockOf(node, link, depth + 1).filter(Boolean));
  }
  flush();
  return out;
}

const holdsBlock = (element: Element): boolean => {
  if (isUnsaid(element)) return false;
  for (const { tagName } of elements(element)) if (blocks.has(tagName)) return true;
  return false;
};

const indented = (text: string, by: string): string => text.replaceAll(/\n(?=[^\n])/g, `\n${by}`);
const boxed = (name: string, title: string, inner: readonly string[]): string[] =>
  inner.length > 0 ? [`:::${name}${title ? ` ${title}` : ''}\n${inner.join('\n\n')}\n:::`] : [];

function blockOf(element: Element, link: LinkTo, depth: number): string[] {
  if (depth > deepest) return [startOfLine(plain(textOf(element)))];
  const { tagName, childNodes } = element;
  const inside = (nodes: readonly Node[] = childNodes) => blocksOf(nodes, link, depth);
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  if (heading) {
    const text = inlineOf(childNodes, link, depth).replaceAll(/\s+/g, ' ').trim();
    return text ? [`${'#'.repeat(Math.min(6, Number(heading) + 1))} ${text}`] : [];
  }
  if (tagName === 'hr') return ['---'];
  if (tagName === 'pre') return [codeBlock(element)];
  if (tagName === 'ul' || tagName === 'ol') return [listOf(element, link, depth)];
  if (tagName === 'table') return [tableOf(element, link, depth)];
  if (tagName === 'blockquote') return inside().map((text) => `> ${text.replaceAll('\n', '\n> ')}`);
  if (tagName === 'details') {
    const summary = childNodes.find((node): node is Element => isElement(node) && node.tagName === 'summary');
    return boxed(
      'expander',
      summary ? plain(textOf(summary)) : '',
      inside(childNodes.filter((node) => node !== summary)),
    );
  }
  return macroOf(element, inside) ?? inside();
}

type Inside = (nodes?: readonly Node[]) => string[];

/** Boxes, expanders and code of Confluence; null for any other element. */
function macroOf(element: Element, inside: Inside): string[] | null {
  const named = attribute(element, 'class') ?? '';
  if (hasClass(element, 'toc-macro')) return [];
  if (hasClass(element, 'expand-container')) {
    const control = child(element, 'expand-control');
    const content = child(element, 'expand-content');
    return content ? boxed('expander', control ? plain(textOf(control)) : '', inside(content.childNodes)) : null;
  }
  const callout =
    element.tagName === 'div' || element.tagName === 'aside' ? callouts.find(([fits]) => fits.test(named)) : undefined;
  if (!callout) return null;
  const title = element.childNodes.find((node): node is Element => isElement(node) && hasClass(node, 'title'));
  const body = child(element, 'confluence-information-macro-body');
  const nodes = body ? body.childNodes : element.childNodes.filter((node) => node !== title);
  return boxed(callout[1], title ? plain(textOf(title)) : '', inside(nodes));
}

const child = (element: Element, name: string): Element | undefined => {
  for (const each of elements(element)) if (hasClass(each, name)) return each;
  return undefined;
};

function codeBlock(element: Element): string {
  const text = rawText(element).replaceAll(/\r\n?/g, '\n').replace(/^\n/, '').trimEnd();
  const classes = `${attribute(element, 'class') ?? ''} ${attribute(element, 'data-syntaxhighlighter-params') ?? ''}`;
  const language = /(?:language-|lang-|brush:\s*)([a-z0-9+#]{1,20})/i.exec(classes)?.[1] ?? '';
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function rawText(root: Element): string {
  const parts: string[] = [];
  const left: Node[] = [...root.childNodes].toReversed();
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if (isElement(node) && node.tagName === 'br') parts.push('\n');
    else if (isElement(node) && !isUnsaid(node)) for (const each of node.childNodes.toReversed()) left.push(each);
  }
  return parts.join('');
}

function listOf(element: Element, link: LinkTo, depth: number): string {
  const start = Number(attribute(element, 'start') ?? 1);
  const items = element.childNodes.filter((node): node is Element => isElement(node));
  return items
    .map((item, index) => {
      const mark = element.tagName === 'ol' ? `${(Number.isInteger(start) && start >= 0 ? start : 1) + index}. ` : '- ';
      const inner = item.tagName === 'li' ? blocksOf(item.childNodes, link, depth + 1) : blockOf(item, link, depth + 1);
      // A list follows its words closely; other blocks stand apart.
      const text = inner.reduce(
        (before, next) => (before ? `${before}${/^(?:- |\d+\. )/.test(next) ? '\n' : '\n\n'}${next}` : next),
        '',
      );
      return `${mark}${indented(text, ' '.repeat(mark.length))}`;
    })
    .join('\n');
}

function tableOf(element: Element, link: LinkTo, depth: number): string {
  const rows: string[][] = [];
  for (const each of elements(element)) {
    if (each.tagName !== 'tr' || tableAround(each) !== element) continue;
    const cells = each.childNodes.filter(
      (node): node is Element => isElement(node) && (node.tagName === 'td' || node.tagName === 'th'),
    );
    rows.push(cells.map((cell) => cellOf(cell, link, depth)));
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...body] = rows;
  if (!head || width === 0) return '';
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  return [line(head), `| ${Array.from({ length: width }, () => '---').join(' | ')} |`, ...body.map(line)].join('\n');
}

const tableAround = (row: Element): Element | null => {
  for (let above = row.parentNode; above && isElement(above); above = above.parentNode)
    if (above.tagName === 'table') return above;
  return null;
};

// A cell is one line: what stood in several follows with a mark between.
function cellOf(cell: Element, link: LinkTo, depth: number): string {
  const plain_cell = !holdsBlock(cell);
  const text = plain_cell
    ? inlineOf(cell.childNodes, link, depth)
    : cell.childNodes
        .flatMap((node) =>
          isElement(node) && blocks.has(node.tagName) ? partsOf(node, link, depth) : [inlineOf([node], link, depth)],
        )
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' · ');
  return text.replaceAll(/\s+/g, ' ').trim();
}

function partsOf(element: Element, link: LinkTo, depth: number): string[] {
  if (depth > deepest || element.tagName === 'table' || element.tagName === 'pre') return [plain(textOf(element))];
  if (!holdsBlock(element)) return [inlineOf(element.childNodes, link, depth)];
  return element.childNodes.flatMap((node) =>
    isElement(node) ? partsOf(node, link, depth + 1) : [inlineOf([node], link, depth)],
  );
}
