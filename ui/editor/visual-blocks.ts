import { type Inline, inlineMarkdown } from '../../lib/inline-markdown.ts';
import type { EditorWords } from './words.ts';

type Block = {
  source: string;
  html: string | null;
  editable: { tag: 'p' | 'h2' | 'h3' | 'h4'; before: string; after: string } | null;
};

type Entry = { source: string; element: HTMLElement };

/**
 * A document in blocks: paragraphs and headings are written where they are shown, everything else is shown and written as Markdown.
 * What nobody touches stays the Markdown it was, letter by letter.
 */
export class VisualBlocks {
  readonly element = document.createElement('div');
  readonly #words: EditorWords;
  readonly #changed: (text: string) => void;
  #blocks: Entry[] = [];

  constructor(words: EditorWords, changed: (text: string) => void) {
    this.#words = words;
    this.#changed = changed;
    this.element.className = 'editor-blocks written';
    this.element.hidden = true;
  }

  /** Draws the blocks the server made of a text. */
  show(blocks: readonly Block[]) {
    this.#blocks = [];
    this.element.replaceChildren();
    for (const block of blocks) this.#add(block, this.#blocks.length);
    if (blocks.length === 0) this.#add(empty(), 0);
    this.element.hidden = false;
  }

  #add(block: Block, at: number): HTMLElement {
    const entry: Entry = { source: block.source, element: document.createElement('div') };
    entry.element = block.editable ? this.#editable(block, entry) : this.#shown(block, entry);
    const next = this.#blocks[at]?.element ?? null;
    this.#blocks.splice(at, 0, entry);
    this.element.insertBefore(entry.element, next);
    return entry.element;
  }

  #tell() {
    this.#changed(this.#blocks.map(({ source }) => source).join(''));
  }

  #editable(block: Block, entry: Entry): HTMLElement {
    const { tag, before, after } = block.editable ?? { tag: 'p', before: '', after: '' };
    const element = document.createElement(tag);
    element.contentEditable = 'true';
    element.append(...(drawn(block.html).firstElementChild?.childNodes ?? []));
    let end = after;
    const write = () => {
      const text = inlineMarkdown([...element.childNodes].map(inlineOf))
        .replaceAll(/[ \t]*\n+/g, '\n')
        .trim();
      entry.source = text ? before + text + end : '';
      this.#tell();
    };
    element.addEventListener('input', write);
    element.addEventListener('paste', (event) => {
      event.preventDefault();
      // Only words come in; signs and layout of elsewhere stay there.
      document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
    });
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      if (event.shiftKey && tag === 'p') return void document.execCommand('insertLineBreak');
      const selection = window.getSelection();
      if (!selection?.rangeCount) return;
      const rest = selection.getRangeAt(0);
      rest.deleteContents();
      rest.setEndAfter(element.lastChild ?? element);
      const moved = element.lastChild ? rest.extractContents() : document.createDocumentFragment();
      const following = end;
      end = '\n\n';
      const fresh = this.#add(
        { ...empty(), editable: { tag: 'p', before: '', after: following || '\n' } },
        this.#indexOf(element) + 1,
      );
      fresh.append(moved);
      write();
      fresh.dispatchEvent(new Event('input', { bubbles: true }));
      fresh.focus();
    });
    return element;
  }

  #shown(block: Block, entry: Entry): HTMLElement {
    const element = document.createElement('div');
    element.className = 'editor-block';
    const edit = document.createElement('button');
    edit.type = 'button';
    edit.className = 'button quiet small';
    edit.textContent = this.#words.edit_block;
    const area = document.createElement('textarea');
    area.className = 'input full mono';
    area.setAttribute('aria-label', this.#words.edit_block);
    area.hidden = true;
    const kept = /\s*$/.exec(block.source)?.[0] ?? '';
    area.value = block.source.slice(0, block.source.length - kept.length);
    area.rows = Math.min(20, area.value.split('\n').length + 1);
    area.addEventListener('input', () => {
      entry.source = area.value.trim() ? area.value + kept : '';
      this.#tell();
    });
    edit.addEventListener('click', () => {
      area.hidden = false;
      edit.hidden = true;
      area.focus();
    });
    const view = document.createElement('div');
    if (block.html === null) view.textContent = block.source;
    else view.append(...drawn(block.html).childNodes);
    element.append(view, edit, area);
    return element;
  }

  #indexOf(element: HTMLElement): number {
    return this.#blocks.findIndex((block) => block.element === element);
  }
}

const empty = (): Block => ({ source: '', html: null, editable: { tag: 'p', before: '', after: '\n' } });

// What the server made safe; a parser runs nothing of it.
const drawn = (html: string | null): HTMLElement =>
  document.importNode(new DOMParser().parseFromString(html ?? '', 'text/html').body, true);

function inlineOf(node: ChildNode): Inline {
  if (node instanceof Element)
    return {
      name: node.localName,
      attributes: { href: node.getAttribute('href') ?? '' },
      children: [...node.childNodes].map(inlineOf),
    };
  return { text: (node.textContent ?? '').replaceAll('\n', '') };
}
