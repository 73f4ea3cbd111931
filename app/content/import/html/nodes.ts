import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;
export type Node = Tree.ChildNode;

export const isElement = (node: Node | Tree.ParentNode): node is Element => 'tagName' in node;

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

export const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(/\s+/).includes(name);

/** Every element in the order of the page; not by recursion, because pages of others may nest without end. */
export function* elements(root: Tree.ParentNode): Generator<Element> {
  const left: Node[] = [...root.childNodes].toReversed();
  for (let node = left.pop(); node; node = left.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (const child of node.childNodes.toReversed()) left.push(child);
  }
}

export function find(root: Tree.ParentNode, fits: (element: Element) => boolean): Element | undefined {
  for (const element of elements(root)) if (fits(element)) return element;
  return undefined;
}

const unsaid = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head']);
/** Elements whose text is nothing anybody reads. */
export const isUnsaid = ({ tagName }: Element): boolean => unsaid.has(tagName);

/** What can be read in an element, on one line. */
export function textOf(root: Tree.ParentNode): string {
  const parts: string[] = [];
  const left: Node[] = [...root.childNodes].toReversed();
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if (isElement(node) && !isUnsaid(node)) for (const child of node.childNodes.toReversed()) left.push(child);
  }
  return parts.join('').replaceAll(/\s+/g, ' ').trim();
}
