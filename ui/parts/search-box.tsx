import type { Words } from '../../locales/index.ts';
import { Button } from './button.tsx';

type Props = {
  t: Words;
  value?: string;
  /** `large`: the middle of a page; `compact`: the bar of every page; `within`: of one product or module, on its page. */
  size: 'large' | 'compact' | 'within';
  max?: number;
  /** What stays chosen while other words are looked for, as it stands in the address. */
  keep?: Readonly<Record<string, string>>;
  /** Instead of "everything": the product that is searched. */
  within?: string;
  /** The key that goes here: of one box on a page. */
  shortcut?: boolean;
};

/** One box for everything there is to find. Works as a form; with scripts the first results appear under it. */
export function SearchBox({ t, value = '', size, max = 4_000, keep = {}, within, shortcut = true }: Props) {
  const id = `search-${size}`;
  const placeholder = within ? t.search.within(within) : t.search.placeholder;
  return (
    <search class={`search-box ${size}`}>
      <form
        action="/search"
        data-controller="instant"
        data-action="keydown->instant#key focusout->instant#leave submit->instant#sent"
      >
        {Object.entries(keep).map(([name, kept]) => (
          <input type="hidden" name={name} value={kept} />
        ))}
        <label class="hidden-text" for={id}>
          {within ? placeholder : t.search.label}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          value={value}
          placeholder={placeholder}
          maxlength={max}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          data-instant-target="input"
          data-action="input->instant#typed"
          data-shortcut={shortcut ? '/' : undefined}
        />
        <Button look={size === 'large' ? 'main' : 'quiet'} icon="search">
          <span class={size === 'large' ? undefined : 'hidden-text'}>{t.search.go}</span>
        </Button>
        <div
          class="instant"
          id={`${id}-list`}
          data-instant-target="list"
          role="listbox"
          aria-label={t.search.search}
          hidden
        />
        <span class="hidden-text" aria-live="polite" data-instant-target="said" />
      </form>
    </search>
  );
}
