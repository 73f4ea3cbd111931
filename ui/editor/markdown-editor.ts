import { say } from '../behaviours/say.ts';
import { insert, insertBlock, replace, wrap } from './insert.ts';
import { LinkFinder } from './link-finder.ts';
import { sendFile } from './send-files.ts';
import { VisualBlocks } from './visual-blocks.ts';
import type { EditorWords } from './words.ts';

type Tool = { word: keyof EditorWords; act: (area: HTMLTextAreaElement, words: EditorWords) => void };

const tools: readonly Tool[] = [
  { word: 'bold', act: (area, words) => wrap(area, '**', words.bold) },
  { word: 'italic', act: (area, words) => wrap(area, '*', words.italic) },
  { word: 'code', act: (area, words) => wrap(area, '`', words.code) },
  { word: 'heading', act: (area, words) => insertBlock(area, `## ${words.heading}`, words.heading) },
  { word: 'list', act: (area, words) => insertBlock(area, `- ${words.list}\n- `, words.list) },
  { word: 'table', act: (area) => insertBlock(area, '| A | B |\n|---|---|\n| 1 | 2 |', 'A') },
  { word: 'callout', act: (area, words) => insertBlock(area, `:::tip\n${words.callout}\n:::`, words.callout) },
  {
    word: 'expander',
    act: (area, words) => insertBlock(area, `:::expander ${words.expander}\n…\n:::`, words.expander),
  },
  {
    word: 'tabs',
    act: (area) => insertBlock(area, ':::tabs\n:::tab A\n…\n:::\n:::tab B\n…\n:::\n:::', 'A'),
  },
  {
    word: 'video',
    act: (area, words) => insertBlock(area, `::video https://youtu.be/ ${words.video}`, 'https://youtu.be/'),
  },
];

/** The text of a document with buttons for its signs; files that are pasted or dropped go to the server and stand where they fell. */
export class MarkdownEditor extends HTMLElement {
  #area: HTMLTextAreaElement | null = null;
  #bar: HTMLElement | null = null;
  #finder: LinkFinder | null = null;
  #visual: VisualBlocks | null = null;

  connectedCallback() {
    // A page that is morphed keeps this element and loses what it had drawn.
    document.addEventListener('turbo:render', this.#draw);
    this.#draw();
  }

  disconnectedCallback() {
    document.removeEventListener('turbo:render', this.#draw);
    this.#forget();
  }

  #draw = () => {
    if (this.#area === this.querySelector('textarea') && this.querySelector('.editor-tools')) return;
    this.#forget();
    this.#area = this.querySelector('textarea');
    const area = this.#area;
    if (!area) return;
    this.#finder = new LinkFinder(this.dataset['links'] ?? '', this.#words, ({ title, path }) => {
      const marked = area.value.slice(area.selectionStart, area.selectionEnd);
      insert(area, `[${marked || title.replaceAll(/[[\]\\]/g, '\\$&')}](${path})`);
    });
    this.#bar = this.#drawBar(area);
    this.#visual = new VisualBlocks(this.#words, (text) => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    this.prepend(this.#bar, this.#finder.element, this.#visual.element);
    area.addEventListener('paste', this.#paste);
    area.addEventListener('dragover', this.#over);
    area.addEventListener('drop', this.#drop);
  };

  #forget() {
    this.#bar?.remove();
    this.#finder?.element.remove();
    this.#visual?.element.remove();
    if (this.#area) this.#area.hidden = false;
    this.#area?.removeEventListener('paste', this.#paste);
    this.#area?.removeEventListener('dragover', this.#over);
    this.#area?.removeEventListener('drop', this.#drop);
  }

  get #words(): EditorWords {
    return JSON.parse(this.dataset['words'] ?? '{}') as EditorWords;
  }

  #drawBar(area: HTMLTextAreaElement): HTMLElement {
    const words = this.#words;
    const bar = document.createElement('div');
    bar.className = 'editor-tools';
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', words.tools);
    for (const { word, act } of tools) bar.append(button(words[word], () => act(area, words)));
    const chooser = document.createElement('input');
    chooser.type = 'file';
    chooser.multiple = true;
    chooser.hidden = true;
    chooser.addEventListener('change', () => {
      void this.#send([...(chooser.files ?? [])]);
      chooser.value = '';
    });
    const turn = button(words.visual, () => void this.#turn(area, bar, turn));
    turn.classList.add('editor-turn');
    bar.append(
      button(words.link, () => this.#finder?.toggle()),
      button(words.image, () => chooser.click()),
      chooser,
      turn,
    );
    return bar;
  }

  // The other way of writing the same text; what is typed in either is in both.
  async #turn(area: HTMLTextAreaElement, bar: HTMLElement, turn: HTMLButtonElement) {
    const words = this.#words;
    const visual = this.#visual;
    if (!visual) return;
    if (visual.element.hidden) {
      const form = area.form;
      const body = new FormData();
      body.set('csrf', form?.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '');
      body.set('body', area.value);
      body.set('locale', form?.querySelector<HTMLSelectElement>('select[name="locale"]')?.value ?? '');
      const answer = await fetch(this.dataset['blocks'] ?? '', { method: 'POST', body }).catch(() => null);
      if (!answer?.ok) return say(words.failed.replace('{}', words.visual));
      visual.show(await answer.json());
    } else visual.element.hidden = true;
    area.hidden = !visual.element.hidden;
    turn.textContent = area.hidden ? words.source : words.visual;
    for (const other of bar.querySelectorAll('button')) other.hidden = area.hidden && other !== turn;
  }

  #paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#send(files);
  };
  #over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  #drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#send(files);
  };

  async #send(files: readonly File[]) {
    const area = this.#area;
    if (!area) return;
    const words = this.#words;
    const csrf = this.closest('form')?.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '';
    // Where each fell is marked at once; whoever goes on writing keeps the place.
    const waiting = files.map((file) => ({ file, mark: `![${words.sending.replace('{}', file.name)}]()` }));
    insertBlock(area, waiting.map(({ mark }) => mark).join('\n\n'));
    for (const { file, mark } of waiting) {
      const kept = await sendFile(this.dataset['files'] ?? '', csrf, file);
      replace(area, mark, kept && 'markdown' in kept ? kept.markdown : '');
      if (!kept) say(words.failed.replace('{}', file.name));
      else if ('refused' in kept) say(kept.refused);
    }
  }
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button quiet small';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
