import type { MarkdownIt, StateBlock, Token } from 'markdown-it';

/** What the signs of the dialect are called in the language of a text, where its author gives no title. */
export type DialectWords = Record<'tip' | 'attention' | 'important' | 'expander' | 'tab' | 'video', string>;

/** What a directive may be called; authors write in their own language. */
const names = {
  tip: 'tip',
  dica: 'tip',
  consejo: 'tip',
  attention: 'attention',
  atencao: 'attention',
  atencion: 'attention',
  important: 'important',
  importante: 'important',
  expander: 'expander',
  tabs: 'tabs',
  tab: 'tab',
} as const;
type Name = (typeof names)[keyof typeof names];

const opening = /^:::[ \t]*(?<name>\p{L}+)(?:[ \t]+(?<title>\S.*?))?[ \t]*$/u;
const closing = /^:::+[ \t]*$/;
const fence = /^(`{3,}|~{3,})/;
const leaf = /^::video[ \t]+(?<address>\S+)(?:[ \t]+(?<title>\S.*?))?[ \t]*$/;
const youtube =
  /^https:\/\/(?:(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:[\w=&-]*&)?v=|shorts\/|embed\/)|youtu\.be\/|www\.youtube-nocookie\.com\/embed\/)(?<id>[\w-]{11})(?:[?&][\w=&-]*)?$/;

const own_video = /^\/videos\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

const longest_title = 200;

/** The id of a video of YouTube in an address of it; null for any other address. */
export const youtubeId = (address: string): string | null => youtube.exec(address)?.groups?.['id'] ?? null;

const nameOf = (word: string): Name | undefined => {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return Object.hasOwn(names, plain) ? names[plain as keyof typeof names] : undefined;
};

/** What a line begins, if it begins a container of the dialect. */
export function opens(line: string): { name: Name; title: string } | null {
  const found = opening.exec(line)?.groups;
  const name = found && nameOf(found['name'] ?? '');
  return name ? { name, title: (found?.['title'] ?? '').slice(0, longest_title) } : null;
}

type Meta = { name: Name; title: string; group: string | null; first: boolean; address: string };

// What our own rules below wrote: the parser keeps it as it is.
function metaOf(token: Token | undefined): Meta {
  if (!token) throw new Error('a token of the dialect is missing');
  return token.meta as Meta;
}

type Environment = Record<string, unknown> & {
  words: DialectWords;
  tabbed?: number;
  tabs?: { level: number; name: string; count: number }[];
};

/**
 * Adds the containers of the dialect to a Markdown parser: `:::tip Title` … `:::`, the same for attention, important and expander, `:::tabs`
 * that holds `:::tab Title`, and the line `::video ADDRESS Title`, of YouTube or `/videos/…` of the portal. What is none of these stays the text it is.
 */
export function directives(markdown: MarkdownIt): void {
  const ends = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  markdown.block.ruler.before('fence', 'directive', container, ends);
  markdown.block.ruler.before('fence', 'video', video, ends);
  const { escapeHtml } = markdown.utils;
  const { rules } = markdown.renderer;
  rules['directive_open'] = (tokens, index, _options, env) => {
    const { name, title, group, first } = metaOf(tokens[index]);
    if (name === 'tabs') return '<div class="tabbed">';
    const said = escapeHtml(title || (env as Environment).words[name]);
    if (name === 'tab' && group)
      return `<details name="${group}"${first ? ' open' : ''}><summary>${said}</summary><div class="tabbed-body">`;
    if (name === 'tab' || name === 'expander')
      return `<details class="expander"><summary>${said}</summary><div class="expander-body">`;
    return `<div class="callout ${name}" role="note"><div><p class="callout-title">${said}</p>`;
  };
  rules['directive_close'] = (tokens, index) => {
    const { name } = metaOf(tokens[index]);
    return name === 'tabs' ? '</div>' : name === 'tab' || name === 'expander' ? '</div></details>' : '</div></div>';
  };
  // A link, for every reader: what stands around it, and whether there is such a video, is a matter of who reads.
  rules['video'] = (tokens, index, _options, env) => {
    const { address, title } = metaOf(tokens[index]);
    return `<p class="video"><a href="${address}">${escapeHtml(title || (env as Environment).words.video)}</a></p>`;
  };
}

type Rule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

const container: Rule = (state, start, end, silent) => {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const opened = opens(lineOf(state, start));
  if (!opened) return false;
  if (silent) return true;
  let depth = 1;
  let code = '';
  let line = start + 1;
  for (; line < end; line += 1) {
    const text = lineOf(state, line);
    if ((state.sCount[line] ?? 0) < state.blkIndent && text !== '') break;
    const [, mark = ''] = fence.exec(text) ?? [];
    if (code) {
      if (mark.startsWith(code) && text.trim() === mark) code = '';
      continue;
    }
    if (mark) code = mark;
    else if (closing.test(text)) depth -= 1;
    else if (opens(text)) depth += 1;
    if (depth === 0) break;
  }
  const env = state.env as Environment;
  const { name } = opened;
  const tabs = (env.tabs ??= []);
  const group = tabs.at(-1);
  const within = name === 'tab' && group?.level === state.level;
  const meta = {
    ...opened,
    group: within ? group.name : null,
    first: within && group.count === 0,
  };
  if (within) group.count += 1;
  const token = state.push('directive_open', '', 1);
  token.meta = meta;
  token.map = [start, Math.min(line + 1, end)];
  token.block = true;
  if (name === 'tabs') {
    env.tabbed = (env.tabbed ?? 0) + 1;
    tabs.push({ level: state.level, name: `tabs-${env.tabbed}`, count: 0 });
  }
  const { parentType, lineMax } = state;
  // A list inside it ends with it, as within a quotation.
  state.parentType = 'blockquote';
  state.lineMax = line;
  state.md.block.tokenize(state, start + 1, line);
  state.parentType = parentType;
  state.lineMax = lineMax;
  if (name === 'tabs') tabs.pop();
  state.push('directive_close', '', -1).meta = { name };
  state.line = Math.min(line + (depth === 0 ? 1 : 0), end);
  return true;
};

const video: Rule = (state, start, _end, silent) => {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const found = leaf.exec(lineOf(state, start))?.groups;
  const written = found?.['address'] ?? '';
  const elsewhere = youtubeId(written);
  const address = elsewhere ? `https://www.youtube.com/watch?v=${elsewhere}` : own_video.test(written) ? written : null;
  if (!address) return false;
  if (silent) return true;
  const token = state.push('video', '', 0);
  token.meta = { address, title: (found?.['title'] ?? '').slice(0, longest_title) };
  token.map = [start, start + 1];
  token.block = true;
  state.line = start + 1;
  return true;
};
