import { type DefaultTreeAdapterTypes as Tree, parseFragment, serialize } from 'parse5';
import sanitize from 'sanitize-html';

/** Elements that may be there, and of each its attributes with what they may hold. */
export type Allowed = Readonly<Record<string, Readonly<Record<string, RegExp>>>>;

export const address = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]*$/iu;
/** What people write is no recommendation of ours, and the page it leads to gets no hold on this one. */
const rel = 'noopener nofollow ugc';

/** What HTML of others may hold. No class, id or style, so that nothing dresses up as the portal or drives its behaviours. */
export const allowed: Allowed = {
  p: {},
  br: {},
  hr: {},
  h3: {},
  h4: {},
  h5: {},
  h6: {},
  strong: {},
  em: {},
  s: {},
  code: {},
  pre: {},
  blockquote: {},
  ul: {},
  ol: { start: /^\d{1,9}$/ },
  li: {},
  table: {},
  thead: {},
  tbody: {},
  tr: {},
  th: {},
  td: {},
  a: { href: address, rel: new RegExp(`^${rel}$`) },
};

const deepest = 100;

export const options: sanitize.IOptions = {
  allowedTags: Object.keys(allowed),
  allowedAttributes: Object.fromEntries(Object.entries(allowed).map(([tag, rules]) => [tag, Object.keys(rules)])),
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: deepest,
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  transformTags: {
    // The page has its own h1 and h2.
    h1: 'h3',
    h2: 'h3',
    a: (tagName, { href }) => ({ tagName, attribs: href && address.test(href) ? { href, rel } : {} }),
  },
};

/**
 * HTML of others, reduced to what is allowed. What comes out is parsed once more as a browser would and compared with the same list
 * (security.md 3.3): null when the two disagree, and the caller shows plain text. The answer is that second reading written down, so
 * every element in it is closed.
 */
export function safeHtml(html: string): string | null {
  return reread(sanitize(html, options));
}

/** Text as part of an address: lower case, no accents, words joined by hyphens, at most 80 characters; empty when nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');
}

/** HTML as a browser reads it, if it finds nothing in it but what is allowed; otherwise null. */
export function reread(html: string): string | null {
  const fragment = readAs(html, allowed);
  return fragment && serialize(fragment);
}

/** HTML as a browser reads it, if it finds nothing but what `rules` allow; otherwise null. */
export function readAs(html: string, rules: Allowed): Tree.DocumentFragment | null {
  let sound = true;
  const fragment = parseFragment(html, { onParseError: () => (sound = false) });
  return sound && fragment.childNodes.every((node) => fits(node, 1, rules)) ? fragment : null;
}

function fits(node: Tree.ChildNode, depth: number, rules: Allowed): boolean {
  if (node.nodeName === '#text') return true;
  if (!('tagName' in node) || depth > deepest || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') return false;
  const attributes = Object.hasOwn(rules, node.tagName) ? rules[node.tagName] : undefined;
  if (!attributes) return false;
  return (
    node.attrs.every(({ name, value }) => Object.hasOwn(attributes, name) && attributes[name]?.test(value)) &&
    node.childNodes.every((child) => fits(child, depth + 1, rules))
  );
}
