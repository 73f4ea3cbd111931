// <arrimo-news module="PRUMO/FIS">: the newest items of a module in a page of the product itself. It asks the portal's public feed, keeps
// nothing but which items were opened, and runs under a policy that allows this script and this address alone.

import { type Said, said } from './words.ts';

type Item = {
  id: string;
  url: string;
  title: string;
  summary?: string;
  language?: string;
  date_published: string;
  _arrimo?: { category_name: string | null; effective_on: string | null; expected_on: string | null; pinned: boolean };
};

const style = `
:host { display: block; font: var(--arrimo-news-font, 15px/1.5 system-ui, sans-serif); color: var(--arrimo-news-color, CanvasText);
  background: var(--arrimo-news-background, Canvas); border: 1px solid var(--arrimo-news-border, color-mix(in srgb, currentColor 20%, transparent));
  border-radius: var(--arrimo-news-radius, 8px); padding: var(--arrimo-news-padding, 12px 16px); }
:host([hidden]) { display: none; }
header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
h2 { margin: 0; font-size: 1.07em; }
.count { font-size: .87em; font-weight: 600; }
button { margin-inline-start: auto; font: inherit; font-size: .87em; color: inherit; background: none; border: 1px solid currentColor;
  border-radius: calc(var(--arrimo-news-radius, 8px) * .7); padding: 3px 10px; min-height: 26px; cursor: pointer; }
ul { list-style: none; margin: 8px 0 0; padding: 0; }
li { padding: 8px 0; border-top: 1px solid var(--arrimo-news-border, color-mix(in srgb, currentColor 20%, transparent)); }
a { color: var(--arrimo-news-link, LinkText); font-weight: 600; overflow-wrap: anywhere; }
.unread { font-size: .8em; font-weight: 700; border: 1px solid currentColor; border-radius: 99px; padding: 0 8px; margin-inline-end: 6px; }
.facts { font-size: .87em; opacity: .85; }
p { margin: 2px 0 0; }
a:focus-visible, button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }`;

// Where this script came from is where the news are.
const source = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;
const origin = new URL(source).origin;
const storage_key = `arrimo-news ${origin}`;
const most_remembered = 500;

function readIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storage_key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function remember(ids: readonly string[]): void {
  try {
    const kept = [...new Set([...readIds(), ...ids])].slice(-most_remembered);
    localStorage.setItem(storage_key, JSON.stringify(kept));
  } catch {
    // A page without storage has everything unread.
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  part: string | null,
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (part) {
    made.setAttribute('part', part);
    made.className = part;
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

class ArrimoNews extends HTMLElement {
  static readonly observedAttributes = ['module', 'limit', 'lang'];
  #root = this.attachShadow({ mode: 'open' });
  #items: Item[] | null = null;
  #failed = false;
  #asking: AbortController | null = null;

  /** How many of the items shown have not been opened. */
  get unread(): number {
    const read = new Set(readIds());
    return this.#shown().filter(({ id }) => !read.has(id)).length;
  }

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.#asking?.abort();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name === 'module') void this.load();
    else this.#draw();
  }

  /** Asks for the news anew. */
  async load(): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const address = new URL('/news/feed.json', origin);
    const module = this.getAttribute('module');
    if (module) address.searchParams.set('module', module);
    try {
      const answer = await fetch(address, { credentials: 'omit', signal: asking.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const feed = (await answer.json()) as { items: Item[] };
      this.#items = feed.items;
      this.#failed = false;
    } catch {
      if (asking.signal.aborted) return;
      this.#failed = true;
    }
    this.#draw();
  }

  /** Marks all that is shown as read. */
  markRead(): void {
    remember(this.#shown().map(({ id }) => id));
    this.#draw();
  }

  #shown(): Item[] {
    const limit = Number(this.getAttribute('limit') ?? 5);
    return (this.#items ?? []).slice(0, limit >= 1 && limit <= 30 ? limit : 5);
  }

  #draw(): void {
    const lang = this.lang || this.closest('[lang]')?.getAttribute('lang') || 'pt-BR';
    const words = said[lang.slice(0, 2).toLowerCase()] ?? said['pt'];
    if (!words) return;
    const dates = new Intl.DateTimeFormat(lang);
    const days = new Intl.DateTimeFormat(lang, { timeZone: 'UTC' });
    const read = new Set(readIds());
    const unread = this.unread;
    const title = element('h2', 'title', this.getAttribute('heading') ?? words.title);
    title.id = 'title';
    const count = element('span', 'count', unread > 0 ? words.count(unread) : '');
    count.setAttribute('role', 'status');
    const mark = element('button', 'mark', words.mark);
    mark.type = 'button';
    mark.hidden = unread === 0;
    mark.addEventListener('click', () => {
      this.markRead();
      this.#root.querySelector<HTMLElement>('a')?.focus();
    });
    const rows = this.#shown().map((item) => this.#row(item, words, !read.has(item.id), dates, days));
    const list =
      rows.length > 0
        ? element('ul', 'list', ...rows)
        : element('p', 'empty', this.#failed ? words.failed : words.none);
    const all = element('a', 'all', words.all);
    Object.assign(all, { href: `${origin}/news`, target: '_blank', rel: 'noopener' });
    const section = element(
      'section',
      null,
      element('header', 'header', title, count, mark),
      list,
      element('p', null, all),
    );
    section.setAttribute('aria-labelledby', 'title');
    section.lang = lang;
    this.#root.replaceChildren(section);
    this.dispatchEvent(new CustomEvent('arrimo-news-unread', { detail: { unread }, bubbles: true, composed: true }));
  }

  #row(item: Item, words: Said, unread: boolean, dates: Intl.DateTimeFormat, days: Intl.DateTimeFormat): HTMLLIElement {
    const link = element('a', 'link', item.title);
    Object.assign(link, { href: safe(item.url), target: '_blank', rel: 'noopener' });
    if (item.language) link.lang = item.language;
    const seen = (): void => {
      remember([item.id]);
      // After the click has opened it: a link that is replaced leads nowhere.
      setTimeout(() => this.#draw());
    };
    link.addEventListener('click', seen);
    link.addEventListener('auxclick', seen);
    const { _arrimo: about } = item;
    const day = (text: string): string => days.format(new Date(`${text}T00:00:00Z`));
    const facts = [
      about?.category_name,
      dates.format(new Date(item.date_published)),
      about?.effective_on && words.effective(day(about.effective_on)),
      about?.expected_on && words.expected(day(about.expected_on)),
    ];
    const summary = item.summary ? element('p', 'summary', item.summary) : null;
    if (summary && item.language) summary.lang = item.language;
    return element(
      'li',
      'item',
      unread ? element('span', 'unread', words.unread) : null,
      link,
      element('p', 'facts', facts.filter(Boolean).join(' · ')),
      summary,
    );
  }
}

// Only addresses of the portal are followed, whatever a feed says.
const safe = (url: string): string => (URL.canParse(url) && new URL(url).origin === origin ? url : `${origin}/news`);

if (!customElements.get('arrimo-news')) customElements.define('arrimo-news', ArrimoNews);
