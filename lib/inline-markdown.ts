/** What stands within a line: text, or an element with what is in it. A browser's nodes and a parser's are read into this form. */
export type Inline =
  { text: string } | { name: string; attributes: Readonly<Record<string, string>>; children: readonly Inline[] };

const marks: Readonly<Record<string, string>> = { strong: '**', em: '*', s: '~~' };
/** Signs that begin something wherever they stand. */
const everywhere = /[\\`*]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|!(?=\[)|&(?=#?\w{1,31};)/giu;
/** What would make a block of another kind at the beginning of a line. */
const beginning = /^(?:[#>+|-]|:::|=|\d{1,9}(?=[.)]))/;

/** What somebody sees within a line, as Markdown that shows exactly this. Elements nobody may write are left out, their text stays. */
export function inlineMarkdown(nodes: readonly Inline[]): string {
  const text = nodes.map(written).join('');
  return text.split('\n').map(guarded).join('\n');
}

// A number is guarded behind its figures, other signs before them.
function guarded(line: string): string {
  const [sign = ''] = beginning.exec(line) ?? [];
  if (!sign) return line;
  return /\d/.test(sign) ? `${sign}\\${line.slice(sign.length)}` : `\\${line}`;
}

function written(node: Inline): string {
  if ('text' in node) return escaped(node.text);
  const { name, attributes, children } = node;
  if (name === 'br') return '\n';
  if (name === 'code') return code(textOf(children));
  if (name === 'a') return link(attributes['href'] ?? '', children);
  const inner = children.map(written).join('');
  const mark = marks[name === 'b' ? 'strong' : name === 'i' ? 'em' : name === 'del' ? 's' : name];
  // A mark beside a space marks nothing.
  const [, lead = '', held = '', trail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inner) ?? [];
  return mark && held ? `${lead}${mark}${held}${mark}${trail}` : inner;
}

function escaped(text: string): string {
  const plain = text.replaceAll('\u00a0', ' ').replaceAll(everywhere, '\\$&');
  return plain.includes('](') || plain.includes('][') ? plain.replaceAll(/[[\]]/g, '\\$&') : plain;
}

function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text ? fence + pad + text + pad + fence : '';
}

function link(href: string, children: readonly Inline[]): string {
  const text = textOf(children);
  if (text === href && /^https?:/.test(href)) return href;
  const inner = children.map(written).join('');
  return href && inner ? `[${inner}](${/[\s()<>]/.test(href) ? `<${href}>` : href})` : inner;
}

const textOf = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ('text' in node ? node.text : textOf(node.children))).join('');
