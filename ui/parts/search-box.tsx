import type { Words } from '../../locales/index.ts';
import { Button } from './button.tsx';

type Props = {
  t: Words;
  value?: string;
  /** `large`: the middle of a page; `compact`: the bar of every page. */
  size: 'large' | 'compact';
  max?: number;
};

/** One box for everything there is to find. Works as a form; with scripts the first results appear under it. */
export function SearchBox({ t, value = '', size, max = 4_000 }: Props) {
  const id = size === 'large' ? 'search-large' : 'search-compact';
  return (
    <search class={`search-box ${size}`}>
      <form action="/search" data-controller="instant" data-action="keydown->instant#key focusout->instant#leave">
        <label class="hidden-text" for={id}>
          {t.search.label}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          value={value}
          placeholder={t.search.placeholder}
          maxlength={max}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          data-instant-target="input"
          data-action="input->instant#typed"
          data-shortcut="/"
          aria-autocomplete="list"
        />
        <Button look={size === 'large' ? 'main' : 'quiet'} icon="search">
          <span class={size === 'compact' ? 'hidden-text' : undefined}>{t.search.go}</span>
        </Button>
        <div class="instant" data-instant-target="list" role="listbox" aria-label={t.search.search} hidden />
      </form>
    </search>
  );
}
